import type { CommandLine } from 'electron';

import { guard } from './unavailable.ts';

const switches = new Map<string, string>();

function appendSwitch(name: string, value = ''): void {
  switches.set(name.toLowerCase(), value);
}

export const commandLine = guard(
  {
    appendSwitch,
    /** Electron's are for Chromium only; there is nothing else to append to here. */
    appendArgument: (value: string) => appendSwitch(value.replace(/^--/, '')),
    hasSwitch: (name: string) => switches.has(name.toLowerCase()),
    getSwitchValue: (name: string) => switches.get(name.toLowerCase()) ?? '',
    removeSwitch: (name: string) => void switches.delete(name.toLowerCase()),
  } satisfies CommandLine,
  'app.commandLine',
);

/** Takes over the switches with which the program was started. */
export function readSwitches(args: readonly string[]): void {
  for (const argument of args) {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    if (match?.[1]) appendSwitch(match[1], match[2]);
  }
}

export function listSwitches(): ReadonlyMap<string, string> {
  return switches;
}
