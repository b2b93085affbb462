import { scriptUrl } from './script-url.ts';

/** Starts a worker of the app itself. */
export function startOwnWorker(url: string): Worker {
  return new Worker(scriptUrl(url), { type: 'module' });
}
