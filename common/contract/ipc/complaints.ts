import { z } from 'zod';
import type { ComplaintRow } from '#common/domain/complaints/complaint-list.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { channel } from './channel.ts';

/** `handles`: may be given complaints. */
export type ComplaintPerson = { id: UserId; name: string; roles: readonly Role[]; handles: boolean };
export type ComplaintsReply = { rows: readonly ComplaintRow[]; people: readonly ComplaintPerson[] };

export const complaintChannels = {
  /** The book of complaints with the days on which they are due, as far as this person may know it. */
  'complaints.list': channel<ComplaintsReply>()('office.read', z.strictObject({})),
};
