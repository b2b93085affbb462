export type Codes = {
  counts: number[];
  symbols: number[];
  codeOf: Map<number, { code: number; length: number }>;
};

const LONGEST = 16;
/** Stands in for a symbol, so that no code consists of ones alone. */
const RESERVED = -1;

/** Code lengths by how often a symbol comes, none longer than 16 bits, as JPEG's annex K.2 makes them. */
export function huffmanCodes(symbols: readonly number[]): Codes {
  const often = new Map<number, number>([[RESERVED, 0.5]]);
  for (const symbol of symbols) often.set(symbol, (often.get(symbol) ?? 0) + 1);
  const counts = limited(lengthsOf(often));
  // The reserved one is the rarest: it has the longest code, the last of its length.
  const longest = counts.findLastIndex((count) => count > 0);
  counts[longest] = (counts[longest] ?? 1) - 1;
  const sorted = [...often.keys()]
    .filter((symbol) => symbol !== RESERVED)
    .toSorted((one, other) => (often.get(other) ?? 0) - (often.get(one) ?? 0) || one - other);
  const codeOf: Codes['codeOf'] = new Map();
  let code = 0;
  let next = 0;
  for (let length = 1; length <= LONGEST; length += 1) {
    for (let left = counts[length] ?? 0; left > 0; left -= 1) {
      codeOf.set(sorted[next] ?? 0, { code, length });
      next += 1;
      code += 1;
    }
    code <<= 1;
  }
  return { counts: counts.slice(1, LONGEST + 1), symbols: sorted, codeOf };
}

/** How many codes there are of each length. */
function lengthsOf(often: ReadonlyMap<number, number>): number[] {
  let nodes = [...often].map(([symbol, count]) => ({ count, depths: new Map([[symbol, 0]]) }));
  while (nodes.length > 1) {
    const [one, other, ...rest] = nodes.toSorted((left, right) => left.count - right.count);
    if (!one || !other) break;
    const depths = new Map([...one.depths, ...other.depths].map(([symbol, depth]) => [symbol, depth + 1]));
    nodes = [...rest, { count: one.count + other.count, depths }];
  }
  const counts = Array.from({ length: 64 }, () => 0);
  for (const depth of nodes[0]?.depths.values() ?? []) counts[depth] = (counts[depth] ?? 0) + 1;
  return counts;
}

/** Pairs of codes that are too long hang on shorter ones instead. */
function limited(counts: number[]): number[] {
  const at = (length: number) => counts[length] ?? 0;
  for (let length = counts.length - 1; length > LONGEST; length -= 1) {
    while (at(length) > 0) {
      let shorter = length - 2;
      while (at(shorter) === 0) shorter -= 1;
      counts[length] = at(length) - 2;
      counts[length - 1] = at(length - 1) + 1;
      counts[shorter + 1] = at(shorter + 1) + 2;
      counts[shorter] = at(shorter) - 1;
    }
  }
  return counts;
}
