import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { HEADERS, typeOf } from '#main/security/page-headers.ts';

/** The built page of the program on an address of this machine, under the same policy, and files to read beside it. */
export type BuiltPage = {
  origin: string;
  /** Address of a built script by the start of its name. */
  script: (name: string) => string;
  offer: (file: Buffer) => string;
  close: () => void;
};

const KEPT = 8;
const EMPTY = '<!doctype html><meta charset="utf-8"><title>loket</title>';

export async function serveBuiltPage(folder: string): Promise<BuiltPage> {
  const scripts = readdirSync(path.join(folder, 'assets')).filter((name) => name.endsWith('.js'));
  const offered = new Map<string, Buffer>();
  let count = 0;
  const server: Server = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', 'http://localhost').pathname).then(({ body, type }) => {
      response.writeHead(body ? 200 : 404, { 'content-type': type, ...HEADERS });
      response.end(body ?? '');
    });
  });
  const answer = async (pathname: string): Promise<{ body: Buffer | string | null; type: string }> => {
    if (pathname === '/') return { body: EMPTY, type: 'text/html' };
    if (pathname.startsWith('/offered/')) {
      return { body: offered.get(pathname) ?? null, type: 'application/octet-stream' };
    }
    const file = path.join(folder, path.normalize(pathname));
    const body = file.startsWith(folder + path.sep) ? await readFile(file).catch(() => null) : null;
    return { body, type: typeOf(file) };
  };
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('No port for the page.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    script: (name) => {
      const found = scripts.find((script) => script.startsWith(`${name}-`));
      if (!found) throw new Error(`The program was built without ${name}.`);
      return `/assets/${found}`;
    },
    offer: (file) => {
      count += 1;
      const address = `/offered/${count}`;
      offered.set(address, file);
      // Nobody asks again for what was offered long before.
      offered.delete(`/offered/${count - KEPT}`);
      return address;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
