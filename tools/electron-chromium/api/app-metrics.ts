import { readdirSync, readFileSync } from 'node:fs';
import type { ProcessMetric } from 'electron';

import { findBrowser } from '../chromium/browser.ts';

type Row = {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly seconds: number;
  readonly created: number;
};

const TICKS_PER_SECOND = 100;
const lastSeconds = new Map<number, { readonly seconds: number; readonly at: number }>();

/** The host and every process below Chromium, with memory as Linux reports it. */
export function readAppMetrics(): ProcessMetric[] {
  const chromium = findBrowser()?.process.pid;
  const rows = listProcesses();
  const wanted = new Set([process.pid, ...(chromium === undefined ? [] : [chromium])]);
  // Parents have smaller numbers only by habit, so go on until nothing is added.
  for (let before = 0; before !== wanted.size;) {
    before = wanted.size;
    for (const { pid, parent } of rows) {
      if (chromium !== undefined && wanted.has(parent) && parent !== process.pid) wanted.add(pid);
    }
  }
  return rows.filter(({ pid }) => wanted.has(pid)).map(toMetric);
}

function toMetric(row: Row): ProcessMetric {
  const now = performance.now();
  const before = lastSeconds.get(row.pid);
  lastSeconds.set(row.pid, { seconds: row.seconds, at: now });
  const percent = before
    ? ((row.seconds - before.seconds) / Math.max((now - before.at) / 1000, 0.001)) * 100
    : 0;
  const kind = /--type=([\w-]+)/.exec(row.command)?.[1];
  const service = /--utility-sub-type=([\w.]+)/.exec(row.command)?.[1];
  return {
    pid: row.pid,
    type: typeOf(row, kind),
    ...(service === undefined ? {} : { serviceName: service }),
    ...(kind === undefined && row.pid !== process.pid ? { name: 'Chromium' } : {}),
    creationTime: row.created,
    cpu: { percentCPUUsage: percent, cumulativeCPUUsage: row.seconds, idleWakeupsPerSecond: 0 },
    memory: readMemory(row.pid),
  };
}

function typeOf(row: Row, kind: string | undefined): ProcessMetric['type'] {
  switch (kind) {
    case undefined:
      // Electron has one browser process; here it is two, the host with the app's main code and Chromium's own.
      return 'Browser';
    case 'renderer':
      return 'Tab';
    case 'gpu-process':
      return 'GPU';
    case 'zygote':
      return 'Zygote';
    case 'utility':
      return 'Utility';
    default:
      return row.command.includes('sandbox') ? 'Sandbox helper' : 'Unknown';
  }
}

function readMemory(pid: number): ProcessMetric['memory'] {
  const status = read(`/proc/${pid}/status`);
  const kilobytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return { workingSetSize: kilobytes('VmRSS'), peakWorkingSetSize: kilobytes('VmHWM') };
}

function listProcesses(): Row[] {
  const bootSeconds = Number(/^btime (\d+)/m.exec(read('/proc/stat'))?.[1] ?? 0);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = read(`/proc/${name}/stat`);
      // The second field is the program's name in brackets and may hold blanks.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields.length < 20) return [];
      const ticks = Number(fields[11]) + Number(fields[12]);
      return [
        {
          pid: Number(name),
          parent: Number(fields[1]),
          command: read(`/proc/${name}/cmdline`).replaceAll('\0', ' '),
          seconds: ticks / TICKS_PER_SECOND,
          created: (bootSeconds + Number(fields[19]) / TICKS_PER_SECOND) * 1000,
        },
      ];
    });
}

/** Processes end while they are being listed. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
