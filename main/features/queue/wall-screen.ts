import type { EventName, Events } from '#common/contract/ipc/index.ts';
import type { SecondScreenPort } from '#main/features/interview/second-screen.ts';

/** Whether the wall hangs here, over a new start. */
export type WallMemory = { read(): boolean; write(hangs: boolean): void };

/**
 * The wall of the waiting hall: on another display where there is one, on this one where not. It stays through lock and
 * sign-out, and after a new start it hangs again without anybody: the hall's PC comes back by itself when the power does.
 */
export class WallScreen {
  readonly #port: SecondScreenPort & { tell?(event: EventName): void };
  readonly #memory: WallMemory;
  #isOpen = false;

  constructor(port: SecondScreenPort & { tell?(event: EventName): void }, memory: WallMemory) {
    this.#port = port;
    this.#memory = memory;
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
    this.#memory.write(true);
    this.#port.open(() => {
      this.#isOpen = false;
    });
  }

  /** Somebody took it down. */
  hide(): void {
    this.#memory.write(false);
    this.end();
  }

  /** The program goes, and the wall with it until the next start. */
  end(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#port.close();
  }

  /** Hangs it up where it hung when the program ended. */
  resume(): void {
    if (this.#memory.read()) this.show();
  }

  /** The wall is told that something changed, and never what. */
  follow<E extends EventName>(event: E, _payload: Events[E]): void {
    if (event === 'files.changed') this.changed();
  }

  changed(): void {
    if (this.#isOpen) this.#port.tell?.('wall.changed');
  }
}
