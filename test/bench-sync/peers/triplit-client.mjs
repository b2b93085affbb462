// Sends the same documents from one client on SQLite and has them on a second; prints milliseconds as one JSON line.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { TriplitClient } from '@triplit/client';
import { SQLiteKVStore } from '@triplit/client/storage/sqlite';

const require = createRequire(import.meta.url);
const Database = require('better-sqlite3');
const { sign } = require('jsonwebtoken');
const [serverUrl, folder, documentsFile, secret] = process.argv.slice(2);
const claims = { 'x-triplit-token-type': 'secret', 'x-triplit-project-id': 'office' };
const token = sign(claims, secret);
const documents = JSON.parse(readFileSync(documentsFile, 'utf8'));

const first = open('first');
for (let start = 0; start < documents.length; start += 500) {
  await first.transact(async (tx) => {
    const page = documents.slice(start, start + 500);
    for (const document of page) await tx.insert('action', withoutNull(document));
  });
}
const pushMs = await timed(async () => {
  await first.connect();
  while (!(await isSent(first))) await new Promise((resolve) => setTimeout(resolve, 5));
});
const second = open('second');
const pullMs = await timed(
  () =>
    new Promise((resolve) => {
      second.subscribe(second.query('action'), (rows) => rows.length === documents.length && resolve());
      void second.connect();
    }),
);
process.stdout.write(`${JSON.stringify({ pushMs, pullMs })}\n`);
process.exit(0);

function open(name) {
  const storage = new SQLiteKVStore(new Database(join(folder, `${name}.db`)));
  return new TriplitClient({ serverUrl, token, storage, autoConnect: false, logLevel: 'error' });
}

/** Both of its buffers: what is being sent and what comes next. */
async function isSent({ db }) {
  const { doubleBuffer } = db.entityStore;
  const [sending, next] = [doubleBuffer.getLockedBuffer(), doubleBuffer.getUnlockedBuffer()];
  return (await sending.isEmpty(db.kv)) && (await next.isEmpty(db.kv));
}

/** It knows no null without a schema that says so. */
function withoutNull(document) {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null));
}

async function timed(run) {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
