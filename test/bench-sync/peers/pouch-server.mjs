// PouchDB's own server on its durable store (leveldb), as its documents set it up.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const express = require('express');
const PouchDB = require('pouchdb');
const [folder] = process.argv.slice(2);
const Store = PouchDB.defaults({ prefix: `${folder}/` });
const app = express();
const options = {
  mode: 'minimumForPouchDB',
  configPath: join(folder, 'config.json'),
  logPath: join(folder, 'log.txt'),
};
app.use('/', require('express-pouchdb')(Store, options));
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
