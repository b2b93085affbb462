import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { EnrolmentKind } from '#common/contract/hub/station.ts';
import { NewAccount } from '#common/contract/ipc/session.ts';
import { Role } from '#common/domain/applications/vocabulary.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { createAccount } from '#hub/features/session/accounts.ts';
import { appendNote } from '#hub/features/session/office-change.ts';
import { makeNewKeyCode } from '#hub/features/station/codes.ts';
import { listDesks } from '#hub/store/desks.ts';
import { makeCode } from '#hub/features/station/enrolment.ts';
import { readPlace } from '#hub/store/feed.ts';
import { beginEpoch, createOffice, type NewOffice } from '#hub/store/office.ts';
import { askPassword } from './ask.ts';
import { atHub, getOfficeId, options } from './at-hub.ts';
import { bringOutbox } from './bring-outbox.ts';
import { BACKUP_USES, printBackupKey, runBackup } from './backup-commands.ts';
import { printHead, verifyAudit } from './audit-commands.ts';
import { printStatus, unlockByName } from './fleet-commands.ts';
import { printCodes, withdraw, WITHDRAW_USES } from './code-commands.ts';
import type { OpenHub } from './open-hub.ts';
import { SITE_FILE_USES, writeSite } from './site-file-command.ts';

const Zone = z.enum(['WIB', 'WITA', 'WIT']);

export type Command = { uses: string; run(open: OpenHub, args: string[]): Promise<string> };

/** What IT does at the hub itself. Each answers one text for the terminal. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  'set-up': {
    uses: 'set-up --code KANIM-X --name "Kantor …" --city "…" --zone WIB|WITA|WIT --admin USERNAME',
    run: setUp,
  },
  code: { uses: 'code --desk "Loket 3"', run: newCode },
  'code-for-move': {
    uses: 'code-for-move --desk "Loket 1"   (an office that began on one desk moves here)',
    run: newCodeForMove,
  },
  'code-for-key': {
    uses: 'code-for-key --desk "Loket 3"   (a desk of the office takes a new key; what it has not sent stays)',
    run: newCodeForKey,
  },
  codes: { uses: 'codes   (which codes still let somebody in)', run: printCodes },
  'withdraw-codes': { uses: WITHDRAW_USES, run: withdraw },
  status: {
    uses: 'status   (every PC, what is wrong with it, what ends within 30 days, and the last backup)',
    run: printStatus,
  },
  unlock: { uses: 'unlock --desk "Loket 3"   (a PC that IT had locked)', run: unlock },
  'site-file': { uses: SITE_FILE_USES, run: writeSite },
  bring: { uses: 'bring --file FILE   (what a desk without network saved to a stick)', run: bring },
  backup: { uses: BACKUP_USES, run: runBackup },
  'backup-key': { uses: 'backup-key   (one line for the safe: it opens every backup)', run: printBackupKey },
  restored: { uses: 'restored   (after a restore from a backup, before the start)', run: noteRestored },
  'audit-verify': { uses: 'audit-verify [--anchor FILE]', run: verifyAudit },
  head: { uses: 'head   (one signed line for the safe)', run: printHead },
  'seed-sample': { uses: 'seed-sample   (HUB_PROFILE=demo or test)', run: seedSample },
};

const DeskName = z.strictObject({ desk: z.string().trim().min(1).max(40) });

const SetUp = z.strictObject({
  code: z.string().trim().min(2).max(20),
  name: z.string().trim().min(3).max(120),
  city: z.string().trim().min(2).max(60),
  zone: Zone,
  admin: NewAccount.shape.username,
});

async function setUp(open: OpenHub, args: string[]): Promise<string> {
  const { admin, ...office } = SetUp.parse(options(args, ['code', 'name', 'city', 'zone', 'admin']));
  if (open.officeId !== null) throw new CodedError('ALREADY_SET_UP');
  const password = await askPassword(`Password of ${admin}: `);
  const account = { username: admin, displayName: admin, roles: [Role.enum.IT_ADMIN], nik: null, password };
  const officeId = await createOffice(open.hub.store, {
    id: v7(),
    ...office,
    createdAt: open.hub.clock.now(),
  });
  // Whoever sets up the hub chose the password and knows it alone.
  await createAccount({ hub: open.hub, cost: 'full' }, atHub(officeId), NewAccount.parse(account), {
    mustChange: false,
  });
  return `${office.code}: ${office.name}`;
}

async function newCode(open: OpenHub, args: string[]): Promise<string> {
  return codeOf(open, args, 'DESK');
}

async function newCodeForMove(open: OpenHub, args: string[]): Promise<string> {
  return codeOf(open, args, 'TAKE_OVER');
}

async function codeOf(open: OpenHub, args: string[], kind: EnrolmentKind): Promise<string> {
  const { desk } = DeskName.parse(options(args, ['desk']));
  const { code, expiresAt } = await makeCode(open.hub, atHub(getOfficeId(open)), desk, kind);
  return `${code}   (${desk}, until ${expiresAt})`;
}

async function newCodeForKey(open: OpenHub, args: string[]): Promise<string> {
  const { desk } = DeskName.parse(options(args, ['desk']));
  const officeId = getOfficeId(open);
  // Of several that bore the name, the one that was enrolled last.
  const found = (await listDesks(open.hub.store, officeId)).findLast(({ name }) => name === desk);
  if (!found) throw new CodedError('NOT_FOUND');
  const { code, expiresAt } = await makeNewKeyCode(open.hub, atHub(officeId), found.deskId);
  return `${code}   (${desk}, until ${expiresAt})`;
}

async function unlock(open: OpenHub, args: string[]): Promise<string> {
  const { desk } = DeskName.parse(options(args, ['desk']));
  return unlockByName(open.hub, getOfficeId(open), desk);
}

async function bring(open: OpenHub, args: string[]): Promise<string> {
  const { file } = z.strictObject({ file: z.string().min(1) }).parse(options(args, ['file']));
  return JSON.stringify(await bringOutbox(open, atHub(getOfficeId(open)), file));
}

/** Desks copy the office anew and offer again what the backup does not hold. */
async function noteRestored(open: OpenHub, args: string[]): Promise<string> {
  options(args, []);
  const officeId = getOfficeId(open);
  const note = { event: 'SETTING', subject: 'office', detail: 'restored from a backup' } as const;
  const { feedSeq, auditSeq } = await open.hub.store.transaction(async (trx) => {
    await beginEpoch(trx, officeId);
    await appendNote(open.hub, trx, atHub(officeId), note);
    return readPlace(trx, officeId);
  });
  return `feed ${feedSeq}, audit ${auditSeq}`;
}

const Sample = z.object({
  name: z.string(),
  code: z.string(),
  city: z.string(),
  zone: Zone,
  password: z.string(),
  people: z.array(NewAccount.pick({ username: true, displayName: true, roles: true })),
});

async function seedSample(open: OpenHub): Promise<string> {
  if (open.config.profile === 'production') {
    throw new CodedError('PROFILE_MISMATCH', { found: 'production', started: 'demo' });
  }
  if (open.officeId !== null) throw new CodedError('ALREADY_SET_UP');
  const sample = Sample.parse(JSON.parse(readFileSync(join(open.resources, 'sample/office.json'), 'utf8')));
  const { code, name, city, zone, password, people } = sample;
  const officeId = await newOffice(open, { code, name, city, zone });
  for (const person of people) {
    // Everybody may know the password of the sample office; it is not a start password.
    const parts = { hub: open.hub, cost: 'test' } as const;
    await createAccount(parts, atHub(officeId), { ...person, nik: null, password }, { mustChange: false });
  }
  return `${code}: ${people.length}`;
}

/** The hub may be running beside this: the database is told the duties here, not at the next start. */
async function newOffice({ hub }: OpenHub, office: Omit<NewOffice, 'id' | 'createdAt'>): Promise<string> {
  const officeId = await createOffice(hub.store, { id: v7(), ...office, createdAt: hub.clock.now() });
  await hub.store.transaction((trx) => hub.office.tellDuties(trx, officeId, hub.clock.now()));
  return officeId;
}
