import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CodedError } from '#common/contract/coded-error.ts';
import type { AcceptanceProblem } from '#common/domain/station/acceptance.ts';
import type { Desk } from '#main/features/desk.ts';
import { SeatScanners } from '#main/features/biometrics/seat-scanners.ts';
import type { SbiParts } from '#main/features/biometrics/sbi/sbi-client.ts';
import type { Patience } from '#main/features/documents/intake/escl/scanner-link.ts';
import { testScanner } from '#main/features/station/scanner-test.ts';
import { checkRecords, sqliteVersion } from '#main/records/check-records.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { publisherFault, publishersIn, type AskWindows } from '#main/updates/publisher.ts';
import { hubChecks } from './hub-checks.ts';
import { isPlainDatabase } from './program-checks.ts';
import { fail, failBy, notAssessed, note, pass, type Check, type Verdict } from './run-checks.ts';

/** A program that was packaged for Windows: itself, and Electron's folder of resources beside it. */
type WindowsProgram = { executable: string; resources: string; askWindows?: AskWindows };

type Opened = {
  desk: Desk;
  /** Of the records. */
  filename: string;
  /** Null on another system, and where the program was not packaged. */
  windows: WindowsProgram | null;
  patience?: Patience;
  sbi?: Partial<SbiParts>;
};

/** What is asked of a desk that could be opened. */
export function deskChecks({ desk, filename, windows, patience, sbi }: Opened): Check[] {
  const { db, office, machine, clock } = desk;
  const isBarred = (device: NonNullable<typeof machine.policy.Devices>[number]) =>
    machine.policy.Devices !== undefined && !machine.policy.Devices.includes(device);
  const device = (
    name: NonNullable<typeof machine.policy.Devices>[number],
    run: () => Promise<Verdict>,
  ): Promise<Verdict> => (isBarred(name) ? Promise.resolve(notAssessed(note('BARRED'))) : run());
  return [
    {
      id: 'DATABASE',
      async run() {
        if (await isPlainDatabase(filename)) return fail(note('NOT_ENCRYPTED'));
        const problems = await checkRecords(db);
        return problems.length === 0 ? pass(`SQLite ${await sqliteVersion(db)}`) : damaged(problems);
      },
    },
    {
      id: 'DISK',
      async run() {
        const free = Math.floor(await desk.freeDiskMb());
        const { freeDiskMb } = office.deskPolicy().gates;
        return free >= freeDiskMb
          ? pass(`${free} MB`)
          : fail(note('ROOM_NEEDED', { free, needed: freeDiskMb }));
      },
    },
    { id: 'PRINTERS', run: () => device('PRINTER', () => printers(desk)) },
    { id: 'FINGERPRINT', run: () => device('FINGERPRINT', () => fingerprint(desk, sbi)) },
    { id: 'SCANNER', run: () => device('SCANNER', () => scanners(desk, patience)) },
    ...hubChecks({
      url: machine.policy.HubUrl ?? office.hub?.hubUrl ?? null,
      isPinned: machine.policy.HubCaFile !== undefined || (office.hub?.ca ?? null) !== null,
      clockOffMinutes: office.deskPolicy().gates.clockOffMinutes,
      now: () => Date.parse(clock.now()),
    }),
    { id: 'UPDATES', run: () => updates(desk, windows) },
  ];
}

/** Records of a moment, made and opened again beside the real ones: the driver's addon is whole and seals. */
export const ADDON_CHECK: Check = {
  id: 'ADDON',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'loket-accept-'));
    const filename = join(folder, 'trial.db');
    try {
      const db = await openDatabase({ filename, key: randomBytes(32) });
      const version = await sqliteVersion(db);
      await db.destroy();
      return (await isPlainDatabase(filename)) ? fail(note('DRIVER_OPEN')) : pass(`SQLite ${version}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** SQLite's own words are English: they stand in `detail` alone. */
function damaged(problems: readonly string[]): Verdict {
  return {
    ...failBy([{ code: 'DATABASE_CORRUPT', of: '', details: {} }]),
    note: note('RECORDS_DAMAGED', { count: problems.length }),
    detail: problems.join('; '),
  };
}

/** A list says nothing of ink, paper or a cable, and a report is no reason to print: what is there is told, and is no pass. */
async function printers({ printers: port, preferences }: Desk): Promise<Verdict> {
  const names = (await port.list()).map(({ name }) => name);
  const chosen = Object.values(preferences.printers()).filter((name) => name !== null);
  const missing = chosen.filter((name) => !names.includes(name));
  if (missing.length > 0) return fail(note('NOT_THERE', { names: missing }));
  return notAssessed(
    names.length > 0 ? note('PRINTERS_LISTED', { count: names.length }) : note('NO_PRINTER'),
  );
}

async function fingerprint(desk: Desk, sbi: Partial<SbiParts> = {}): Promise<Verdict> {
  const { issuers, device } = desk.preferences.fingers();
  if (issuers.length === 0) return notAssessed(note('NO_ISSUER'));
  const { scanners: found, refused } = await new SeatScanners(desk, sbi).find();
  if (refused.length > 0) return failBy(refused.map(({ code }) => ({ code, of: '', details: {} })));
  if (found.length > 0) return pass(String(found.length));
  return device === null ? notAssessed(note('NO_DEVICE')) : fail(note('DEVICE_SILENT'));
}

async function scanners({ preferences }: Desk, patience?: Patience): Promise<Verdict> {
  const { scanners: known } = preferences.intake();
  if (known.length === 0) return notAssessed(note('NO_SCANNER'));
  const problems: AcceptanceProblem[] = [];
  for (const scanner of known) {
    const { name, problem } = await testScanner(scanner, patience);
    if (problem) problems.push({ code: problem.code, of: name, details: problem.details ?? {} });
  }
  return problems.length === 0 ? pass(String(known.length)) : failBy(problems);
}

async function updates(desk: Desk, windows: WindowsProgram | null): Promise<Verdict> {
  const fault = windows && (await ownFault(windows));
  if (fault !== null) return fault;
  const { mode, from } = desk.updates.status();
  if (mode === 'off') return notAssessed(note('UPDATES_OFF'));
  if (from === null) return notAssessed(note('NOWHERE'));
  const { state } = await desk.updates.check();
  if (state.id !== 'FAILED') return pass(from);
  // A hub that offers no release yet has no signature that could be wrong.
  const isAway = state.code === 'UPDATE_SOURCE_AWAY' && from === 'HUB';
  if (isAway) return { ...failBy([{ code: state.code, of: '', details: {} }]), outcome: 'NOT_ASSESSED' };
  throw new CodedError(state.code);
}

/** Such a program takes updates of the publisher whom it names, and is signed by that one itself: otherwise it would refuse each of them. */
async function ownFault({ executable, resources, askWindows }: WindowsProgram): Promise<Verdict | null> {
  const publishers = publishersIn(await readFile(join(resources, 'app-update.yml'), 'utf8').catch(() => ''));
  const fault = await publisherFault(publishers, executable, askWindows);
  if (fault === null) return null;
  return fail(note(fault.id, fault.id === 'SIGNATURE_BAD' ? { status: fault.status } : {}));
}
