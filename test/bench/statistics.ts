/** The value below which `share` of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Milliseconds of each of `count` runs, after some that are not counted. */
export async function sample(count: number, run: (index: number) => unknown, warmUp = 30): Promise<number[]> {
  for (let index = 0; index < warmUp; index += 1) await run(index);
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    await run(index);
    times.push(performance.now() - start);
  }
  return times;
}

export function printTable(rows: readonly Record<string, string | number>[]): void {
  const [first] = rows;
  if (!first) return;
  const keys = Object.keys(first);
  const width = (key: string) => Math.max(key.length, ...rows.map((row) => String(row[key]).length));
  const line = (cells: readonly string[]) => process.stderr.write(`${cells.join('  ')}\n`);
  line(keys.map((key) => key.padEnd(width(key))));
  for (const row of rows) line(keys.map((key) => String(row[key]).padEnd(width(key))));
}

/** What the work answers and how long it took, in milliseconds. */
export async function timed<T>(work: () => PromiseLike<T>): Promise<{ value: T; ms: number }> {
  const started = performance.now();
  const value = await work();
  return { value, ms: performance.now() - started };
}
