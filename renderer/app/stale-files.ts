const GATHER_MS = 120;
/** Beyond this many it is cheaper to look everything up again than to name each file. */
const MANY = 50;

/**
 * Gathers changes that come in bursts (an import, a day's scheduled jobs) into one refetch. An empty list tells that everything may
 * have changed.
 */
export function createStaleFiles(refetch: (applicationIds: readonly string[]) => void) {
  let waiting = new Set<string>();
  let isEverything = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    const ids = isEverything || waiting.size > MANY ? [] : [...waiting];
    waiting = new Set();
    isEverything = false;
    timer = undefined;
    refetch(ids);
  }

  return {
    add(applicationIds: readonly string[]) {
      if (applicationIds.length === 0) isEverything = true;
      for (const id of applicationIds) waiting.add(id);
      timer ??= setTimeout(flush, GATHER_MS);
    },
  };
}
