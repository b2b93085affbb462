import type { LivePage } from '#common/contract/hub/live.ts';

/** Several seconds of a busy office. What is beyond, the desk fetches. */
const MOST_PAGES = 50;

/** What the live feed told and this desk has not applied yet, and whether that can be all there is. */
export class LiveNews {
  #pages: LivePage[] = [];
  #end = 0;
  #isListening = false;
  /** Counts every moment from which on something may have been missed. */
  #doubts = 1;
  #askedAfter = 0;

  listening(isListening: boolean): void {
    this.#isListening = isListening;
    this.doubt();
  }

  /** Only the hub's own answer tells what there is. */
  doubt(): void {
    this.#doubts += 1;
    this.#pages = [];
  }

  /** The feed has reached `seq`. */
  line(seq: number): void {
    this.#end = seq;
  }

  page(page: LivePage): void {
    if (this.#pages.length === MOST_PAGES) this.doubt();
    else this.#pages.push(page);
  }

  take(): readonly LivePage[] {
    const pages = this.#pages;
    this.#pages = [];
    return pages;
  }

  /** Before the hub is asked; call what it returns when its whole answer is applied. */
  ask(): () => void {
    const doubts = this.#doubts;
    return () => (this.#askedAfter = doubts);
  }

  /** Whether a desk that stands at `seq` has everything without asking. */
  isAll(seq: number): boolean {
    return this.#isListening && this.#askedAfter === this.#doubts && seq >= this.#end;
  }
}
