import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

const NO_INPUT = {};

type PaperPlaceProps = { day: PlainDate; className: string | undefined };

/** `Padang, 24 Nov 2026` above the signatures; nothing where no letterhead is published. */
export function PaperPlace({ day, className }: PaperPlaceProps) {
  const format = useFormat();
  const { data: letterhead } = useChannelQuery('office.letterhead', NO_INPUT);
  if (!letterhead) return null;
  return (
    <p className={className}>
      {letterhead.city}, {format.day(day)}
    </p>
  );
}

/** Who signs for the office, by office and not by name. */
export function PaperSignatory() {
  const t = useText();
  const { data: letterhead } = useChannelQuery('office.letterhead', NO_INPUT);
  if (!letterhead) return null;
  return <span>{t('papers.letterhead.knownBy', { title: letterhead.signatoryTitle })}</span>;
}
