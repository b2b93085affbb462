import { v7 } from 'uuid';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import type { Entry } from '#common/domain/registers/register.ts';
import { REGISTERS } from '#common/domain/registers/registers.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** A book inside one transaction that nobody else writes in, for lines that the rules write. */
export type RuleLines = {
  lines(): Promise<Entry[]>;
  addLine(entry: Entry): Promise<void>;
  note(entry: Entry): Promise<void>;
};

export type RuleDoing = {
  userId: UserId;
  roles: readonly ActorRole[];
  desk: string;
  now: Instant;
  utcOffsetMinutes: number;
};

export async function addRuleLine(
  store: Pick<RuleLines, 'addLine' | 'note'>,
  { userId, roles, desk, now }: RuleDoing,
  line: Pick<Entry, 'register' | 'subject' | 'kind' | 'payload'>,
): Promise<void> {
  const rule = REGISTERS[line.register].rules[line.kind];
  const payload = rule?.payload.parse(line.payload) as unknown as Entry['payload'];
  const author = { actor: userId, role: roles[0] ?? ('SYS' as const), desk, at: now };
  const entry: Entry = { ...line, ...author, id: v7(), payload };
  await store.addLine(entry);
  await store.note(entry);
}
