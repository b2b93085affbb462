import { CodedError } from '#common/contract/coded-error.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import type { PushReply } from '#common/contract/hub/push.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import { pushTogether, type Push } from './push.ts';

type Waiting = Push & { resolve: (reply: PushReply) => void; reject: (error: unknown) => void };

/**
 * Pushes of one office are taken one transaction after the other, for its feed has one end. Those that arrive while one runs
 * share the next: at 50 desks the ways to the database and the disk's flush are paid once for all of them. A push that comes
 * alone waits for nothing.
 */
export class PushLine {
  readonly #hub: HubContext;
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(hub: HubContext) {
    this.#hub = hub;
  }

  push(desk: CallingDesk, { actions }: Pick<Push, 'actions'>): Promise<PushReply> {
    return new Promise((resolve, reject) => {
      const one = { desk, actions, resolve, reject };
      const line = this.#waiting.get(desk.officeId);
      if (line) {
        line.push(one);
        return;
      }
      this.#waiting.set(desk.officeId, [one]);
      void this.#run(desk.officeId);
    });
  }

  async #run(officeId: string): Promise<void> {
    for (;;) {
      const line = this.#waiting.get(officeId) ?? [];
      const { taken, left } = nextOf(line);
      if (taken.length === 0) break;
      this.#waiting.set(officeId, left);
      await this.#take(officeId, taken);
    }
    this.#waiting.delete(officeId);
  }

  async #take(officeId: string, taken: readonly Waiting[]): Promise<void> {
    try {
      const answers = await pushTogether(this.#hub, officeId, taken);
      for (const [index, { resolve, reject }] of taken.entries()) {
        const answer = answers[index];
        if (!answer || answer instanceof CodedError) reject(answer ?? new CodedError('INTERNAL'));
        else resolve(answer);
      }
    } catch (error) {
      const [first, ...others] = taken;
      // Nobody pays for what only another's push brings about: each is taken by itself.
      if (others.length > 0) for (const one of taken) await this.#take(officeId, [one]);
      else first?.reject(error);
    }
  }
}

/** From the front of the line, no more than a page and one of each desk: its next numbers follow on these. */
function nextOf(line: readonly Waiting[]): { taken: Waiting[]; left: Waiting[] } {
  const taken: Waiting[] = [];
  const left: Waiting[] = [];
  const desks = new Set<string>();
  let actions = 0;
  for (const one of line) {
    const fits = taken.length === 0 || actions + one.actions.length <= PAGE;
    if (fits && !desks.has(one.desk.id)) {
      taken.push(one);
      actions += one.actions.length;
    } else left.push(one);
    desks.add(one.desk.id);
  }
  return { taken, left };
}
