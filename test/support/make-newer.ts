import { readFileSync } from 'node:fs';
import type { Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { copyBefore } from '#main/records/copy-before.ts';
import { openRaw } from '#main/records/encrypted-sqlite.ts';
import { SCHEMA_VERSION } from '#main/records/migrations/index.ts';
import { fromRecoveryText } from '#main/settings/keys.ts';

/**
 * Leaves closed records as an update does that this program does not know: copied, then in a newer form. A process of its own, because the
 * runner of the windows' tests does not load the records' driver. `make-newer.ts DESK.DB CIPHER < recovery-text`
 */
const [filename = '', cipher] = process.argv.slice(2);
const [text = ''] = readFileSync(0, 'utf8').split(' ');
await copyBefore(filename, { version: '9.0.0', at: '2026-11-24T01:00:00.000Z' as Instant });
const key = must(fromRecoveryText(text), 'a whole recovery text');
const db = openRaw({ filename, key, cipher: cipher === 'chacha20' ? 'chacha20' : 'aegis' });
db.pragma(`user_version = ${SCHEMA_VERSION + 10}`);
db.close();
