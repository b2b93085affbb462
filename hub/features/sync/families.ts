import type { Application } from '#common/domain/applications/application.ts';
import { numbersOnHold } from '#common/domain/applications/family.ts';
import type { Facts } from '#common/domain/applications/policy.ts';
import type { PageState } from './page-state.ts';

/** Who of the family waits, by what the hub knows: a desk may not have heard of it. */
export function factsOfFamily(
  { families }: PageState,
  file: Application | null,
  kind: string,
): Pick<Facts, 'familyOnHold'> {
  if (!file?.family || !kind.startsWith('approval.approve/')) return {};
  return { familyOnHold: numbersOnHold(file, families.get(file.family.id) ?? []) };
}

/** What stands behind in the page is decided on the family as this step leaves it. */
export function noteFamily(
  { families }: PageState,
  { before, file }: { before: Application | null; file: Application },
): void {
  const left = before?.family?.id;
  if (left !== undefined && left !== file.family?.id) {
    families.set(left, withoutFile(families.get(left), file));
  }
  if (!file.family) return;
  families.set(file.family.id, [...withoutFile(families.get(file.family.id), file), file]);
}

function withoutFile(members: readonly Application[] = [], { id }: Application): Application[] {
  return members.filter((member) => member.id !== id);
}
