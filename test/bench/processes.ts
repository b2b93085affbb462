import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of /proc in a second, as Linux has shown them for thirty years. */
const TICKS = 100;

/** Proportional set size of a process and all its children, in MB: shared pages are not counted twice. */
export function memoryOfTree(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + pssOf(pid), 0) / 1024;
}

/** Processor seconds so far of a process and all its children; those that have ended are in their parent's. */
export function cpuOfTree(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + ticksOf(pid), 0) / TICKS;
}

/** utime, stime, cutime and cstime of proc(5); the name before them may hold anything. */
function ticksOf(pid: number): number {
  const text = readProc(pid, 'stat');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
}

function treeOf(root: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow);
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0);
}

function pssOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0);
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // The process has gone meanwhile.
    return '';
  }
}
