import { readFileSync } from 'node:fs';

export type EngineVersions = { electron: string; chromium: string; node: string };

const DUMMY = Buffer.from('dummy-electron');
/** Both stand in the program as part of what it tells servers and scripts about itself. */
const CHROMIUM = /Chrome\/(\d+\.\d+\.\d+\.\d+)/;
const NODE = /node-v(\d+\.\d+\.\d+)|Node\.js v(\d+\.\d+\.\d+)/;

/** Which engines lie in an Electron program. A dummy says so in each. Throws when a real one cannot be read. */
export function engineVersions(program: string, electron: string): EngineVersions {
  const bytes = readFileSync(program);
  if (bytes.includes(DUMMY)) {
    return { electron: 'dummy-electron', chromium: 'dummy-electron', node: 'dummy-electron' };
  }
  const text = bytes.toString('latin1');
  const chromium = CHROMIUM.exec(text)?.[1];
  const found = NODE.exec(text);
  const node = found?.[1] ?? found?.[2];
  if (!chromium || !node) throw new Error(`${program} does not say which Chromium and Node it holds`);
  return { electron, chromium, node };
}
