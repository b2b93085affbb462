import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PICTURES } from './workload.ts';

/** As many side by side as the desk sends. */
const LANES = 4;

/** The least that a durable upload can do: HTTP PUT, write, flush, rename. No key, no check, no database. Milliseconds. */
export async function plainPutRound(pictures: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'loket-put-'));
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const temporary = join(folder, randomUUID());
      const file = await open(temporary, 'w');
      await file.writeFile(Buffer.concat(chunks));
      await file.sync();
      await file.close();
      await rename(temporary, join(folder, String(request.url).slice(1)));
      response.writeHead(204).end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rest = Array.from({ length: PICTURES }, (_, index) => index);
  const start = performance.now();
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let index = rest.pop(); index !== undefined; index = rest.pop()) {
        const body = readFileSync(join(pictures, `${index}.png`));
        const reply = await fetch(`${base}/${index}`, { method: 'PUT', body });
        await reply.arrayBuffer();
      }
    }),
  );
  const time = performance.now() - start;
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
  return time;
}
