import { runPageWorld } from './page-world.ts';
import { createPeer } from './peer.ts';
import { runPreloadWorld, type PreloadSettings } from './preload-world.ts';
import { createWire } from './wire.ts';

// Node has stripped the types from these functions, so their own text is the JavaScript to run in the page.

export function pageWorldScript(token: string): string {
  return `(${String(runPageWorld)})(${JSON.stringify(token)}, ${String(createPeer)});`;
}

export function preloadWorldScript(settings: PreloadSettings, preload: string): string {
  const wrapped = `(require, process, module, exports, setImmediate) => {\n${preload}\n}`;
  return `(${String(runPreloadWorld)})(${JSON.stringify(settings)}, ${String(createPeer)}, ${String(createWire)}, ${wrapped});`;
}
