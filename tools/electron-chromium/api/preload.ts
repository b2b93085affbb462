import { readFileSync } from 'node:fs';
import type { WebPreferences } from 'electron';

import type { PreloadSource } from '../host/page-channel.ts';

/** The preload's code and the `process` that a sandboxed preload sees: no environment but the two switches that code looks at. */
export function readPreload(preferences: WebPreferences): PreloadSource {
  const { NODE_ENV, LOKET_PROFILE } = process.env;
  return {
    code: preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8'),
    process: {
      type: 'renderer',
      platform: process.platform,
      arch: process.arch,
      pid: 0,
      argv: ['electron', ...(preferences.additionalArguments ?? [])],
      env: {
        ...(NODE_ENV === undefined ? {} : { NODE_ENV }),
        ...(LOKET_PROFILE === undefined ? {} : { LOKET_PROFILE }),
      },
      versions: {
        node: process.versions.node,
        chrome: process.versions['chrome'],
        electron: process.versions['electron'],
      },
      // Root has no operating system sandbox, and saying otherwise would let a test pass that proves nothing.
      sandboxed: process.getuid?.() !== 0,
      contextIsolated: true,
      isMainFrame: true,
    },
  };
}
