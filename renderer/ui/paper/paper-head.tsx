import type { Letterhead } from '#common/domain/office/letterhead.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import styles from './paper-head.module.css';

const NO_INPUT = {};

/** The head of every paper that the office prints: the letterhead in force, or the office's name where none is published. */
export function PaperHead() {
  const { status } = useSession();
  const { data: letterhead } = useChannelQuery('office.letterhead', NO_INPUT);
  return (
    <div className={styles['head']}>
      {letterhead ? (
        <LetterheadLines letterhead={letterhead} />
      ) : (
        <p className={styles['office']}>{status?.office?.name}</p>
      )}
    </div>
  );
}

function LetterheadLines({ letterhead }: { letterhead: Letterhead }) {
  const t = useText();
  const { nameLines, address, phone, email } = letterhead;
  // The office itself is the last of its names.
  const [office, ...above] = nameLines.toReversed();
  const contacts = [
    phone && `${t('papers.letterhead.phone')} ${phone}`,
    email && `${t('papers.letterhead.email')} ${email}`,
  ].filter((text) => text !== '');
  return (
    <>
      {above.toReversed().map((line, index) => (
        <p key={`${index} ${line}`}>{line}</p>
      ))}
      <p className={styles['office']}>{office}</p>
      <p className={styles['small']}>{address}</p>
      {contacts.length > 0 ? <p className={styles['small']}>{contacts.join(' · ')}</p> : null}
    </>
  );
}
