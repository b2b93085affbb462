import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import type { Check } from '#common/domain/applications/rule.ts';

/** How long a password counts before an act that must be the officer's own. */
export const PROVEN_MINUTES = 5;

/** Kinds whose payload carries when the officer last proved who they are. */
const PROVEN_KINDS: ReadonlySet<string> = new Set(['production.print/2']);

/** The payload with the desk's own word about the proof; a page's word does not count. */
export function withProof(kind: string, payload: unknown, provenAt: Instant | null | undefined): unknown {
  const isAsked = PROVEN_KINDS.has(kind) && typeof payload === 'object' && payload !== null;
  if (!isAsked || provenAt === undefined) return payload;
  const { provenAt: _said, ...rest } = payload as { provenAt?: unknown };
  return provenAt === null ? rest : { ...rest, provenAt };
}

function isLately(provenAt: Instant | null, at: Instant): boolean {
  return provenAt !== null && provenAt <= at && addMinutes(provenAt, PROVEN_MINUTES) >= at;
}

/** Password or second factor were asked a short while ago, and by this person: the session forgets it with them. */
export const provenLately: Check<{ provenAt?: Instant | undefined }> = {
  id: 'session.proven',
  refuses: ({ payload, meta }) =>
    isLately(payload.provenAt ?? null, meta.occurredAt)
      ? null
      : refuse('REAUTHENTICATION_NEEDED', { minutes: PROVEN_MINUTES }),
};
