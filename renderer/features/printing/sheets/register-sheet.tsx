import type { RegisterRow } from '#common/contract/ipc/printing.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PaperPlace, PaperSignatory } from '#renderer/ui/paper/paper-foot.tsx';
import { CopyMark } from './letter-frame.tsx';
import styles from './letter.module.css';

export type RegisterDays = { from: PlainDate; to: PlainDate };
type RegisterSheetProps = { days: RegisterDays; rows: readonly RegisterRow[]; copy: number };

/** A page of the handover register, for the binder. */
export function RegisterSheet({ days: { from, to }, rows, copy }: RegisterSheetProps) {
  const t = usePaperText();
  const format = useFormat();
  const day = formatLetterDay;
  const isOneDay = from === to;
  return (
    <div className={styles['letter']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <h1>{t('printing.sheet.registerTitle')}</h1>
      <p>
        {isOneDay
          ? t('printing.sheet.registerDay', { from: day(from) })
          : t('printing.sheet.registerDays', { from: day(from), to: day(to) })}
      </p>
      <table className={[styles['table'], styles['dense']].join(' ')}>
        <thead>
          <tr>
            <th scope="col">{t('printing.sheet.registerNo')}</th>
            <th scope="col">{t('printing.sheet.registerAt')}</th>
            <th scope="col">{t('printing.sheet.registerHolder')}</th>
            <th scope="col">{t('printing.sheet.passport')}</th>
            <th scope="col">{t('printing.sheet.registerCollector')}</th>
            <th scope="col">{t('printing.sheet.registerSigned')}</th>
            <th scope="col">{t('printing.sheet.registerOfficer')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.applicationId}>
              <td>{row.registerNo}</td>
              <td>
                {isOneDay ? '' : `${day(format.dateOf(row.at))} `}
                {format.time(row.at)}
              </td>
              <td>
                {row.name}
                <br />
                {row.number}
              </td>
              <td>{row.passportNumber}</td>
              <td>
                {row.collectorName} ({t(`labels.relation.${row.relation}`)})
              </td>
              <td>{t('printing.sheet.registerSignedValue')}</td>
              <td>{row.officer}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('printing.sheet.registerTotal', { count: rows.length })}</p>
      <PaperPlace day={format.today} className={undefined} />
      <PaperSignatory />
    </div>
  );
}
