import { expect, it } from 'vitest';
import type { Application } from '#common/domain/applications/application.ts';
import { addDays, daysBetween, plainDate } from '#common/kernel/plain-date.ts';
import { POLICY } from '#test/support/rules-office.ts';
import { feeOf } from '#test/support/rules-openings.ts';
import { added, count, RANDOM_MONTHS } from './random-months.ts';
import { eventOf, livesOf, middleAndTail, type Act } from './reports-recount.ts';

/** What applicants met with: waiting, coming again, paying and the law's days, counted a second time from the list of acts. */
const MONTHS = RANDOM_MONTHS.map((month) => ({
  period: month.period,
  report: count(month),
  lives: livesOf(month),
}));

const ARRIVES = /^appointments\.(checkIn|registerWalkIn)$/;
const PRESENT =
  /^(appointments\.(checkIn|registerWalkIn)|documents\.resubmit|biometrics\.capture\w+|interview\.(recordInterview|confirmData)|production\.handOver)$/;

function enters({ before, after }: Act, state: string): boolean {
  return after.state === state && before?.state !== state;
}

/** Minutes, to the tenth, from the last arrival to each act that fits and falls on the same day. */
function waitsTo(acts: readonly Act[], fits: (act: Act) => boolean): number[] {
  return acts.flatMap((act, index) => {
    const arrival = acts.slice(0, index).findLast(({ action }) => ARRIVES.test(eventOf(action)));
    if (!act.isIn || !arrival || arrival.day !== act.day || !fits(act)) return [];
    const ms = Date.parse(act.action.occurredAt) - Date.parse(arrival.action.occurredAt);
    return [Math.round(ms / 6000) / 10];
  });
}

it('measures the wait to the first desk and the time in the office', () => {
  let met = 0;
  for (const { report, lives } of MONTHS) {
    const { firstDesk, inOffice } = report.service.speed;
    const first = lives.flatMap(({ acts }) =>
      waitsTo(
        acts,
        (act) => eventOf(act.action) === 'queue.callTicket' && act.before?.state === 'CHECKED_IN',
      ),
    );
    const whole = lives.flatMap(({ acts }) =>
      waitsTo(acts, (act) => act.before?.state === 'IN_SERVICE' && enters(act, 'VERIFICATION')),
    );
    expect(firstDesk).toEqual(middleAndTail(first));
    expect(inOffice).toEqual(middleAndTail(whole));
    met += first.length * whole.length;
  }
  expect(met).toBeGreaterThan(0);
});

it('measures the days from the interview that let the file go on to the finished book', () => {
  let met = 0;
  for (const { report, lives } of MONTHS) {
    const days = lives.flatMap(({ acts }) => {
      const ready = acts.find((act) => act.isIn && enters(act, 'READY_FOR_PICKUP'));
      const on = acts.findIndex((act) => act.before?.state === 'IN_SERVICE' && enters(act, 'VERIFICATION'));
      const interview = acts
        .slice(0, on + 1)
        .findLast(({ action }) => eventOf(action) === 'interview.recordInterview');
      return ready && interview ? [daysBetween(plainDate(interview.day), plainDate(ready.day))] : [];
    });
    expect(report.service.speed.daysToBook).toEqual(middleAndTail(days));
    met += days.length;
  }
  expect(met).toBeGreaterThan(10);
});

it('counts visits of a book by days, and books without a detour', () => {
  let straight = 0;
  for (const { report, lives } of MONTHS) {
    const given = lives.filter(({ acts }) => acts.some((act) => act.isIn && enters(act, 'HANDED_OVER')));
    const visits = given.map(
      ({ acts }) =>
        new Set(acts.flatMap(({ action, day }) => (PRESENT.test(eventOf(action)) ? [day] : []))).size,
    );
    const plain = given.filter(
      ({ acts }) =>
        !acts.some(
          (act) =>
            enters(act, 'DOC_INCOMPLETE') ||
            enters(act, 'SUSPENDED') ||
            eventOf(act.action) === 'approval.returnForCorrection',
        ),
    );
    const { ease } = report.service;
    expect(ease).toEqual({ visits: middleAndTail(visits), straight: plain.length, handedOver: given.length });
    straight += plain.length;
  }
  expect(straight).toBeGreaterThan(5);
});

/** PP 45/2024 as the field description has it: an endorsement is free, a waiver takes away its part. */
function tariffOf(acts: readonly Act[], file: Application): number {
  const waived = acts.flatMap(({ action }) =>
    action.kind === 'applications.waiveFee/1' ? [action.payload.kind] : [],
  );
  const whole = feeOf(file);
  const book = feeOf({ ...file, type: 'NEW', lane: 'REGULAR' });
  const surcharge = { REPLACE_LOST: 1_000_000, REPLACE_DAMAGED: 500_000 } as Partial<Record<string, number>>;
  const isEndorsed = file.endorsement && file.type === 'DATA_CHANGE';
  const noBook = isEndorsed || waived.includes('ZERO_RATE') ? book : 0;
  return whole - noBook - (waived.includes('SURCHARGE_FORCE_MAJEURE') ? (surcharge[file.type] ?? 0) : 0);
}

/** The last word about the bill, which a zero rate takes back, and every rest. */
function paidIn(acts: readonly Act[]): number {
  let bill = 0;
  let rests = 0;
  for (const { action } of acts) {
    const entry =
      'payment' in action.payload
        ? action.payload.payment
        : action.kind === 'applications.recordPayment/1'
          ? action.payload
          : null;
    if (entry) bill = entry.status === 'UNPAID' || entry.status === 'WAIVED' ? 0 : entry.amount;
    if (action.kind === 'applications.waiveFee/1' && action.payload.kind === 'ZERO_RATE') bill = 0;
    if (action.kind === 'applications.recordAdditionalPayment/1') rests += action.payload.amount;
  }
  return bill + rests;
}

it('holds what was paid against the tariff, file by file', () => {
  const all = { exact: 0, above: 0, below: 0 };
  for (const { report, lives } of MONTHS) {
    const given = lives.flatMap(({ acts, file }) =>
      file && acts.some((act) => act.isIn && enters(act, 'HANDED_OVER')) ? [{ acts, file }] : [],
    );
    const sums = given.map(({ acts, file }) => ({ due: tariffOf(acts, file), paid: paidIn(acts) }));
    const { tariff, paid, exact, above, below, unknown } = report.service.affordability;
    const expected = {
      tariff: sums.reduce((total, one) => total + one.due, 0),
      paid: sums.reduce((total, one) => total + one.paid, 0),
      exact: sums.filter((one) => one.paid === one.due).length,
      above: sums.filter((one) => one.paid > one.due).length,
      below: sums.filter((one) => one.paid < one.due).length,
      unknown: 0,
    };
    expect({ tariff, paid, exact, above, below, unknown }).toEqual(expected);
    for (const key of ['exact', 'above', 'below'] as const) all[key] += expected[key];
  }
  expect(all.exact).toBeGreaterThan(0);
});

type Spell = { from: string; to: string | null; entered: Act; left: Act | null };

/** Each stay of a file in a state, by the days on which it began and ended. */
function spellsIn(acts: readonly Act[], state: string): Spell[] {
  return acts.flatMap((act, index) => {
    if (!enters(act, state)) return [];
    const left = acts
      .slice(index + 1)
      .find((later) => later.before?.state === state && later.after.state !== state);
    return [{ from: act.day, to: left?.day ?? null, entered: act, left: left ?? null }];
  });
}

function normOf(report: (typeof MONTHS)[number]['report'], norm: string) {
  const { met = 0, late = 0, running = 0, overdue = 0 } = report.norms.find((row) => row.norm === norm) ?? {};
  return Object.fromEntries(
    Object.entries({ met, late, running, overdue }).filter(([, figure]) => figure > 0),
  );
}

/** In the words of the report; nothing for what ended outside the period or begins after it. */
function verdictOf(
  { from, to }: Pick<Spell, 'from' | 'to'>,
  due: string,
  period: (typeof MONTHS)[number]['period'],
): string[] {
  // Of an open norm the report says how it stands when the last day is over.
  const end = addDays(period.to, 1);
  const stands = from > period.to ? [] : [due < end ? 'overdue' : 'running'];
  if (to === null) return stands;
  if (to > period.to) return stands;
  return to < period.from ? [] : [to <= due ? 'met' : 'late'];
}

it('holds the check of a dossier to one working day, done or still owed', () => {
  let met = 0;
  for (const { report, lives, period } of MONTHS) {
    const found = lives.flatMap(({ acts }) =>
      spellsIn(acts, 'DOC_REVIEW').flatMap((spell) =>
        verdictOf(spell, POLICY.addWorkingDays(plainDate(spell.from), 1), period),
      ),
    );
    expect(normOf(report, 'RETURN_INCOMPLETE')).toEqual(added(found));
    met += found.length;
  }
  expect(met).toBeGreaterThan(50);
});

it('holds the applicant to thirty days for the book', () => {
  let met = 0;
  for (const { report, lives, period } of MONTHS) {
    const found = lives.flatMap(({ acts }) =>
      spellsIn(acts, 'READY_FOR_PICKUP').flatMap((spell) => {
        const issued = spell.entered.after.issuedOn;
        if (!issued) return [];
        const verdict = verdictOf(spell, addDays(issued, 30), period);
        // A file that was given up otherwise met nothing and missed nothing.
        const isEnded = spell.left === null || /^(HANDED_OVER|PASSPORT_VOIDED)$/.test(spell.left.after.state);
        return isEnded || verdict[0] === 'running' || verdict[0] === 'overdue' ? verdict : [];
      }),
    );
    expect(normOf(report, 'COLLECT')).toEqual(added(found));
    met += found.length;
  }
  expect(met).toBeGreaterThan(10);
});

const ORDER: readonly (readonly [string, RegExp, number])[] = [
  ['ARRIVAL', ARRIVES, 1],
  ['DOSSIER', /^documents\.acceptDossier$/, 2],
  // Photo and interview may change places.
  ['CAPTURE', /^biometrics\.capturePhoto$/, 3],
  ['INTERVIEW', /^interview\.recordInterview$/, 3],
  ['VERIFICATION', /^approval\.verificationPassed$/, 4],
  ['ADJUDICATION', /^approval\.recordAdjudication$/, 5],
  ['APPROVAL', /^approval\.approve$/, 6],
  ['PRINT', /^production\.(endorse|print)$/, 7],
  ['QUALITY', /^production\.qcPass$/, 8],
  ['READY', /^production\.notifyReady$/, 9],
  ['HANDOVER', /^production\.handOver$/, 10],
];

it('tells each step of the month, done again and out of its place', () => {
  let again = 0;
  for (const { report, lives } of MONTHS) {
    const told = lives.map(({ acts }) =>
      ORDER.flatMap(([step, pattern, place]) => {
        const own = acts.filter(({ action }) => pattern.test(eventOf(action)));
        const [first, ...later] = own;
        if (!first || !own.some(({ isIn }) => isIn)) return [];
        const earlier = acts.slice(0, acts.indexOf(first));
        const isLater = (act: Act) =>
          ORDER.some(([, other, rank]) => rank > place && other.test(eventOf(act.action)));
        const isOut = first.isIn && earlier.some(isLater);
        return [{ step, repeated: later.some(({ isIn }) => isIn), outOfOrder: isOut }];
      }),
    );
    const files = told.filter((steps) => steps.length > 0);
    const { procedure } = report;
    expect(procedure).toEqual({
      files: files.length,
      repeated: files.filter((steps) => steps.some(({ repeated }) => repeated)).length,
      outOfOrder: files.filter((steps) => steps.some(({ outOfOrder }) => outOfOrder)).length,
      steps: ORDER.flatMap(([step]) => {
        const own = files.flatMap((steps) => steps.filter((one) => one.step === step));
        const figures = {
          files: own.length,
          repeated: own.filter(({ repeated }) => repeated).length,
          outOfOrder: own.filter(({ outOfOrder }) => outOfOrder).length,
        };
        return own.length > 0 ? [{ step, ...figures }] : [];
      }),
    });
    again += procedure.repeated;
  }
  // The rules keep the order themselves; `step-tally.test.ts` has lists that break it.
  expect(again).toBeGreaterThan(10);
});

it('names a pair of officers only far above chance', () => {
  for (const { report, lives } of MONTHS) {
    const pairs = lives.flatMap(({ acts, file }) => {
      const approval = acts.findLast(({ action }) => eventOf(action) === 'approval.approve');
      const capturer = file?.photo?.stamp.by;
      return approval?.isIn && capturer ? [{ capturer, approver: approval.action.actor }] : [];
    });
    const together = added(pairs.map(({ capturer, approver }) => `${capturer} ${approver}`));
    const cameras: Record<string, number> = added(pairs.map(({ capturer }) => capturer));
    const heads: Record<string, number> = added(pairs.map(({ approver }) => approver));
    const unusual = Object.entries(together).filter(([key, files]) => {
      const [capturer = '', approver = ''] = key.split(' ');
      const chance = ((cameras[capturer] ?? 0) * (heads[approver] ?? 0)) / pairs.length ** 2;
      const deviation = Math.sqrt(pairs.length * chance * (1 - chance));
      return files >= 5 && files > pairs.length * chance + 3 * deviation;
    });
    const told = report.pairs.map(({ capturer, approver, files }) => [`${capturer} ${approver}`, files]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(unusual));
  }
});
