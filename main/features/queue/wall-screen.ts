import type { EventName, Events } from '#common/contract/ipc/index.ts';
import type { SecondScreenPort } from '#main/features/interview/second-screen.ts';

/** The wall of the waiting hall: on another display where there is one, on this one where not. It stays through lock and sign-out. */
export class WallScreen {
  readonly #port: SecondScreenPort & { tell?(event: EventName): void };
  #isOpen = false;

  constructor(port: SecondScreenPort & { tell?(event: EventName): void }) {
    this.#port = port;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get hasOtherDisplay(): boolean {
    return this.#port.isThere();
  }

  show(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#port.open(() => {
      this.#isOpen = false;
    });
  }

  hide(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#port.close();
  }

  /** The wall is told that something changed, and never what. */
  follow<E extends EventName>(event: E, _payload: Events[E]): void {
    if (event === 'files.changed') this.changed();
  }

  changed(): void {
    if (this.#isOpen) this.#port.tell?.('wall.changed');
  }
}
