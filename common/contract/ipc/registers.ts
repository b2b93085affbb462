import { AppendEntry, ReadEntries } from '#common/contract/hub/registers.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { channel } from './channel.ts';

/** What a book holds now, and who wrote in it by name. */
export type RegisterReply = { kept: readonly Kept<unknown>[]; names: Readonly<Record<string, string>> };

export const registerChannels = {
  /** Who may read is a matter of each book. */
  'registers.read': channel<RegisterReply>()('office.read', ReadEntries),
  /** `waits`: a line without an author is kept here until the hub can be reached. */
  'registers.write': channel<{ waits: boolean }>()('office.read', AppendEntry),
};
