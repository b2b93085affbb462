import type { ShownBook } from '#common/contract/ipc/interview.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { EventName, Events } from '#common/contract/ipc/index.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';

/** A window on another display than the officer's; Electron's in the app. */
export type SecondScreenPort = {
  isThere(): boolean;
  /** Throws nothing: `closed` is called when the window goes by itself, as with its display. */
  open(closed: () => void): void;
  close(): void;
};

type Shown = { applicationId: ApplicationId; book: ShownBook; isStillDue: () => Promise<boolean> };

/** What the applicant reads on the other side of the desk: one file's data of the book, for as long as they are to be read. */
export class SecondScreen {
  readonly #port: SecondScreenPort;
  #shown: Shown | null = null;

  constructor(port: SecondScreenPort) {
    this.#port = port;
  }

  get isThere(): boolean {
    return this.#port.isThere();
  }

  get shows(): ApplicationId | null {
    return this.#shown?.applicationId ?? null;
  }

  get book(): ShownBook | null {
    return this.#shown?.book ?? null;
  }

  /** `isStillDue` is asked whenever the file changes. Throws SECOND_SCREEN_MISSING. */
  show(shown: Shown): void {
    if (!this.#port.isThere()) throw new CodedError('SECOND_SCREEN_MISSING');
    this.hide();
    this.#shown = shown;
    this.#port.open(() => {
      if (this.#shown === shown) this.#shown = null;
    });
  }

  hide(): void {
    if (!this.#shown) return;
    this.#shown = null;
    this.#port.close();
  }

  /** Nobody reads on when the officer has gone or locked, or when the file goes on. */
  follow<E extends EventName>(event: E, payload: Events[E]): void {
    const shown = this.#shown;
    if (!shown) return;
    if (event === 'session.changed') {
      if ((payload as Events['session.changed']).state !== 'SIGNED_IN') this.hide();
      return;
    }
    if (event !== 'files.changed') return;
    const { applicationIds } = payload as Events['files.changed'];
    if (applicationIds.includes(shown.applicationId)) void this.#hideUnlessDue(shown);
  }

  async #hideUnlessDue(shown: Shown): Promise<void> {
    const isDue = await shown.isStillDue().catch(() => false);
    if (!isDue && this.#shown === shown) this.hide();
  }
}
