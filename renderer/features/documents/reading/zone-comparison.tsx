import { IconAlertTriangle, IconCheck, IconEqual, IconEqualNot } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { Sex } from '#common/domain/applications/vocabulary.ts';
import { isPlainDate, plainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { MrzReading } from '#renderer/lib/reading/mrz/read-mrz.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { compareZone, type ComparedField } from './compare-reading.ts';
import styles from './reading.module.css';

const LINE_LENGTH = 44;

/** The lines of the zone as they were read, what is unsure marked, and each field beside the form. */
export function ZoneComparison({ view, mrz }: { view: FileView; mrz: MrzReading }) {
  const t = useText();
  const { lines, fields, unsure, valid } = mrz;
  return (
    <>
      <Chip
        label={t(valid ? 'documents.reading.valid' : 'documents.reading.invalid')}
        tone={valid ? 'green' : 'amber'}
        Icon={valid ? IconCheck : IconAlertTriangle}
      />
      <section className={styles['zone']} aria-label={t('documents.reading.lines')}>
        {lines.map((line, row) => (
          <div key={row === 0 ? 'upper' : 'lower'} className={styles['line']}>
            {[...line].map((character, column) => (
              // A place of the line is all that tells two equal characters apart.
              <span key={column} data-unsure={unsure.includes(row * LINE_LENGTH + column)}>
                {character}
              </span>
            ))}
          </div>
        ))}
      </section>
      {unsure.length > 0 ? <p className={styles['soft']}>{t('documents.reading.unsure')}</p> : null}
      <Issues mrz={mrz} />
      {fields && view.isRevealed ? (
        <Comparison rows={compareZone(view.file.applicant, fields, lines[0])} />
      ) : null}
      <p className={styles['soft']}>{t('documents.reading.question')}</p>
    </>
  );
}

function Issues({ mrz }: { mrz: MrzReading }) {
  const t = useText();
  const codes = [...new Set(mrz.issues.map(({ code }) => code))].filter((code) => code !== 'UNSURE');
  if (codes.length === 0) return null;
  return (
    <ul className={styles['issues']}>
      {codes.map((code) => (
        <li key={code}>{t(`documents.reading.issue.${code}`)}</li>
      ))}
    </ul>
  );
}

function Comparison({ rows }: { rows: readonly ComparedField[] }) {
  const t = useText();
  const format = useFormat();
  const shown = (value: string | null) => {
    if (value === null) return '–';
    if (isPlainDate(value)) return format.day(plainDate(value));
    const sex = Sex.safeParse(value);
    return sex.success ? t(`labels.sex.${sex.data}`) : value;
  };
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('documents.reading.field')}</th>
          <th scope="col">{t('documents.reading.onForm')}</th>
          <th scope="col">{t('documents.reading.onPage')}</th>
          <th scope="col">{t('documents.reading.result')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, form, page, result }) => (
          <tr key={name} data-result={result}>
            <th scope="row">{t(`documents.reading.name.${name}`)}</th>
            <td>{shown(form)}</td>
            <td>{shown(page)}</td>
            <td>
              {result === 'ONE_SIDED' ? (
                t('documents.reading.ONE_SIDED')
              ) : (
                <Chip
                  isPlain
                  label={t(`documents.reading.${result}`)}
                  tone={result === 'EQUAL' ? 'green' : 'amber'}
                  Icon={result === 'EQUAL' ? IconEqual : IconEqualNot}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
