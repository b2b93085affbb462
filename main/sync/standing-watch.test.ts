import { expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import type { AskStanding, DeskReport, Standing } from '#common/contract/hub/fleet.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { StandingWatch } from './standing-watch.ts';

const MINUTE = 60_000;
const FREE: Standing = { lock: null, ring: 'ALL' };

function aWatch() {
  const now = { ms: 0 };
  const state: DeskReport['state'] = {
    version: '0.1.0',
    waiting: 0,
    uploads: 0,
    refused: 0,
    freeMb: 50_500,
    devices: { CAMERA: 'UNKNOWN', FINGERPRINT: 'UNKNOWN', SCANNER: 'UNKNOWN', PRINTER: 'UNKNOWN' },
    policy: {},
    update: { mode: 'off', state: 'NONE', version: null },
    ends: [],
  };
  const asked: AskStanding[] = [];
  const taken: Standing[] = [];
  const hub = { answer: async (): Promise<Standing> => FREE };
  const watch = new StandingWatch({
    nowMs: () => now.ms,
    report: async () => ({ now: '2026-11-24T02:00:00.000Z' as Instant, state: { ...state } }),
    take: async (standing) => void taken.push(standing),
  });
  const link = {
    standing: (ask: AskStanding) => {
      asked.push(ask);
      return hub.answer();
    },
  };
  const round = async (minutes: number) => {
    now.ms += minutes * MINUTE;
    watch.doubt();
    await watch.ask(link);
    return asked.at(-1)?.report !== null;
  };
  return { watch, link, state, asked, taken, hub, round };
}

it('asks once, and again only when there is reason to', async () => {
  const { watch, link, asked, taken } = aWatch();
  await watch.ask(link);
  await watch.ask(link);
  expect(asked).toHaveLength(1);
  watch.doubt();
  await watch.ask(link);
  expect(asked).toHaveLength(2);
  expect(taken).toEqual([FREE, FREE]);
});

it('tells how the PC is on change, not more often than each minute, and every quarter of an hour', async () => {
  const { state, round } = aWatch();
  expect(await round(0)).toBe(true);
  expect(await round(5)).toBe(false);
  state.waiting = 1;
  expect(await round(1)).toBe(true);
  state.waiting = 2;
  expect(await round(0.5)).toBe(false);
  expect(await round(0.5)).toBe(true);
  // Room on the disk moves with every page.
  state.freeMb -= 100;
  expect(await round(14)).toBe(false);
  expect(await round(1)).toBe(true);
});

it('tells again what the hub did not hear, and goes on without a hub that is older', async () => {
  const { watch, link, hub, asked, taken } = aWatch();
  hub.answer = () => Promise.reject(new HubUnreachable('NETWORK'));
  await expect(watch.ask(link)).rejects.toThrow(HubUnreachable);
  hub.answer = () => Promise.reject(new CodedError('NOT_FOUND'));
  await watch.ask(link);
  expect(taken).toEqual([]);
  hub.answer = async () => FREE;
  watch.doubt();
  await watch.ask(link);
  expect(asked.map(({ report }) => report !== null)).toEqual([true, true, true]);
});
