import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import { appendAudit } from '#main/records/repositories/audit.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { toRecoveryText } from '#main/settings/keys.ts';
import { aBooking } from '#test/support/people.ts';
import { ROOT } from '#test/support/app.ts';
import { openTestDesk } from '#test/support/test-desk.ts';
import { HubProcess } from '#test/support/hub-process.ts';

const KEY = Buffer.alloc(32, 9);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function verifyDesk(...args: string[]): { status: number | null; line: Record<string, unknown> } {
  const cli = join(ROOT, 'main', 'cli', 'verify-audit.ts');
  const ran = spawnSync(process.execPath, [cli, '--desk', folder, ...args], {
    encoding: 'utf8',
    input: toRecoveryText(KEY),
  });
  return { status: ran.status, line: ran.stdout === '' ? {} : JSON.parse(ran.stdout) };
}

async function aDesk(): Promise<void> {
  const t = await openTestDesk({ folder, key: KEY });
  await t.as('loket');
  await t.get('appointments.byHand', aBooking());
  await t.as('kasi');
  await t.close();
}

async function tamper(...statements: string[]): Promise<void> {
  const db = await openDatabase({ filename: join(folder, 'desk.db'), key: KEY });
  for (const statement of statements) await db.raw(statement);
  await db.destroy();
}

describe('the audit of a desk, checked beside the program', () => {
  it('is intact as the program wrote it', { timeout: 30_000 }, async () => {
    await aDesk();
    expect(verifyDesk()).toMatchObject({ status: 0, line: { isIntact: true, files: 1, missingTail: null } });
  });

  it.each([
    ['an edit', ["update audit set detail = 'x' where seq = 2"]],
    ['a removal', ['delete from audit where seq = 2']],
    [
      'a reorder',
      [
        'update audit set seq = 1002 where seq = 2',
        'update audit set seq = 2 where seq = 3',
        'update audit set seq = 3 where seq = 1002',
      ],
    ],
    ['a changed action', ["update action set payload = '{}' where version = 1"]],
  ])('finds %s', { timeout: 30_000 }, async (_what, statements) => {
    await aDesk();
    await tamper(...statements);
    expect(verifyDesk()).toMatchObject({ status: 1, line: { isIntact: false } });
  });

  it('finds a cut tail by what the hub has seen', { timeout: 30_000 }, async () => {
    await aDesk();
    const state = {
      hubUrl: 'http://127.0.0.1:1',
      deskId: 'x',
      deskNumber: 1,
      hubKey: '',
      joinedAt: '2026-11-24T01:00:00.000Z',
      cursor: null,
      copyAfter: null,
      answeredSeq: 0,
      lastSyncAt: null,
      trimmedUpTo: null,
      auditSeq: 4,
      head: null,
      revoked: false,
    };
    await tamper(
      `insert into meta (key, value) values ('sync', '${JSON.stringify(state)}')`,
      'delete from audit where seq > 2',
    );
    expect(verifyDesk()).toMatchObject({ status: 1, line: { isIntact: false, missingTail: 4 } });
  });

  it('finds a chain rewritten as a whole by the anchor of a closed day', { timeout: 60_000 }, async () => {
    const t = await openTestDesk({ folder, key: KEY });
    await t.as('kasi');
    await t.get('audit.closeDay', { day: t.desk.office.today(), note: '' });
    const anchor = join(folder, 'anchor.jsonl');
    t.chosen.savePath = anchor;
    await t.get('audit.saveAnchor', { day: t.desk.office.today() });
    await t.close();
    expect(verifyDesk('--anchor', anchor)).toMatchObject({ status: 0, line: { rewrittenAt: null } });
    const db = await openDatabase({ filename: join(folder, 'desk.db'), key: KEY });
    const rows: AuditEntry[] = await db('audit').orderBy('seq').select();
    await db('audit').delete();
    for (const { at, desk, event, subject, detail } of rows) {
      await appendAudit(db, { at, actor: 'nobody', desk, event, subject, detail });
    }
    await db.destroy();
    expect(verifyDesk()).toMatchObject({ status: 0 });
    expect(verifyDesk('--anchor', anchor)).toMatchObject({ status: 1, line: { rewrittenAt: rows.length } });
  });

  it('needs the recovery text, which is read and never an argument', async () => {
    await aDesk();
    const ran = spawnSync(
      process.execPath,
      [join(ROOT, 'main', 'cli', 'verify-audit.ts'), '--desk', folder],
      { encoding: 'utf8', input: toRecoveryText(Buffer.alloc(32, 1)) },
    );
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('DATABASE_KEY_LOST');
  });
});

describe('the audit of the office', () => {
  it('is checked against heads that were kept elsewhere', { timeout: 60_000 }, async () => {
    const hub = await HubProcess.start();
    const anchor = join(folder, 'heads.jsonl');
    writeFileSync(anchor, hub.run(['head']).stdout);
    expect(hub.run(['audit-verify', '--anchor', anchor])).toMatchObject({ status: 0 });
    const head = JSON.parse(readFileSync(anchor, 'utf8'));
    writeFileSync(anchor, JSON.stringify({ ...head, hash: '0'.repeat(64) }));
    const forged = hub.run(['audit-verify', '--anchor', anchor]);
    expect(forged.status).toBe(1);
    expect(forged.stderr).toContain('ANCHOR_FORGED');
    await hub.stop();
  });
});
