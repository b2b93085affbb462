import { QRCodeSVG } from 'qrcode.react';
import { formatDate } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { CopyMark, type SheetProps } from '../sheets/letter-frame.tsx';
import { shortageItems } from './shortage-items.ts';
import styles from './shortage.module.css';

const NO_INPUT = {};

/** Lembar kekurangan berkas: exactly what to bring, until when, and what happens otherwise. One page, in Indonesian. */
export function ShortageSheet({ view, copy }: SheetProps) {
  const t = usePaperText();
  const { dateOf } = useFormat();
  const { data: letterhead } = useChannelQuery('office.letterhead', NO_INPUT);
  const { sop, printableReason } = useSop();
  const { file, deadlineOn } = view;
  const last = file.returns.at(-1);
  if (!last || !sop) return null;
  const day = (date: Parameters<typeof formatDate>[0]) => formatDate(date, 'id');
  const returnedOn = day(dateOf(last.stamp.at));
  const reasons = last.reasons.codes.map(printableReason).filter((text) => text !== null);
  return (
    <div className={styles['sheet']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <header className={styles['head']}>
        <div>
          <h1>{t('documents.shortage.title')}</h1>
          <dl>
            <dt>{t('documents.shortage.number')}</dt>
            <dd>{file.number}</dd>
            <dt>{t('documents.fields.fullName')}</dt>
            <dd>{file.applicant.fullName}</dd>
            <dt>{t('documents.shortage.type')}</dt>
            <dd>{t(`labels.type.${file.type}`)}</dd>
            <dt>{t('documents.shortage.returnedOn')}</dt>
            <dd>{returnedOn}</dd>
          </dl>
        </div>
        <QRCodeSVG value={file.number} size={112} level="M" title={file.number} />
      </header>
      {deadlineOn ? (
        <p className={styles['deadline']}>{t('documents.shortage.until', { date: day(deadlineOn) })}</p>
      ) : null}
      <h2>{t('documents.shortage.bring')}</h2>
      <table className={styles['items']}>
        <thead>
          <tr>
            <th scope="col">{t('documents.shortage.no')}</th>
            <th scope="col">{t('documents.shortage.document')}</th>
            <th scope="col">{t('documents.shortage.why')}</th>
          </tr>
        </thead>
        <tbody>
          {shortageItems(t, view).map(({ key, what, why, source }, index) => (
            <tr key={key}>
              <td>{index + 1}</td>
              <td>
                {what}
                {source ? <small>{t('documents.sourceOf', { source })}</small> : null}
              </td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {reasons.length > 0 ? (
        <p>
          <strong>{t('documents.returnReasons')}:</strong> {reasons.join('; ')}
        </p>
      ) : null}
      {last.reasons.note ? (
        <p>
          <strong>{t('documents.shortage.note')}:</strong> {last.reasons.note}
        </p>
      ) : null}
      <h2>{t('documents.shortage.nextTitle')}</h2>
      <ol className={styles['next']}>
        <li>{t('documents.shortage.next.come')}</li>
        <li>{t('documents.shortage.next.originals')}</li>
        <li>{t('documents.shortage.next.free')}</li>
        <li>{t('documents.shortage.next.late')}</li>
      </ol>
      <footer className={styles['foot']}>
        <span>
          {letterhead ? `${letterhead.city}, ` : ''}
          {returnedOn}
          <br />
          {t('documents.shortage.officer')}
          <span className={styles['name']}>{view.people[last.stamp.by] ?? ''}</span>
        </span>
        <span>
          <br />
          {t('documents.shortage.received')}
          <span className={styles['name']} />
        </span>
      </footer>
    </div>
  );
}
