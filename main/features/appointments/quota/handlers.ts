import type { quotaChannels } from '#common/contract/ipc/quota.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { movedContacts, saveContacts } from './contacts.ts';
import { dayFiles } from './day-files.ts';
import { moveMany } from './move-many.ts';
import { officeQuota } from './quota-of-office.ts';
import { bringDay, dayHeld } from './whole-day.ts';

export function quotaHandlers(desk: Desk): Pick<Handlers, keyof typeof quotaChannels> {
  return {
    'appointments.quota': (period) => officeQuota(desk, period),
    'appointments.dayFiles': ({ day }) => dayFiles(desk, day),
    'appointments.dayHeld': ({ day }) => dayHeld(desk, day),
    'appointments.bringDay': ({ day }) => bringDay(desk, day),
    'appointments.moveMany': (asked) => moveMany(desk, asked),
    'appointments.contacts': (asked) => movedContacts(desk, asked),
    'appointments.saveContacts': (asked) => saveContacts(desk, asked),
  };
}
