import { CodedError } from '#common/contract/coded-error.ts';
import type { DeskReport, Standing } from '#common/contract/hub/fleet.ts';
import type { HubLink } from './hub-link.ts';

export type StandingParts = {
  /** How this PC is; null before the desk is whole. */
  report: () => Promise<DeskReport | null>;
  /** What the hub decided about this desk. */
  take: (standing: Standing) => Promise<void>;
  nowMs?: () => number;
};

const MINUTE_MS = 60_000;
/** A change is told, but a desk at work changes all the time. */
const APART_MS = MINUTE_MS;
const AT_LEAST_MS = 15 * MINUTE_MS;

/** Asks the hub how this desk stands, as often as it has reason to, and tells it how the PC is: on change and every quarter of an hour. */
export class StandingWatch {
  readonly #parts: StandingParts;
  #isDue = true;
  #told = { text: '', at: -Infinity };

  constructor(parts: StandingParts) {
    this.#parts = parts;
  }

  /** Something may have been decided that this desk has not heard. */
  doubt(): void {
    this.#isDue = true;
  }

  async ask(link: Pick<HubLink, 'standing'>): Promise<void> {
    if (!this.#isDue) return;
    const report = await this.#parts.report();
    const isTold = report !== null && this.#isToBeTold(report);
    const standing = await link.standing({ report: isTold ? report : null }).catch(unlessOlder);
    if (standing === null) {
      this.#isDue = false;
      return;
    }
    if (isTold) this.#told = { text: textOf(report), at: this.#now() };
    await this.#parts.take(standing);
    this.#isDue = false;
  }

  #isToBeTold(report: DeskReport): boolean {
    const since = this.#now() - this.#told.at;
    return since >= AT_LEAST_MS || (since >= APART_MS && textOf(report) !== this.#told.text);
  }

  #now(): number {
    return (this.#parts.nowMs ?? Date.now)();
  }
}

/** Free room moves with every page; only a whole gigabyte of it is a change. */
function textOf({ state }: DeskReport): string {
  return JSON.stringify({ ...state, freeMb: Math.floor(state.freeMb / 1000) });
}

/** A hub that is older than this desk knows nothing of it. */
function unlessOlder(error: unknown): null {
  if (error instanceof CodedError && error.code === 'NOT_FOUND') return null;
  throw error;
}
