import { useMemo } from 'react';
import type { Sop } from '#common/domain/sop/sop.ts';
import { withLaterReasons } from '#common/domain/sop/later-reasons.ts';
import type { Reason } from '#common/domain/sop/reason-codes.ts';
import type { AppState, Role, Stage } from '#common/domain/applications/vocabulary.ts';
import { useSopInput } from './file-sop.ts';
import { useLabel } from './i18n.ts';
import { useSession } from './session.ts';
import { skipToken, useChannelQuery } from './use-channel.ts';

export type SopWords = {
  sop: Sop | undefined;
  /** Label of a reason, or the code itself when an older file carries one that this SOP no longer has. */
  reason: (code: string) => string;
  /** In Indonesian, for a paper; null for a reason that no applicant is told in writing. */
  printableReason: (code: string) => string | null;
  reasonsOf: (...kinds: readonly Reason['kind'][]) => readonly { code: string; label: string }[];
  /** Reasons about pages that say too little without a note. */
  notedReasons: ReadonlySet<string>;
  statesOf: (stage: Stage) => readonly AppState[];
  rolesOf: (stage: Stage) => readonly Role[];
  minNoteLength: number;
};

const DEFAULT_MIN_NOTE = 10;

/** The words and lists of the working procedure: what the law and the office say, not what the program says. */
export function useSop(): SopWords {
  const { status } = useSession();
  const label = useLabel();
  const isOpen = status?.state === 'SIGNED_IN' || status?.state === 'LOCKED';
  const input = useSopInput();
  const { data: sop } = useChannelQuery('office.sop', isOpen ? input : skipToken);
  return useMemo(() => {
    const reasons = withLaterReasons(sop?.reasonCodes.reasons ?? []);
    const byCode = new Map(reasons.map((reason) => [reason.code, reason]));
    return {
      sop,
      reason: (code) => {
        const found = byCode.get(code);
        return found ? label(found.label) : code;
      },
      printableReason: (code) => {
        const found = byCode.get(code);
        return found?.printable ? found.label.id : null;
      },
      reasonsOf: (...kinds) =>
        reasons
          .filter(({ kind }) => kinds.includes(kind))
          .map((reason) => ({ code: reason.code, label: label(reason.label) })),
      notedReasons: new Set(reasons.filter(({ noteRequired }) => noteRequired).map(({ code }) => code)),
      statesOf: (stage) =>
        sop?.stages.states.filter(({ stages }) => stages.includes(stage)).map(({ state }) => state) ?? [],
      rolesOf: (stage) => sop?.stages.stages.find((entry) => entry.stage === stage)?.roles ?? [],
      minNoteLength: sop?.settings.minNoteLength.value ?? DEFAULT_MIN_NOTE,
    };
  }, [sop, label]);
}
