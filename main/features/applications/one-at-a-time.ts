/** A call while the last one still runs does nothing: a timer must not start a second round beside a long first one. */
export function oneAtATime(run: () => Promise<unknown>): () => Promise<void> {
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      await run();
    } finally {
      isRunning = false;
    }
  };
}
