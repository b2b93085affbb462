import { IconBook2 } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { Facts, Section, type Fact } from '#renderer/ui/facts.tsx';
import styles from './production.module.css';

/** The book that goes over the counter, and what becomes of the old one. */
export function PassportSection({ view }: { view: FileView }) {
  const t = useText();
  return (
    <>
      <Section title={t('handover.book.title')}>
        <div className={styles['book']}>
          <HolderPhoto file={view.file} />
          <Facts facts={usePassportFacts(view)} />
        </div>
      </Section>
      <OldBookSection file={view.file} />
    </>
  );
}

/** The face that the book shows, to be held beside whoever stands at the counter. */
function HolderPhoto({ file }: { file: Application }) {
  const t = useText();
  const attachmentId = file.photo?.attachmentId;
  return attachmentId ? (
    <div className={styles['photo']}>
      <AttachmentView
        applicationId={file.id}
        attachmentId={attachmentId}
        name={t('handover.book.photo', { name: file.applicant.fullName })}
      />
    </div>
  ) : (
    <p className={styles['quiet']}>{t('handover.book.photoNone')}</p>
  );
}

function usePassportFacts({ file, deadlineOn }: FileView): readonly Fact[] {
  const t = useText();
  const format = useFormat();
  const { book, blank } = file;
  const facts: Fact[] = book
    ? [
        {
          term: t('handover.book.passportNumber'),
          value: <strong className="numeric">{book.passportNumber}</strong>,
        },
        { term: t('handover.book.serial'), value: <span className="numeric">{blank?.serial}</span> },
        { term: t('handover.book.issued'), value: format.day(book.issuedOn) },
        { term: t('handover.book.expires'), value: format.day(book.expiresOn) },
      ]
    : [{ term: t('handover.book.title'), value: t('handover.book.endorsement') }];
  const { shelf = null, oldBook = null, reminders = [] } = file;
  if (shelf) {
    facts.push({
      term: t('handover.shelf.title'),
      value: <strong>{t('handover.shelf.place', { rack: shelf.rack, box: shelf.box })}</strong>,
    });
  }
  if (oldBook) {
    const { outcome, reference } = oldBook;
    const became = t(`handover.oldBook.outcomes.${outcome}`);
    facts.push({
      term: t('handover.old.title'),
      value: t('handover.oldBook.recorded', { outcome: became, reference }),
    });
  }
  for (const { day, stamp } of reminders) {
    const value = t('handover.remind.sentValue', { day, date: format.moment(stamp.at) });
    facts.push({ term: t('handover.remind.sent'), value });
  }
  if (file.readyAt) facts.push({ term: t('handover.book.ready'), value: format.moment(file.readyAt) });
  if (deadlineOn) {
    const value = t('handover.book.deadlineValue', {
      date: format.date(deadlineOn),
      due: format.due(deadlineOn),
    });
    facts.push({ term: t('handover.book.deadline'), value });
  }
  return facts;
}

function OldBookSection({ file }: { file: Application }) {
  const t = useText();
  const handling = oldBookHandling(file);
  if (!handling) return null;
  return (
    <Section title={t('handover.old.title')}>
      <p className={styles['old']}>
        <IconBook2 size={16} aria-hidden />
        {t(`handover.old.${handling}`, { number: file.applicant.oldPassport?.number ?? '' })}
      </p>
    </Section>
  );
}

/** Expired, full or damaged books are revoked; a lost one can only turn up; an endorsed one is given back. */
function oldBookHandling({
  type,
  endorsement,
}: Application): 'REVOKE' | 'LOST' | 'ENDORSED' | 'CHANGED' | null {
  switch (type) {
    case 'NEW':
      return null;
    case 'REPLACE_EXPIRED':
    case 'REPLACE_FULL':
    case 'REPLACE_DAMAGED':
      return 'REVOKE';
    case 'REPLACE_LOST':
      return 'LOST';
    case 'DATA_CHANGE':
      return endorsement ? 'ENDORSED' : 'CHANGED';
  }
}
