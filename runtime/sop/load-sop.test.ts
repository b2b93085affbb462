import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCalendarYears, loadProvinces, loadSop } from './load-sop.ts';

const SOP = join(import.meta.dirname, '../../resources/sop');
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'sop-'));
  cpSync(join(SOP, '2026-1'), copy, { recursive: true });
});

afterEach(() => {
  rmSync(copy, { recursive: true });
});

type Edit = (value: unknown) => unknown;

/** Rewrites the value at a dotted path of one file; an edit that gives undefined removes it. */
function edit(file: string, path: string, change: Edit): void {
  const full = join(copy, file);
  const content: unknown = JSON.parse(readFileSync(full, 'utf8'));
  writeFileSync(full, JSON.stringify(edited(content, path.split('.'), change)));
}

function edited(value: unknown, [key, ...rest]: string[], change: Edit): unknown {
  if (key === undefined) return change(value);
  if (typeof value !== 'object' || value === null) throw new Error(`Nothing at ${key}`);
  const before: unknown = Reflect.get(value, key);
  if (Array.isArray(value)) return value.with(Number(key), edited(before, rest, change));
  return { ...value, [key]: edited(before, rest, change) };
}

const put =
  (value: unknown): Edit =>
  () =>
    value;
const dropLast: Edit = (value) => (value as unknown[]).slice(0, -1);
const dropTwo: Edit = (value) => (value as unknown[]).slice(0, -2);
const repeatFirst: Edit = (value) => [...(value as unknown[]), (value as unknown[])[0]];

describe('loadSop', () => {
  it('loads the shipped version', () => {
    expect(loadSop(join(SOP, '2026-1')).id).toBe('2026-1');
  });

  it('is refused as a whole when a file is missing', () => {
    rmSync(join(copy, 'fees.json'));
    expect(() => loadSop(copy)).toThrow(/fees\.json: fees: /);
  });

  it('names the file that is not JSON', () => {
    writeFileSync(join(copy, 'lanes.json'), '{');
    expect(() => loadSop(copy)).toThrow(/lanes\.json: not readable as JSON/);
  });

  it('refuses an unknown extra file', () => {
    writeFileSync(join(copy, 'extra.json'), '{}');
    expect(() => loadSop(copy)).toThrow(/extra/);
  });

  it.each<[string, string, string, Edit, RegExp]>([
    [
      'a wrong shape',
      'settings.json',
      'pickupDays.value',
      put('x'),
      /settings\.json: settings\.pickupDays\.value/,
    ],
    [
      'a value without source',
      'settings.json',
      'pickupDays.source',
      put(undefined),
      /settings\.pickupDays\.source/,
    ],
    ['no effective date', 'sop.json', 'effectiveFrom', put(undefined), /sop\.json: effectiveFrom/],
    [
      'a state without stage',
      'stages.json',
      'states.0.stages',
      put([]),
      /stages\.json: stages\.states\.0\.stages/,
    ],
    ['a missing state', 'stages.json', 'states', dropLast, /stages\.states: PASSPORT_VOIDED is missing/],
    ['a stage named twice', 'stages.json', 'states.0.stages', repeatFirst, /stages\.states\.0\.stages/],
    ['an unknown role', 'stages.json', 'stages.0.roles', put(['CHEF']), /stages\.stages\.0\.roles\.0/],
    ['an unknown document', 'requirements.json', 'rules.0.code', put('SIM'), /requirements\.rules\.0\.code/],
    [
      'a group without ONE_OF',
      'requirements.json',
      'rules.0.group',
      put('G'),
      /requirements\.rules\.0\.group/,
    ],
    [
      'a hole in the fees',
      'fees.json',
      'tables.1.books',
      dropLast,
      /fees\.tables\.1\.books: ELECTRONIC 10 is missing/,
    ],
    ['no fee in force', 'sop.json', 'effectiveFrom', put('2019-01-01'), /fees\.tables: no table is in force/],
    [
      'an unlisted reason',
      'reason-codes.json',
      'automatic.outage',
      put('SUS_OTHER'),
      /no reason SUS_OTHER is listed/,
    ],
    ['a reason twice', 'reason-codes.json', 'reasons', repeatFirst, /DOC_MISSING is listed twice/],
    [
      'a stage on a return',
      'reason-codes.json',
      'reasons.0.rejectStages',
      put(['SYSTEM']),
      /reasons\.0\.rejectStages/,
    ],
    [
      'two deadlines that differ',
      'settings.json',
      'docsDeadlineDays.value',
      put(7),
      /COMPLETE_DOCUMENTS must equal/,
    ],
    ['no norm for the issue', 'time-norms.json', 'norms.3.id', put('SAME_DAY'), /the norm ISSUE is missing/],
    ['a missing lane', 'lanes.json', 'lanes', dropLast, /lanes\.json: lanes\.lanes: CONTINGENCY is missing/],
    ['a missing duty rule', 'roles.json', 'separationOfDuties', dropTwo, /S9 is missing/],
    ['a question twice', 'interview.json', 'common', repeatFirst, /destination is listed twice/],
  ])('refuses %s and says where', (_, file, path, change, message) => {
    edit(file, path, change);
    expect(() => loadSop(copy)).toThrow(message);
  });
});

it('a procedure from before a rule joined has it switched off', () => {
  edit('roles.json', 'separationOfDuties', dropLast);
  const { roles } = loadSop(copy);
  expect(roles.separationOfDuties.map(({ id }) => id)).not.toContain('S10');
});

describe('the other tables', () => {
  it('names the calendar file and path at fault', () => {
    const folder = mkdtempSync(join(tmpdir(), 'calendar-'));
    writeFileSync(
      join(folder, '2026.json'),
      JSON.stringify({ year: 2026, days: [{}], status: 'CONFIRMED', source: 'x' }),
    );
    expect(() => loadCalendarYears(folder)).toThrow(/2026\.json: days\.0\.date/);
    rmSync(folder, { recursive: true });
  });

  it('loads provinces by code', () => {
    expect(loadProvinces(join(SOP, 'regions/provinces.json')).get('13')).toBe('Sumatera Barat');
  });
});
