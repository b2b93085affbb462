/** A connected patch of a mask as the bar that it resembles. The direction has `dx >= 0`. */
export type Bar = {
  x: number;
  y: number;
  dx: number;
  dy: number;
  length: number;
  thickness: number;
  area: number;
};

type Runs = { starts: number[]; ends: number[]; rows: number[]; owner: number[] };

/** Patches of at least `leastArea` places; neighbours touch at sides or corners. */
export function bars(mask: Uint8Array, width: number, height: number, leastArea: number): Bar[] {
  const runs = joinedRuns(mask, width, height);
  const groups = new Map<number, number[]>();
  runs.starts.forEach((_, run) => {
    const root = rootOf(runs.owner, run);
    const group = groups.get(root);
    if (group) group.push(run);
    else groups.set(root, [run]);
  });
  return [...groups.values()].flatMap((group) => {
    const bar = barOf(runs, group);
    return bar.area >= leastArea ? [bar] : [];
  });
}

function joinedRuns(mask: Uint8Array, width: number, height: number): Runs {
  const runs: Runs = { starts: [], ends: [], rows: [], owner: [] };
  let aboveFrom = 0;
  for (let y = 0; y < height; y += 1) {
    const rowFrom = runs.starts.length;
    for (let x = 0; x < width; x += 1) {
      if (mask[y * width + x] !== 1) continue;
      const start = x;
      while (x < width && mask[y * width + x] === 1) x += 1;
      runs.owner.push(runs.starts.length);
      runs.starts.push(start);
      runs.ends.push(x - 1);
      runs.rows.push(y);
    }
    joinRows(runs, aboveFrom, rowFrom);
    aboveFrom = rowFrom;
  }
  return runs;
}

function joinRows({ starts, ends, rows, owner }: Runs, aboveFrom: number, rowFrom: number): void {
  let above = aboveFrom;
  for (let run = rowFrom; run < starts.length; run += 1) {
    const start = (starts[run] ?? 0) - 1;
    const end = (ends[run] ?? 0) + 1;
    while (above < rowFrom && (ends[above] ?? 0) < start) above += 1;
    for (let other = above; other < rowFrom && (starts[other] ?? 0) <= end; other += 1) {
      if (rows[other] === (rows[run] ?? 0) - 1) owner[rootOf(owner, other)] = rootOf(owner, run);
    }
  }
}

function rootOf(owner: number[], run: number): number {
  let root = run;
  while (owner[root] !== root) root = owner[root] ?? root;
  let at = run;
  while (owner[at] !== root) {
    const next = owner[at] ?? root;
    owner[at] = root;
    at = next;
  }
  return root;
}

function barOf({ starts, ends, rows }: Runs, group: readonly number[]): Bar {
  let area = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumYY = 0;
  let sumXY = 0;
  for (const run of group) {
    const start = starts[run] ?? 0;
    const end = ends[run] ?? 0;
    const y = rows[run] ?? 0;
    const count = end - start + 1;
    const middle = (start + end) / 2;
    area += count;
    sumX += count * middle;
    sumY += count * y;
    sumXX += count * (middle * middle + (count * count - 1) / 12);
    sumYY += count * y * y;
    sumXY += count * middle * y;
  }
  const x = sumX / area;
  const y = sumY / area;
  const xx = sumXX / area - x * x;
  const yy = sumYY / area - y * y;
  const xy = sumXY / area - x * y;
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const dx = Math.cos(angle);
  const dy = Math.sin(angle);
  const spread = Math.sqrt(((xx - yy) / 2) ** 2 + xy ** 2);
  let least = Infinity;
  let most = -Infinity;
  for (const run of group) {
    const down = ((rows[run] ?? 0) - y) * dy;
    least = Math.min(least, ((starts[run] ?? 0) - x) * dx + down, ((ends[run] ?? 0) - x) * dx + down);
    most = Math.max(most, ((starts[run] ?? 0) - x) * dx + down, ((ends[run] ?? 0) - x) * dx + down);
  }
  const shift = (least + most) / 2;
  return {
    x: x + shift * dx,
    y: y + shift * dy,
    dx,
    dy,
    length: most - least + 1,
    thickness: Math.sqrt(12 * Math.max(0.08, (xx + yy) / 2 - spread)),
    area,
  };
}
