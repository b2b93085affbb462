import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { HEADERS, typeOf } from '#main/security/page-headers.ts';

/** The built page of the program on an address of this machine, under the same policy, and files to read beside it. */
export type BuiltPage = {
  origin: string;
  workerPath: string;
  offer: (file: Buffer) => string;
  close: () => void;
};

const EMPTY = '<!doctype html><meta charset="utf-8"><title>ocr</title>';

export async function serveBuiltPage(folder: string): Promise<BuiltPage> {
  const worker = readdirSync(path.join(folder, 'assets')).find((name) =>
    /^read-page\.worker-.*\.js$/.test(name),
  );
  if (!worker) throw new Error('The program was built without the reader of pages.');
  let offered: Buffer = Buffer.alloc(0);
  let count = 0;
  const server: Server = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', 'http://localhost').pathname).then(({ body, type }) => {
      response.writeHead(body ? 200 : 404, { 'content-type': type, ...HEADERS });
      response.end(body ?? '');
    });
  });
  const answer = async (pathname: string): Promise<{ body: Buffer | string | null; type: string }> => {
    if (pathname === '/') return { body: EMPTY, type: 'text/html' };
    if (pathname.startsWith('/offered/')) return { body: offered, type: 'application/octet-stream' };
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
    workerPath: `/assets/${worker}`,
    offer: (file) => {
      offered = file;
      count += 1;
      return `/offered/${count}`;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
