import type { Application } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** The decision about a file, and the file as whoever decided had it before the eyes. */
export type FormerDecision = {
  applicationId: ApplicationId;
  number: string;
  outcome: 'APPROVE' | 'REFUSE';
  codes: readonly string[];
  at: Instant;
  before: Application;
  /** Everybody who did anything on the file, then or later. */
  touchedBy: ReadonlySet<UserId>;
};

/** The first approval or refusal by a person; null for a file about which nobody decided. */
export function formerDecision(actions: readonly Action[]): FormerDecision | null {
  let before: Application | null = null;
  for (const action of actions) {
    const after = evolve(before, action);
    const isApproved = action.kind.startsWith('approval.approve/');
    const isRefused = before !== null && before.state !== 'REJECTED' && after.state === 'REJECTED';
    if (before && action.role !== 'SYS' && (isApproved || isRefused)) {
      return {
        applicationId: after.id,
        number: after.number,
        outcome: isApproved ? 'APPROVE' : 'REFUSE',
        codes: isRefused ? (after.closure?.reasons?.codes ?? []) : [],
        at: action.occurredAt,
        before,
        touchedBy: new Set(actions.map(({ actor }) => actor)),
      };
    }
    before = after;
  }
  return null;
}

/** The file before its decision, without its number, without anybody who worked on it, and without the prints, by which nobody decides. */
export function blindFile({ before, touchedBy }: FormerDecision): Application {
  const people: ReadonlySet<string> = touchedBy;
  const { fingerprints } = before;
  const prints = fingerprints?.fingers.map((finger) => ({ ...finger, attachmentId: null }));
  const shown = {
    ...before,
    number: '',
    proposal: null,
    claim: null,
    fingerprints: fingerprints && { ...fingerprints, fingers: prints },
  };
  const text = JSON.stringify(shown, (_key, value: unknown) =>
    typeof value === 'string' && people.has(value) ? '' : value,
  );
  // The same shape with other words.
  return JSON.parse(text) as Application;
}
