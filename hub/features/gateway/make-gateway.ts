import { readFile } from 'node:fs/promises';
import type { CentreConfig } from '#hub/config.ts';
import type { Clock } from '#runtime/clock.ts';
import { CentreFailure, type CentralGateway } from './central-gateway.ts';
import { FilesGateway } from './files-gateway.ts';
import { HttpGateway } from './http-gateway.ts';

/** The adapter that the office chose. */
export function makeGateway(config: CentreConfig, clock: Clock): CentralGateway {
  switch (config.kind) {
    case 'files':
      return new FilesGateway(config.folder, clock);
    case 'http':
      return new HttpGateway({ url: config.url, token: () => tokenIn(config.tokenFile) });
  }
}

async function tokenIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CentreFailure('AUTH', { cause: error });
  });
  return text.trim();
}
