import { z } from 'zod';
import type { FieldDay } from '#common/domain/field/field-day.ts';
import type { AppState, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import {
  CallOffFieldDay,
  CountFieldDay,
  PrepareFieldDay,
  TakeOutOfFieldDay,
  type FieldDesks,
} from '#common/contract/hub/field.ts';
import { channel } from './channel.ts';

/** A file of the group as the screen names it; null values where this desk does not hold it. */
export type FieldFile = {
  id: ApplicationId;
  number: string | null;
  name: string | null;
  state: AppState | null;
};

export type FieldDayView = Omit<FieldDay, 'files' | 'takenOut' | 'preparedBy' | 'countedBy'> & {
  files: readonly FieldFile[];
  takenOut: readonly (FieldFile & { byName: string; at: Instant; reason: string })[];
  preparedByName: string;
  countedByNames: readonly string[];
  /** This PC is the laptop. */
  isHere: boolean;
  /** The person at this desk has counted already. */
  isCountedByMe: boolean;
};

/** Somebody who is booked for a day and can be taken along. */
export type FieldCandidate = {
  id: ApplicationId;
  number: string;
  name: string;
  lane: ServiceLane;
  time: string;
  /** Where it is out already. */
  place: string | null;
};

export const fieldChannels = {
  'field.days': channel<readonly FieldDayView[]>()('case.read', z.object({}).strict()),
  'field.desks': channel<FieldDesks['desks']>()('field.prepare', z.object({}).strict()),
  'field.candidates': channel<readonly FieldCandidate[]>()(
    'field.prepare',
    z.object({ on: PlainDate }).strict(),
  ),
  'field.prepare': channel<null>()('field.prepare', PrepareFieldDay),
  'field.callOff': channel<null>()('field.prepare', CallOffFieldDay.extend({ id: z.uuid() })),
  'field.takeOut': channel<null>()('field.prepare', TakeOutOfFieldDay.extend({ id: z.uuid() })),
  'field.count': channel<'COUNTED' | 'HOME'>()('case.act', CountFieldDay.extend({ id: z.uuid() })),
};
