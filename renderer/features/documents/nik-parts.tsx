import { IconAlertTriangle } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './nik-parts.module.css';

type Part = { digits: string; meaning: string; issues: readonly string[] };

/** Which problem lies in which part of the number. */
const ISSUES = {
  province: ['PROVINCE'],
  regency: ['REGENCY'],
  district: ['DISTRICT_UNKNOWN'],
  birth: ['DAY', 'MONTH', 'DATE', 'DOB_MISMATCH', 'SEX_MISMATCH'],
  serial: ['SERIAL'],
} as const;

/** The sixteen digits taken apart: what each part says, and where it does not fit what the applicant declares. */
export function NikParts({ view }: { view: FileView }) {
  const t = useText();
  const { nikOrigin: origin, nikIssues } = view;
  const { nik } = view.file.applicant;
  if (!origin) return null;
  const has = (codes: readonly string[]) =>
    nikIssues
      .filter(({ code }) => codes.includes(code))
      .map(({ code }) => t(`labels.nikIssue.${code as 'SEX_MISMATCH'}`));
  const parts: readonly Part[] = [
    {
      digits: nik.slice(0, 2),
      meaning: origin.provinceName ?? t('documents.nik.unknownProvince'),
      issues: has(ISSUES.province),
    },
    {
      digits: nik.slice(2, 4),
      meaning: t(origin.isCity ? 'documents.nik.city' : 'documents.nik.regency'),
      issues: has(ISSUES.regency),
    },
    { digits: nik.slice(4, 6), meaning: t('documents.nik.district'), issues: has(ISSUES.district) },
    {
      digits: nik.slice(6, 12),
      meaning: t('documents.nik.birth', {
        birth: origin.dayMonthYear,
        sex: t(`labels.sex.${origin.sex}`),
      }),
      issues: has(ISSUES.birth),
    },
    { digits: nik.slice(12), meaning: t('documents.nik.serial'), issues: has(ISSUES.serial) },
  ];
  return (
    <figure className={styles['nik']} aria-label={t('documents.nik.title')}>
      <ol className={styles['parts']}>
        {parts.map(({ digits, meaning, issues }, index) => (
          <li key={`${index} ${digits}`} data-warns={issues.length > 0 || undefined}>
            <span className={styles['digits']}>{digits}</span>
            <span className={styles['meaning']}>{meaning}</span>
            {issues.map((issue) => (
              <span key={issue} className={styles['issue']}>
                <IconAlertTriangle size={12} aria-hidden /> {issue}
              </span>
            ))}
          </li>
        ))}
      </ol>
      <figcaption>{t('documents.nik.caption')}</figcaption>
    </figure>
  );
}
