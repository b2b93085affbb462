import { redact } from '#runtime/logging/redact.ts';
import type { Desk } from '#main/features/desk.ts';
import { failedUploadCodes, refusedCodes } from '#main/records/repositories/trouble.ts';
import { stationHealth, wholeCheck } from './health.ts';

const LOG_LINES = 5_000;

/**
 * What somebody far away needs to help: how the PC is, what its records' check found, what waits and why, what IT decided, and the log.
 * The log was redacted when it was written and is so once more; nothing else in it comes from a file of an applicant.
 */
export async function diagnostics(desk: Desk): Promise<string> {
  const { db, clock, machine, session, updates, logFolder } = desk;
  const bundle = {
    made: clock.now(),
    desk: redact(session.desk),
    health: await stationHealth(desk),
    records: await wholeCheck(desk),
    refused: await refusedCodes(db),
    uploads: await failedUploadCodes(db),
    updates: updates.status(),
    policy: { keys: Object.keys(machine.policy), ignored: machine.ignored },
    memory: process.memoryUsage(),
    log: (await logFolder.lastLines(LOG_LINES)).map(redact),
  };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}
