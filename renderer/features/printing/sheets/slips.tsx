import { QRCodeSVG } from 'qrcode.react';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { CopyMark, type SheetProps } from './letter-frame.tsx';
import { receiptFacts, receivedPapers } from './receipt.tsx';
import { useLetter } from './use-letter.ts';
import styles from './slips.module.css';

/** Nomor antrean on a roll. It lies about in the hall: no name is on it. */
export function QueueTicket({ view, copy }: SheetProps) {
  const { t, time, dayAt, isReady } = useLetter(view);
  const { status } = useSession();
  const { ticket, arrivedAt, lane, number } = view.file;
  if (!ticket || !arrivedAt || !isReady) return null;
  return (
    <div className={styles['slip']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <p className={styles['office']}>{status?.office?.name}</p>
      <h1 className={styles['title']}>{t('printing.sheet.ticketTitle')}</h1>
      <p className={styles['ticket']}>{ticket.number}</p>
      <p>{t(`labels.lane.${lane}`)}</p>
      <div className={styles['code']}>
        <QRCodeSVG value={number} size={104} level="M" title={number} />
      </div>
      <p>{number}</p>
      <p>{t('printing.sheet.ticketArrived', { date: dayAt(arrivedAt), time: time(arrivedAt) })}</p>
      <p>{t('printing.sheet.ticketKeep')}</p>
    </div>
  );
}

/** The receipt for a counter that has only a roll. */
export function ReceiptSlip({ view, copy }: SheetProps) {
  const letter = useLetter(view);
  const { t, nameOf, isReady } = letter;
  const { status } = useSession();
  const { accepted, number, applicant } = view.file;
  if (!accepted || !isReady) return null;
  return (
    <div className={styles['slip']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <p className={styles['office']}>{status?.office?.name}</p>
      <h1 className={styles['title']}>{t('printing.sheet.receiptTitle')}</h1>
      <div className={styles['code']}>
        <QRCodeSVG value={number} size={104} level="M" title={number} />
      </div>
      <dl>
        <dt>{t('printing.sheet.number')}</dt>
        <dd>{number}</dd>
        <dt>{t('printing.sheet.name')}</dt>
        <dd>{applicant.fullName}</dd>
        {receiptFacts(letter, view).map(({ term, value }) => (
          <SlipFact key={term} term={term} value={value} />
        ))}
        <dt>{t('printing.sheet.officer')}</dt>
        <dd>{nameOf(accepted.by)}</dd>
      </dl>
      <ul>
        {receivedPapers(view).map(({ code }) => (
          <li key={code}>{t(`labels.document.${code}`)}</li>
        ))}
      </ul>
      <p>{t('printing.sheet.keep.come')}</p>
    </div>
  );
}

function SlipFact({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** The label of the paper folder: found by eye, and by the scanner. */
export function FolderLabel({ view, copy }: SheetProps) {
  const { t, plainDay, isReady } = useLetter(view);
  const { dateOf } = useFormat();
  const { number, applicant, type, arrivedAt } = view.file;
  if (!arrivedAt || !isReady) return null;
  return (
    <div className={styles['label']} lang="id" data-paper>
      <QRCodeSVG value={number} size={128} level="M" title={number} />
      <div>
        <CopyMark copy={copy} />
        <p className={styles['labelNumber']}>{number}</p>
        <p className={styles['labelName']}>{applicant.fullName}</p>
        <p className={styles['small']}>{t(`labels.type.${type}`)}</p>
        <p className={styles['small']}>{plainDay(dateOf(arrivedAt))}</p>
      </div>
    </div>
  );
}
