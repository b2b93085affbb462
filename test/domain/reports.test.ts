import { describe, expect, it } from 'vitest';
import { replay } from '#common/domain/applications/evolve.ts';
import { passportDueOn } from '#common/domain/applications/deadlines.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import { Milestone } from '#common/domain/reports/milestone.ts';
import { type Period } from '#common/domain/reports/period.ts';
import { PeriodReport } from '#common/domain/reports/period-report.ts';
import { localDate, localTime } from '#common/kernel/instant.ts';
import { POLICY, WIB } from '#test/support/rules-office.ts';
import { added, count, RANDOM_MONTHS } from './random-months.ts';

/** The same month counted by hand: each prefix of each list is worked out anew. */
function byHand({ lists, period }: { lists: readonly Action[][]; period: Period }) {
  const isIn = ({ occurredAt }: Action) => {
    const day = localDate(occurredAt, WIB);
    return period.from <= day && day <= period.to;
  };
  const acts = lists.flatMap((list) => list.filter(isIn));
  const entered = (state: AppState) =>
    lists.flatMap((list) =>
      list.filter((action, index) => {
        const before = replay(list.slice(0, index))?.state;
        return isIn(action) && before !== state && replay(list.slice(0, index + 1))?.state === state;
      }),
    );
  const kinds = (...names: string[]) =>
    acts.filter(({ kind }) => names.some((name) => kind.startsWith(`${name}/`)));
  const captured = lists.flatMap((list) =>
    list.filter((action, index) => {
      const has = (upTo: number) => {
        const file = replay(list.slice(0, upTo));
        return Boolean(file?.photo && file.fingerprints && file.signature);
      };
      return index > 0 && isIn(action) && !has(index) && has(index + 1);
    }),
  );
  const counts: Record<Milestone, Action[]> = {
    OPENED: lists.flatMap(([first]) => (first && isIn(first) ? [first] : [])),
    ARRIVED: kinds('appointments.checkIn', 'appointments.registerWalkIn'),
    NO_SHOW: entered('NO_SHOW'),
    MOVED_BY_OFFICE: kinds('appointments.specialReschedule'),
    RETURNED: entered('DOC_INCOMPLETE'),
    RESUBMITTED: kinds('documents.resubmit'),
    DOSSIER_ACCEPTED: kinds('documents.acceptDossier'),
    CAPTURED: captured,
    INTERVIEWED: kinds('interview.recordInterview'),
    EXAMINED: entered('UNDER_EXAMINATION'),
    SUSPENDED: entered('SUSPENDED'),
    APPROVED: kinds('approval.approve'),
    CORRECTED: kinds('approval.returnForCorrection'),
    REFUSED: entered('REJECTED'),
    WITHDRAWN: entered('WITHDRAWN'),
    CANCELLED: entered('CANCELLED'),
    PRINTED: entered('PRINTED'),
    QUALITY_FAILED: kinds('production.qcFail'),
    READY: entered('READY_FOR_PICKUP'),
    HANDED_OVER: entered('HANDED_OVER'),
    VOIDED: entered('PASSPORT_VOIDED'),
  };
  return { counts, isIn };
}

describe('the report of a period', () => {
  const months = RANDOM_MONTHS.map((month) => ({ ...month, hand: byHand(month) }));

  it('gives every count as one counts it by hand', () => {
    for (const month of months) {
      const { counts } = month.hand;
      const told = count(month).counts;
      expect(told).toEqual(
        Object.fromEntries(Object.entries(counts).map(([what, acts]) => [what, acts.length])),
      );
    }
  });

  it('meets every kind of event in the months that it was tried on', () => {
    const met = months.map((month) => count(month).counts);
    expect(Milestone.options.filter((what) => met.every((counts) => counts[what] === 0))).toEqual([]);
  });

  it('splits each count by day, hour, lane, type and kind without losing or doubling one', () => {
    for (const month of months) {
      const { counts } = month.hand;
      const report = count(month);
      const groups = [
        [report.byDay, ({ occurredAt }: Action) => localDate(occurredAt, WIB)],
        [report.byHour, ({ occurredAt }: Action) => localTime(occurredAt, WIB).slice(0, 2)],
      ] as const;
      for (const what of Milestone.options) {
        for (const [rows, keyOf] of groups) {
          const told = Object.fromEntries(
            rows.flatMap(({ key, counts: own }) => (own[what] ? [[key, own[what]]] : [])),
          );
          expect(told).toEqual(added(counts[what].map(keyOf)));
        }
        for (const rows of [report.byLane, report.byType, report.byKind]) {
          expect(rows.reduce((sum, row) => sum + row.counts[what], 0)).toBe(counts[what].length);
        }
      }
    }
  });

  it('names the reason and the stage of each refusal', () => {
    for (const month of months) {
      const { isIn } = month.hand;
      const refused = month.lists.flatMap((list) =>
        list.flatMap((action, index) => {
          const before = replay(list.slice(0, index));
          const after = replay(list.slice(0, index + 1));
          if (!isIn(action)) return [];
          const { rejectStage, reasons } = after?.closure ?? { rejectStage: null, reasons: null };
          if (before?.state === 'REJECTED' || after?.state !== 'REJECTED') return [];
          return (reasons?.codes ?? []).map((code) => `${rejectStage ?? ''} ${code}`);
        }),
      );
      const told = count(month).refusals.map(({ stage, code, count: n }) => [`${stage} ${code}`, n]);
      expect(Object.fromEntries(told)).toEqual(added(refused));
    }
  });

  it('holds finished books to the day on which they were owed', () => {
    for (const { lists, period, hand } of months) {
      // The norm of a damaged book ends twice: with the decision and with the book.
      const ordinary = lists.filter((list) => replay(list)?.type !== 'REPLACE_DAMAGED');
      const ready = new Set(hand.counts.READY);
      const owed = ordinary.flatMap((list) =>
        list.flatMap((action, index) => {
          const before = ready.has(action) ? replay(list.slice(0, index)) : null;
          const day = localDate(action.occurredAt, WIB);
          const due = before && passportDueOn(before, POLICY, day);
          return due ? [day <= due ? 'met' : 'late'] : [];
        }),
      );
      const books = count({ lists: ordinary, period }).norms.filter(({ norm }) =>
        ['ISSUE', 'SAME_DAY'].includes(norm),
      );
      const sum = (word: 'met' | 'late') => books.reduce((total, row) => total + row[word], 0);
      expect({ met: sum('met'), late: sum('late') }).toEqual({
        met: owed.filter((word) => word === 'met').length,
        late: owed.filter((word) => word === 'late').length,
      });
    }
  });

  it('adds up what was paid, each file by its last word', () => {
    for (const month of months) {
      const { counts } = month.hand;
      const { affordability, ease } = count(month).service;
      const given = month.lists.filter((list) => list.some((action) => counts.HANDED_OVER.includes(action)));
      const paid = given.map((list) => {
        let amount = 0;
        for (const { kind, payload } of list) {
          if ('payment' in payload) {
            amount =
              payload.payment.status === 'SETTLED' || payload.payment.status === 'UNCONFIRMED_WITH_PROOF'
                ? payload.payment.amount
                : 0;
          }
          if (kind === 'applications.recordPayment/1') {
            amount = payload.status === 'WAIVED' || payload.status === 'UNPAID' ? 0 : payload.amount;
          }
        }
        const more = list.flatMap((one) =>
          one.kind === 'applications.recordAdditionalPayment/1' ? [one.payload.amount] : [],
        );
        return { list, paid: amount + more.reduce((sum, one) => sum + one, 0) };
      });
      const waived = given.filter((list) => list.some(({ kind }) => kind === 'applications.waiveFee/1'));
      expect(ease.handedOver).toBe(given.length);
      expect(affordability.waived).toBe(waived.length);
      if (waived.length === 0) expect(affordability.paid).toBe(paid.reduce((sum, one) => sum + one.paid, 0));
      const { exact, above, below, unknown } = affordability;
      expect(exact + above + below + unknown).toBe(given.length);
    }
  });

  it('lays every printed and spoiled book, and every photo that was taken here, on one seat and officer', () => {
    const met = { printed: 0, spoiled: 0, photos: 0 };
    for (const month of months) {
      const { printing, photoSeats } = count(month);
      const { counts, isIn } = month.hand;
      const sum = (row: readonly number[]) => row.reduce((total, one) => total + one, 0);
      expect(
        Object.fromEntries(
          printing.map(({ month: key, desk, by, printed }) => [`${key} ${desk} ${by}`, printed]),
        ),
      ).toMatchObject(
        added(
          counts.PRINTED.map(
            ({ occurredAt, desk, actor }) => `${localDate(occurredAt, WIB).slice(0, 7)} ${desk} ${actor}`,
          ),
        ),
      );
      expect(sum(printing.map(({ printed }) => printed))).toBe(counts.PRINTED.length);
      expect(sum(printing.map(({ failed, spoiled }) => failed + spoiled))).toBe(counts.QUALITY_FAILED.length);
      const photos = month.lists
        .flat()
        .flatMap((action) => (action.kind === 'biometrics.capturePhoto/1' && isIn(action) ? [action] : []))
        .filter(({ payload }) => payload.attachmentId !== null);
      const bySeat = added(photos.map(({ desk, actor }) => `${desk} ${actor}`));
      for (const row of photoSeats) expect(row.photos).toBe(bySeat[`${row.desk} ${row.by}`] ?? 0);
      expect(sum(photoSeats.map((row) => row.photos))).toBe(photos.length);
      for (const { photos: all, passed, warned, failed, notAssessed } of photoSeats) {
        expect(passed + warned + failed + notAssessed).toBe(all);
      }
      met.printed += counts.PRINTED.length;
      met.spoiled += counts.QUALITY_FAILED.length;
      met.photos += photos.length;
    }
    expect(Math.min(...Object.values(met))).toBeGreaterThan(4);
  });

  it('gives the prints of each seat and officer as one counts them by hand', () => {
    let met = 0;
    for (const month of months) {
      const taken = month.lists.flatMap((list) =>
        list.flatMap((action) => {
          const isPrint = action.kind === 'biometrics.captureFingerprints/1' && month.hand.isIn(action);
          return isPrint ? [action] : [];
        }),
      );
      const { seats } = count(month);
      const bySeat = added(taken.map(({ desk, actor }) => `${desk} ${actor}`));
      expect(Object.fromEntries(seats.map(({ desk, by, captures }) => [`${desk} ${by}`, captures]))).toEqual(
        bySeat,
      );
      for (const seat of seats) {
        const own = taken.filter(({ desk, actor }) => desk === seat.desk && actor === seat.by);
        const kept = own.flatMap(({ payload }) => payload.fingers).filter((one) => one.attachmentId !== null);
        const scores = kept.flatMap(({ quality }) => (quality === null ? [] : [quality]));
        expect(seat).toMatchObject({
          prints: kept.length,
          low: scores.filter((score) => score < POLICY.fingers.minQuality).length,
          retakes: kept.reduce((sum, { attempts }) => sum + (attempts ?? 1) - 1, 0),
          again: own.filter(({ payload }) => payload.retakeReason !== null).length,
          exceptions: own.flatMap(({ payload }) => payload.exceptions).length,
          fallbacks: kept.filter(({ replaces }) => replaces).length,
          doubtful: kept.filter(({ ridges }) => ridges !== undefined && ridges.faults.length > 0).length,
        });
        expect(seat.quality.count).toBe(scores.length);
        if (scores.length > 0) expect(scores).toContain(seat.quality.p50);
      }
      met += taken.length;
    }
    expect(met).toBeGreaterThan(20);
  });

  it('crosses the wire as its schema says', () => {
    for (const month of months) expect(PeriodReport.parse(count(month))).toEqual(count(month));
  });
});
