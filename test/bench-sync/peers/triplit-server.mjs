// Triplit's own server on its durable store (SQLite).
import { createServer as createProbe } from 'node:net';
import { join } from 'node:path';

const [folder, secret] = process.argv.slice(2);
process.env.LOCAL_DATABASE_URL = join(folder, 'office.db');
const { createServer } = await import('@triplit/server');
const { createTriplitStorageProvider } = await import('@triplit/server/storage');
const storage = await createTriplitStorageProvider('sqlite');
const port = await freePort();
const start = await createServer({ storage, jwtSecret: secret, projectId: 'office', verboseLogs: false });
start(port, () => process.stdout.write(`http://127.0.0.1:${port}\n`));

function freePort() {
  return new Promise((resolve) => {
    const probe = createProbe().listen(0, '127.0.0.1', () => {
      const { port: found } = probe.address();
      probe.close(() => resolve(found));
    });
  });
}
