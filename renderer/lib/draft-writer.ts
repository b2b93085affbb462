export type DraftWriter = {
  /** Remembers the newest content and saves it after a pause in typing. */
  write(content: string): void;
  /** Saves now what is not yet saved. */
  flush(): Promise<void>;
};

type Options = {
  delayMs: number;
  retryMs: number;
  /** False when it could not be saved; the content is kept and tried again after `retryMs`. */
  save: (content: string) => Promise<boolean>;
};

/** One save at a time, always of the newest content: an older one never overtakes it. */
export function createDraftWriter({ delayMs, retryMs, save }: Options): DraftWriter {
  let pending: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  async function saveNewest() {
    const content = pending;
    if (content === null) return;
    pending = null;
    const isSaved = await save(content);
    if (isSaved) return;
    pending ??= content;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), retryMs);
  }

  function flush() {
    clearTimeout(timer);
    running = running.then(saveNewest);
    return running;
  }

  return {
    write(content) {
      pending = content;
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), delayMs);
    },
    flush,
  };
}
