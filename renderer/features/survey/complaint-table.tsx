import { useText } from '#renderer/lib/i18n.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import styles from './survey.module.css';

type ComplaintTableProps = {
  heading: string;
  lines: readonly { label: string; received: number; inTime: number; late: number }[];
};

/** What came in the period, in groups: how many, answered in time, late. */
export function ComplaintTable({ heading, lines }: ComplaintTableProps) {
  const t = useText();
  if (lines.length === 0) return <p className={styles['soft']}>{t('complaints.empty')}</p>;
  return (
    <PlainTable>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col" data-number>
            {t('survey.table.received')}
          </th>
          <th scope="col" data-number>
            {t('survey.table.inTime')}
          </th>
          <th scope="col" data-number>
            {t('survey.table.late')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, received, inTime, late }) => (
          <tr key={label}>
            <td>{label}</td>
            <td className="numeric">{received}</td>
            <td className="numeric">{inTime}</td>
            <td className="numeric">{late}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
