import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { letterReasons, type LetterKind } from '#common/domain/printing/letter-reasons.ts';
import type { LetterText } from '#common/domain/printing/letter-texts.ts';
import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';
import { withLaterReasons } from '#common/domain/sop/later-reasons.ts';
import { formatLetterDate, formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';

const NO_INPUT = {};

/** What every letter about a file needs: Indonesian words and dates, letterhead, reasons, the names of officers. */
export function useLetter(view: FileView) {
  const t = usePaperText();
  const { dateOf, time } = useFormat();
  const { sop } = useSop();
  const { data: letterhead, isLoading } = useChannelQuery('office.letterhead', NO_INPUT);
  return {
    t,
    time,
    letterhead: letterhead ?? null,
    /** Nothing is printed before the words of the procedure are there. */
    isReady: sop !== undefined && !isLoading,
    /** With its weekday, for a day on which somebody is to come. */
    day: formatLetterDate,
    plainDay: formatLetterDay,
    dayAt: (at: Instant) => formatLetterDay(dateOf(at)),
    nameOf: (by: string) => (by === SYSTEM_ACTOR ? '' : (view.people[by] ?? '')),
    reasons: (codes: readonly string[], kind: LetterKind): LetterText[] =>
      letterReasons(codes, withLaterReasons(sop?.reasonCodes.reasons ?? []), kind),
  };
}
export type LetterWords = ReturnType<typeof useLetter>;
