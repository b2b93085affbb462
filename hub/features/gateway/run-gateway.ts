import { backoffMs } from '#runtime/wire/backoff.ts';
import { CentreFailure } from './central-gateway.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { storeProblems } from './problems.ts';
import { noteFailure, noteReached } from './reach.ts';
import { sendStatuses } from './send-statuses.ts';
import { takeBookings } from './take-bookings.ts';
import { takeLists } from './take-lists.ts';
import { takeResults } from './take-results.ts';

const EVERY_MS = 15_000;

type Step = readonly [name: string, run: (parts: GatewayParts) => Promise<number>];

/** What the office owes comes before what it asks for. */
const STEPS: readonly Step[] = [
  ['statuses', sendStatuses],
  ['bookings', takeBookings],
  ['results', takeResults],
  ['lists', takeLists],
];

/**
 * One exchange with the centre. While it does not answer nothing but its health is asked for. One part that is answered wrongly
 * does not hold up the others. Returns how many runs in a row have failed.
 */
export async function runGateway(parts: GatewayParts): Promise<number> {
  try {
    await parts.gateway.health();
    for (const step of STEPS) await runStep(parts, step);
  } catch (error) {
    if (!(error instanceof CentreFailure)) throw error;
    return noteFailure(parts, error.reason);
  }
  return noteReached(parts);
}

async function runStep(parts: GatewayParts, [name, run]: Step): Promise<void> {
  try {
    const count = await run(parts);
    if (count > 0) parts.hub.log.info('exchanged with the centre', { part: name, count });
  } catch (error) {
    if (!(error instanceof CentreFailure) || error.reason !== 'WRONG') throw error;
    parts.hub.log.warn('the centre answers otherwise than agreed', { part: name });
    const problem = { row: 0, subject: name, field: '', code: 'ANSWER_UNREADABLE' };
    await parts.hub.store.transaction((trx) => storeProblems(trx, parts, { kind: 'ANSWER' }, [problem]));
  }
}

/** Every quarter of a minute, later and later while it fails. Returns what stops it, after the run that is under way. */
export function startGateway(parts: GatewayParts): () => Promise<void> {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let running = Promise.resolve();
  const run = async () => {
    const failures = await runGateway(parts).catch((error: unknown) => {
      parts.hub.log.error('the exchange with the centre failed', { error });
      return 1;
    });
    if (isStopped) return;
    timer = setTimeout(next, failures === 0 ? EVERY_MS : backoffMs(failures, Math.random));
    timer.unref();
  };
  const next = () => void (running = run());
  next();
  return async () => {
    isStopped = true;
    if (timer) clearTimeout(timer);
    await running;
  };
}
