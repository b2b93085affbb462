import type Electron from 'electron';

import { isRegisteredScheme, registerSchemes } from '../host/schemes.ts';
import { guard } from './unavailable.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();

function handle(scheme: string, handler: Handler): void {
  if (handlers.has(scheme)) throw new Error(`The scheme has been registered: ${scheme}`);
  if (!isRegisteredScheme(scheme)) {
    throw new Error(`The Chromium stand-in serves only schemes registered as privileged: ${scheme}`);
  }
  handlers.set(scheme, handler);
}

function unhandle(scheme: string): void {
  handlers.delete(scheme);
}

export const protocol = guard(
  {
    registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => registerSchemes(schemes),
    handle,
    unhandle,
    isProtocolHandled: (scheme: string) => handlers.has(scheme),
  } satisfies Pick<
    Electron.Protocol,
    'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
  >,
  'protocol',
);

export function findProtocolHandler(scheme: string): Handler | undefined {
  return handlers.get(scheme);
}
