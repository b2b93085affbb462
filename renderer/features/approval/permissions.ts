import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Refusal } from '#common/domain/applications/refusal.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';

export function isPermitted(view: FileView, kind: ActionKind): boolean {
  return view.permitted.some((permitted) => permitted.kind === kind);
}

/** It is this person's to do: now, or once what stands in the way is gone. */
export function isOneOfMine(view: FileView, kind: ActionKind): boolean {
  const refusal = view.blocked[kind];
  return isPermitted(view, kind) || (refusal !== undefined && refusal.code !== 'ROLE_NOT_ALLOWED');
}

export function whyNot(view: FileView, kind: ActionKind): Refusal | null {
  return view.blocked[kind] ?? null;
}

export function namesOf(view: FileView, ids: readonly string[]): string {
  return ids
    .map((id) => view.people[id] ?? '')
    .filter(Boolean)
    .join(', ');
}
