import type { z } from 'zod';
import { guard, noConflictOfInterest } from '#common/domain/applications/guards.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type Check } from '#common/domain/applications/rule.ts';
import { isHalfCounted } from './shelf-count.ts';
import { CheckProxy, CountOnShelf, PlaceOnShelf, RecordOldBook, RemindPickup } from './actions.ts';
import { oldBookOutcomes, owesOldBook, remindersDue } from './pickup.ts';

const replacesBook = guard(
  'oldBook.replaced',
  'OLD_BOOK_NONE',
  ({ file }) => oldBookOutcomes(file).length > 0,
);

/** The new book goes out only when it is on record what became of the old one. */
export const oldBookRecorded = guard(
  'oldBook.recorded',
  'OLD_BOOK_NOT_RECORDED',
  ({ file }) => !owesOldBook(file),
);

const outcomeFits: Check<z.infer<typeof RecordOldBook>> = {
  id: 'oldBook.outcome',
  refuses: ({ file, payload }) =>
    oldBookOutcomes(file).includes(payload.outcome)
      ? null
      : refuse('OLD_BOOK_OUTCOME_WRONG', { outcomes: oldBookOutcomes(file) }),
};

const placed = guard('shelf.placed', 'SHELF_NOT_PLACED', ({ file }) => file.shelf != null);

/** Each of the two looks alone. */
const notCountedFirst = guard(
  'shelf.secondPerson',
  'SECOND_PERSON_REQUIRED',
  ({ file, actor, now }) => !(isHalfCounted(file, now) && file.shelfCount?.first.stamp.by === actor),
);

const reminderDue = guard(
  'reminder.due',
  'REMINDER_NOT_DUE',
  ({ file, now, policy }) => remindersDue(file, now, policy.utcOffsetMinutes).length > 0,
);

const thisReminderDue: Check<z.infer<typeof RemindPickup>> = {
  id: 'reminder.day',
  refuses: ({ file, now, policy, payload }) =>
    remindersDue(file, now, policy.utcOffsetMinutes).includes(payload.day)
      ? null
      : refuse('REMINDER_NOT_DUE'),
};

export const pickupRules = {
  'production.recordOldBook/1': defineRule({
    payload: RecordOldBook,
    transitions: [
      {
        from: ['APPROVED', 'BLANK_ALLOCATED', 'PRINTED', 'QC_PASSED', 'READY_FOR_PICKUP'],
        to: 'SAME',
        roles: ['HANDOVER', 'PRINT'],
        guards: [noConflictOfInterest, replacesBook],
        checks: [outcomeFits],
      },
    ],
    apply: (file, payload, meta) => ({ ...file, oldBook: { ...payload, stamp: stampOf(meta) } }),
  }),
  'production.checkProxy/1': defineRule({
    payload: CheckProxy,
    transitions: [
      {
        from: ['READY_FOR_PICKUP'],
        to: 'SAME',
        roles: ['HANDOVER', 'QC', 'SUBSECTION_HEAD', 'SECTION_HEAD'],
        guards: [noConflictOfInterest],
        checks: [],
      },
    ],
    apply: (file, payload, meta) => ({ ...file, proxyCheck: { ...payload, stamp: stampOf(meta) } }),
  }),
  'production.placeOnShelf/1': defineRule({
    payload: PlaceOnShelf,
    transitions: [
      {
        from: ['QC_PASSED', 'READY_FOR_PICKUP'],
        to: 'SAME',
        roles: ['HANDOVER'],
        guards: [noConflictOfInterest],
        checks: [],
      },
    ],
    apply: (file, payload, meta) => ({ ...file, shelf: { ...payload, stamp: stampOf(meta) } }),
  }),
  'production.countOnShelf/1': defineRule({
    payload: CountOnShelf,
    transitions: [
      {
        from: ['READY_FOR_PICKUP'],
        to: 'SAME',
        roles: ['HANDOVER', 'SUBSECTION_HEAD', 'SECTION_HEAD'],
        guards: [noConflictOfInterest, placed, notCountedFirst],
        checks: [],
      },
    ],
    apply: (file, { found }, meta) => {
      const look = { found, stamp: stampOf(meta) };
      const first = isHalfCounted(file, meta.occurredAt) ? file.shelfCount?.first : undefined;
      return { ...file, shelfCount: first ? { first, second: look } : { first: look, second: null } };
    },
  }),
  'production.remindPickup/1': defineRule({
    payload: RemindPickup,
    transitions: [
      {
        from: ['READY_FOR_PICKUP'],
        to: 'SAME',
        roles: ['HANDOVER'],
        guards: [noConflictOfInterest, reminderDue],
        checks: [thisReminderDue],
      },
    ],
    apply: (file, payload, meta) => ({
      ...file,
      reminders: [...(file.reminders ?? []), { ...payload, stamp: stampOf(meta) }],
    }),
  }),
};
