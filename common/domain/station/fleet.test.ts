import { describe, expect, it } from 'vitest';
import type { Instant } from '#common/kernel/instant.ts';
import type { DeskState } from './desk-state.ts';
import { byTrouble, normOf, policyDifferences, troublesOf, type FleetFacts } from './fleet.ts';

const NOW = '2026-11-24T02:00:00.000Z' as Instant;
const WELL: DeskState = {
  version: '0.10.0',
  waiting: 0,
  uploads: 0,
  refused: 0,
  freeMb: 80_000,
  devices: { CAMERA: 'PRESENT', FINGERPRINT: 'NOT_SET_UP', SCANNER: 'UNKNOWN', PRINTER: 'PRESENT' },
  policy: { UpdateMode: 'auto' },
  update: { mode: 'auto', state: 'CURRENT', version: null },
  ends: [],
};

function desk(name: string, state: Partial<DeskState> = {}, more: Partial<FleetFacts> = {}): FleetFacts {
  return {
    name,
    lastSeenAt: NOW,
    revokedAt: null,
    lock: null,
    report: { at: NOW, clockOffSeconds: 0, state: { ...WELL, ...state } },
    ...more,
  };
}

const usual = normOf([desk('1'), desk('2'), desk('3')]);
const troubles = (one: FleetFacts) => troublesOf(one, usual, NOW);
const ends = (endsAt: string) => [{ kind: 'CHIP_CA' as const, name: 'x', endsAt: endsAt as Instant }];

describe('the trouble of a PC', () => {
  it.each<[string, FleetFacts, string[]]>([
    ['none', desk('1'), []],
    ['a lock', desk('1', {}, { lock: {} }), ['LOCKED']],
    ['no report', desk('1', {}, { report: null }), ['NO_REPORT']],
    ['silence', desk('1', {}, { lastSeenAt: '2026-11-20T01:00:00.000Z' as Instant }), ['SILENT']],
    ['a long weekend', desk('1', {}, { lastSeenAt: '2026-11-20T02:00:00.000Z' as Instant }), []],
    ['little room', desk('1', { freeMb: 4_999 }), ['DISK']],
    ['refused work', desk('1', { refused: 1 }), ['REFUSED']],
    ['some unsent work', desk('1', { waiting: 100, uploads: 99 }), []],
    ['much unsent work', desk('1', { waiting: 100, uploads: 100 }), ['UNSENT']],
    ['a missing device', desk('1', { devices: { ...WELL.devices, PRINTER: 'MISSING' } }), ['DEVICE']],
    ['an older version', desk('1', { version: '0.9.0' }), ['OLD_VERSION']],
    ['a newer version', desk('1', { version: '0.11.0' }), []],
    ['another policy', desk('1', { policy: {} }), ['POLICY']],
    ['an end soon', desk('1', { ends: ends('2026-12-01T00:00:00.000Z') }), ['ENDING']],
    ['an end', desk('1', { ends: ends('2026-11-01T00:00:00.000Z') }), ['ENDED']],
    ['shut out', desk('1', { refused: 1 }, { revokedAt: NOW, lock: {} }), []],
  ])('%s', (_what, one, expected) => {
    expect(troubles(one)).toEqual(expected);
  });

  it.each([
    [119, []],
    [-120, ['CLOCK']],
    [120, ['CLOCK']],
  ])('a clock that is %d seconds off', (clockOffSeconds, expected) => {
    expect(troubles(desk('1', {}, { report: { at: NOW, clockOffSeconds, state: WELL } }))).toEqual(expected);
  });
});

describe('what is usual', () => {
  it('is what more than half have; a PC that was shut out has no say', () => {
    const norm = normOf([
      desk('1'),
      desk('2'),
      desk('3', { policy: { UpdateMode: 'off', IdleLockMinutes: '5' } }),
      desk('4', { policy: { UpdateMode: 'off' } }, { revokedAt: NOW }),
    ]);
    expect(norm.policy.get('UpdateMode')).toBe('auto');
    expect(policyDifferences({ ...WELL, policy: { UpdateMode: 'off', IdleLockMinutes: '5' } }, norm)).toEqual(
      ['UpdateMode', 'IdleLockMinutes'],
    );
  });

  it('is nothing where two halves disagree', () => {
    const halves = normOf([desk('1'), desk('2', { policy: { UpdateMode: 'off' } })]);
    expect(halves.policy.has('UpdateMode')).toBe(false);
    expect(policyDifferences(WELL, halves)).toEqual([]);
  });
});

it('trouble comes first, the worst before the others, names as a person counts, what was shut out at the end', () => {
  const rows = [
    desk('Loket 10'),
    desk('Loket 2'),
    desk('Loket 9', { policy: {} }),
    desk('Loket 1', {}, { revokedAt: NOW }),
    desk('Loket 8', { refused: 2 }),
  ].map((one) => ({ ...one, troubles: troubles(one) }));
  expect(byTrouble(rows).map(({ name }) => name)).toEqual([
    'Loket 8',
    'Loket 9',
    'Loket 2',
    'Loket 10',
    'Loket 1',
  ]);
});
