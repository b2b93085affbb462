// Replicates the same documents out, and in to a second database; prints milliseconds as one JSON line.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const PouchDB = createRequire(import.meta.url)('pouchdb');
const [url, folder, documentsFile, picturesFolder, pictureCount] = process.argv.slice(2);
const Store = PouchDB.defaults({ prefix: `${folder}/` });
const BATCH = { batch_size: 500, batches_limit: 4 };

const office = await remote('office');
const album = await remote('pictures');
const documents = JSON.parse(readFileSync(documentsFile, 'utf8'));
const first = new Store('first');
for (let start = 0; start < documents.length; start += 500) {
  await first.bulkDocs(
    documents.slice(start, start + 500).map((document) => ({ _id: document.id, ...document })),
  );
}
const pushMs = await timed(() => first.replicate.to(office, BATCH));
const second = new Store('second');
const pullMs = await timed(() => second.replicate.from(office, BATCH));
const { doc_count: arrived } = await second.info();
if (arrived !== documents.length) throw new Error(`${arrived} of ${documents.length} documents arrived`);

const pictures = new Store('pictures');
for (let index = 0; index < Number(pictureCount); index += 1) {
  const data = readFileSync(`${picturesFolder}/${index}.png`);
  await pictures.put({
    _id: String(index),
    _attachments: { picture: { content_type: 'image/png', data } },
  });
}
const attachUpMs = await timed(() => pictures.replicate.to(album, { batch_size: 100 }));
process.stdout.write(`${JSON.stringify({ pushMs, pullMs, attachUpMs })}\n`);
process.exit(0);

async function remote(name) {
  await fetch(`${url}/${name}`, { method: 'PUT' });
  return new PouchDB(`${url}/${name}`);
}

async function timed(run) {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
