import type { Slot } from '#common/domain/appointments/actions.ts';
import type { Period } from '#common/domain/reports/period.ts';
import { formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PaperPlace } from '#renderer/ui/paper/paper-foot.tsx';
import { useMovedContacts } from '../use-moved-contacts.ts';
import { CopyMark } from './letter-frame.tsx';
import styles from './letter.module.css';

type MovedListProps = { days: Period; isWhole: boolean; copy: number };

/** Whom to tell of another day, with a column to tick. Nothing until the list is there. */
export function MovedList({ days: { from, to }, isWhole, copy }: MovedListProps) {
  const t = usePaperText();
  const format = useFormat();
  const { rows } = useMovedContacts({ from, to }, isWhole);
  if (!rows) return null;
  return (
    <div className={styles['letter']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <h1>{t('quota.sheet.contactTitle')}</h1>
      <p>
        {from === to
          ? t('quota.sheet.contactDay', { from: formatLetterDay(from) })
          : t('quota.sheet.contactDays', { from: formatLetterDay(from), to: formatLetterDay(to) })}
        {' · '}
        {t('quota.sheet.contactTotal', { count: rows.length })}
      </p>
      <p className={styles['basis']}>{t(isWhole ? 'quota.sheet.secret' : 'quota.sheet.masked')}</p>
      <table className={[styles['table'], styles['dense']].join(' ')}>
        <thead>
          <tr>
            <th scope="col">{t('quota.contact.number')}</th>
            <th scope="col">{t('quota.contact.name')}</th>
            <th scope="col">{t('quota.contact.phone')}</th>
            <th scope="col">{t('quota.contact.email')}</th>
            <th scope="col">{t('quota.contact.oldDay')}</th>
            <th scope="col">{t('quota.contact.newDay')}</th>
            <th scope="col">{t('quota.contact.reason')}</th>
            <th scope="col">{t('quota.sheet.told')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.number}</td>
              <td>{row.name}</td>
              <td>{row.phone ?? '–'}</td>
              <td>{row.email ?? '–'}</td>
              <td>{slotText(row.from)}</td>
              <td>{row.to ? slotText(row.to) : t('quota.contact.noDay')}</td>
              <td>{t(`labels.specialReschedule.${row.reason}`)}</td>
              <td>☐</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PaperPlace day={format.today} className={undefined} />
    </div>
  );
}

function slotText({ date, time }: Slot): string {
  return `${formatLetterDay(date)} ${time}`;
}
