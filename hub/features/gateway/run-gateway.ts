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

const HEALTH: Step = ['health', ({ gateway }) => gateway.health().then(() => 0)];

/** What the office owes comes before what it asks for. */
const STEPS: readonly Step[] = [
  ['statuses', sendStatuses],
  ['bookings', takeBookings],
  ['results', takeResults],
  ['lists', takeLists],
];

/**
 * One exchange with the centre. While it does not answer nothing but its health is asked for. One part that is answered wrongly,
 * or that a fault of this program ends, does not hold up the others. Returns how many runs in a row have failed.
 */
export async function runGateway(parts: GatewayParts): Promise<number> {
  try {
    if (!(await runStep(parts, HEALTH))) return 1;
    for (const step of STEPS) await runStep(parts, step);
  } catch (error) {
    if (!(error instanceof CentreFailure)) throw error;
    return noteFailure(parts, error.reason);
  }
  return noteReached(parts);
}

/** False when it failed and the others may go on. Throws `CentreFailure` when there is no centre to go on with. */
async function runStep(parts: GatewayParts, [name, run]: Step): Promise<boolean> {
  const { log } = parts.hub;
  try {
    const count = await run(parts);
    if (count > 0) log.info('exchanged with the centre', { part: name, count });
    return true;
  } catch (error) {
    if (error instanceof CentreFailure) {
      if (name === 'health' || error.reason !== 'WRONG') throw error;
      log.warn('the centre answers otherwise than agreed', { part: name });
      await show(parts, name, { kind: 'ANSWER', code: 'ANSWER_UNREADABLE' });
    } else {
      log.error('a part of the exchange failed', { part: name, code: 'STEP_FAILED', error });
      await show(parts, name, { kind: 'STEP', code: 'STEP_FAILED' });
    }
    return false;
  }
}

type Shown = { kind: 'ANSWER'; code: 'ANSWER_UNREADABLE' } | { kind: 'STEP'; code: 'STEP_FAILED' };

async function show(parts: GatewayParts, step: string, { kind, code }: Shown): Promise<void> {
  const problem = { row: 0, subject: step, field: '', code };
  await parts.hub.store.transaction((trx) => storeProblems(trx, parts, { kind }, [problem]));
}

/** Every quarter of a minute, later and later while it fails. Returns what stops it, after the run that is under way. */
export function startGateway(parts: GatewayParts): () => Promise<void> {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let running = Promise.resolve();
  const run = async () => {
    const failures = await runGateway(parts).catch((error: unknown) => {
      parts.hub.log.error('the exchange with the centre failed', { code: 'EXCHANGE_FAILED', error });
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
