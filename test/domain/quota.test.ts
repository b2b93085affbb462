import { describe, expect, it } from 'vitest';
import { QuotaCount } from '#common/domain/appointments/quota-figures.ts';
import { PLACE_KINDS, visitsOf, type Visit } from '#common/domain/appointments/visits.ts';
import { replay } from '#common/domain/applications/evolve.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { localDate } from '#common/kernel/instant.ts';
import { addDays, plainDate } from '#common/kernel/plain-date.ts';
import { bookedAhead } from '#test/support/rules-good-cases.ts';
import { reach } from '#test/support/rules-journeys.ts';
import { WIB } from '#test/support/rules-office.ts';
import { seeded } from '#test/support/rules-random.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';
import { Walk } from './random-walk.ts';

const MOVE = 'appointments.specialReschedule/1';

function told(t: TestFile): string[] {
  return visitsOf(t.actions, WIB).map(({ day, outcome, wasMissed, isWalkIn }) =>
    [day, outcome, ...(wasMissed ? ['missed'] : []), ...(isWalkIn ? ['walk-in'] : [])].join(' '),
  );
}

function dayOf(t: TestFile) {
  const day = t.file.appointment?.date;
  if (!day) throw new Error('the file has no day');
  return day;
}

describe('the places that a file takes', () => {
  it('are one for the day that it waits for, and the same one when it comes', () => {
    const t = bookedAhead();
    const day = dayOf(t);
    expect(told(t)).toEqual([`${day} BOOKED`]);
    t.at(day).run('appointments.checkIn/1');
    expect(told(t)).toEqual([`${day} ARRIVED`]);
  });

  it('move with the applicant, who leaves the first one free', () => {
    const t = bookedAhead();
    const first = dayOf(t);
    t.run('appointments.reschedule/1');
    const visits = visitsOf(t.actions, WIB);
    expect(told(t)).toEqual([`${first} MOVED`, `${dayOf(t)} BOOKED`]);
    expect(visits[0]).toMatchObject({ byOffice: null, movedTo: t.file.appointment });
  });

  it('stay missed when the office gives another day, with reason, hour and head', () => {
    const t = reach('NO_SHOW');
    const first = dayOf(t);
    expect(told(t)).toEqual([`${first} MISSED missed`]);
    t.run(MOVE, { change: { reason: 'SERVER_OFFLINE' } });
    expect(told(t)).toEqual([`${first} MOVED missed`, `${dayOf(t)} BOOKED`]);
    expect(visitsOf(t.actions, WIB)[0]?.byOffice).toMatchObject({
      reason: 'SERVER_OFFLINE',
      at: t.actions.at(-1)?.occurredAt,
      by: t.actions.at(-1)?.actor,
    });
  });

  it('are free again when the applicant withdraws before the day', () => {
    const t = bookedAhead();
    t.run('applications.applicantWithdraws/1');
    expect(told(t)).toEqual([expect.stringMatching(/ENDED$/)]);
  });

  it('are taken on the day of arrival, by a walk-in and by who is let in on another day', () => {
    const walkIn = reach('CHECKED_IN', { walkIn: true, type: 'REPLACE_LOST' });
    expect(told(walkIn)).toEqual([`${localDate(walkIn.now, WIB)} ARRIVED walk-in`]);
    const early = bookedAhead();
    const day = addDays(dayOf(early), -1);
    early.at(day).run('appointments.checkIn/1', {
      change: { overrideNote: 'Berangkat besok pagi karena orang tua sakit' },
    });
    expect(told(early)).toEqual([`${day} ARRIVED`]);
  });
});

describe('the figures of a period', () => {
  const lists = Array.from({ length: 120 }, (_, index) => {
    const random = seeded(4100 + index);
    const walk = new Walk(random.int(1e9));
    for (let step = 0; step < 40; step += 1) walk.step(random.int(1e9));
    return walk.t.actions;
  }).filter((list) => list.length > 0);
  const visits = lists.map((list) => visitsOf(list, WIB));
  const days = visits.flat().map(({ day }) => day);
  const from = days.reduce((one, other) => (one < other ? one : other), plainDate('2099-01-01'));
  const to = days.reduce((one, other) => (one > other ? one : other), plainDate('2000-01-01'));

  function count(period: { from: typeof from; to: typeof to }) {
    const tally = new QuotaCount(period);
    for (const own of visits) tally.add(own);
    const figures = tally.finish();
    const sum = (name: 'booked' | 'walkIns' | 'arrived' | 'noShows' | 'rebooked') =>
      figures.reduce((total, figure) => total + figure[name], 0);
    return {
      booked: sum('booked'),
      walkIns: sum('walkIns'),
      arrived: sum('arrived'),
      noShows: sum('noShows'),
      rebooked: sum('rebooked'),
    };
  }

  /** The same counted by hand: each prefix of each list is worked out anew. */
  function byHand() {
    const has = (list: readonly Action[], ...kinds: string[]) =>
      list.filter(({ kind }) => kinds.includes(kind));
    const missed = (list: readonly Action[]) =>
      list.filter(
        (_action, index) =>
          replay(list.slice(0, index))?.state !== 'NO_SHOW' &&
          replay(list.slice(0, index + 1))?.state === 'NO_SHOW',
      );
    const arrived = lists.flatMap((list) => has(list, 'appointments.checkIn/1'));
    const walkIns = lists.flatMap((list) => has(list, 'appointments.registerWalkIn/1'));
    const noShows = lists.flatMap(missed);
    const rebooked = lists.flatMap((list) =>
      list.filter(({ kind }, index) => kind === MOVE && replay(list.slice(0, index))?.state === 'NO_SHOW'),
    );
    const waiting = lists.filter((list) => replay(list)?.state === 'BOOKED');
    return {
      booked: arrived.length + noShows.length + waiting.length,
      walkIns: walkIns.length,
      arrived: arrived.length + walkIns.length,
      noShows: noShows.length,
      rebooked: rebooked.length,
    };
  }

  it('are those that one counts by hand', () => {
    const figures = count({ from, to });
    expect(figures).toEqual(byHand());
    for (const figure of Object.values(figures)) expect(figure).toBeGreaterThan(0);
  });

  it('need of a list only what can change a place', () => {
    const kinds = new Set<string>(PLACE_KINDS);
    const some = lists.map((list) => list.filter(({ kind }) => kinds.has(kind)));
    expect(some.map((list) => visitsOf(list, WIB))).toEqual(visits);
    expect(some.flat().length).toBeLessThan(lists.flat().length / 2);
  });

  it('of two halves are those of the whole', () => {
    const middle = addDays(from, 3);
    const [first, second] = [count({ from, to: middle }), count({ from: addDays(middle, 1), to })];
    const whole = count({ from, to });
    for (const name of Object.keys(whole) as (keyof typeof whole)[]) {
      expect(first[name] + second[name]).toBe(whole[name]);
    }
  });

  it('leave nobody with two places at once', () => {
    const holds = ({ outcome, wasMissed }: Visit) =>
      outcome === 'BOOKED' || outcome === 'ARRIVED' || wasMissed;
    for (const own of visits) {
      expect(own.filter((visit) => visit.outcome !== 'MOVED').length).toBeLessThanOrEqual(1);
      expect(own.slice(0, -1).every((visit) => visit.outcome === 'MOVED')).toBe(true);
      expect(own.filter((visit) => holds(visit) && !visit.wasMissed).length).toBeLessThanOrEqual(1);
    }
  });
});
