import { z } from 'zod';
import { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { QuotaAsk } from '#common/contract/hub/quota.ts';
import {
  SpecialRescheduleReason,
  type AppState,
  type PassportKind,
  type ServiceLane,
} from '#common/domain/applications/vocabulary.ts';
import { Slot } from '#common/domain/appointments/actions.ts';
import type { QuotaDayPlan } from '#common/domain/appointments/quota-days.ts';
import type { MoveByOffice, Visit } from '#common/domain/appointments/visits.ts';
import type { QuotaItem } from '#common/domain/registers/quota.ts';
import type { Where } from './audit.ts';
import { channel } from './channel.ts';

/** The plan that applicants are told of. */
export type ShownPlan = Pick<QuotaItem, 'name' | 'from' | 'to' | 'lines' | 'opens'>;

export type QuotaReply = {
  where: Where;
  until: Instant;
  days: readonly QuotaDayPlan[];
  /** Null where the office has published none. */
  plan: ShownPlan | null;
};

/** A file of a day's list. Names, as every list has them; no numbers of a person. */
export type DayFile = {
  id: ApplicationId;
  number: string;
  name: string;
  lane: ServiceLane;
  kind: PassportKind;
  state: AppState;
  version: number;
  familyId: string | null;
  visit: Pick<Visit, 'time' | 'outcome' | 'isWalkIn' | 'wasMissed' | 'movedTo'> & {
    byOffice: Pick<MoveByOffice, 'reason' | 'at'> | null;
  };
  /** It waits for this day, or was missed on it, and can be given another. */
  isMovable: boolean;
};

/** Of the files that wait for a day or were missed on it: how many lie on this PC, of how many in the office. */
export type DayHeld = { here: number; atOffice: number };

/** Whom to tell that the office gave them another day. */
export type MovedContact = {
  id: ApplicationId;
  number: string;
  name: string;
  /** Masked unless the whole list was asked for. */
  phone: string | null;
  email: string | null;
  from: Slot;
  /** Where they are expected now; null for a file that waits for no day any more. */
  to: Slot | null;
  reason: SpecialRescheduleReason;
  at: Instant;
};

/** More than a request to the hub carries, and more than a day of the largest office has. */
export const MOST_MOVES = 400;

const Moves = z.strictObject({
  /** The day that fell out. */
  day: PlainDate,
  reason: SpecialRescheduleReason,
  note: z.string().max(1000),
  files: z
    .array(
      z.strictObject({
        applicationId: ApplicationId,
        actionId: ActionId,
        basedOn: z.int().min(0),
        appointment: Slot,
      }),
    )
    .min(1)
    .max(MOST_MOVES),
});
/** Nobody whose day fell out is called on the same day or before it. */
const MoveMany = Moves.refine(({ day, files }) => files.every(({ appointment }) => day < appointment.date), {
  message: 'NOT_LATER',
  path: ['files'],
});
export type MoveMany = z.infer<typeof MoveMany>;

const Day = z.strictObject({ day: PlainDate });
const Contacts = z.strictObject({ from: PlainDate, to: PlainDate, isWhole: z.boolean() });

export const quotaChannels = {
  /** At the hub where there is one. */
  'appointments.quota': channel<QuotaReply>()('quota.read', QuotaAsk),
  /** The files of a day by this desk's own records. */
  'appointments.dayFiles': channel<readonly DayFile[]>()('case.read', Day),
  /** Null on a desk alone, which has them all. */
  'appointments.dayHeld': channel<DayHeld | null>()('case.read', Day),
  /** What of the day lies at the hub alone comes onto this desk. */
  'appointments.bringDay': channel<{ brought: number }>()('case.act', Day),
  /** All or none, on a proof that is no older than a few minutes. */
  'appointments.moveMany': channel<{ moved: number }>()('case.act', MoveMany),
  /** Whoever was moved away from one of these days by the office. Each asking is audited. */
  'appointments.contacts': channel<readonly MovedContact[]>()('case.act', Contacts),
  /** The same as a table, where the person chooses. */
  'appointments.saveContacts': channel<{ saved: boolean }>()(
    'case.act',
    Contacts.extend({ format: z.enum(['XLSX', 'CSV']) }),
  ),
};
