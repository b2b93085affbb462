import type { AccessFile, AccessReport } from '#common/contract/hub/access-report.ts';
import type { AccessRequest } from '#common/domain/registers/access-requests.ts';
import { formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { kindText } from '#renderer/lib/kind-key.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { PaperPlace, PaperSignatory } from '#renderer/ui/paper/paper-foot.tsx';
import { FactLine } from './fact-line.tsx';
import { CopyMark } from './letter-frame.tsx';
import styles from './letter.module.css';
import { useApplicantValue } from './use-applicant-value.ts';

type AccessSheetProps = { request: AccessRequest; report: AccessReport; copy: number };

/** Everything that the office keeps of a person and what was done with it, for that person (UU 27/2022 art. 32). */
export function AccessSheet({ request, report, copy }: AccessSheetProps) {
  const t = usePaperText();
  const { dateOf, today } = useFormat();
  return (
    <div className={styles['letter']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <h1>{t('privacy.accessPaper.title')}</h1>
      <p>
        {t('privacy.accessPaper.opening', {
          name: request.askedBy,
          relation: t(`privacy.relation.${request.relation}`),
          day: formatLetterDay(dateOf(request.at)),
        })}
      </p>
      <p>{t('privacy.accessPaper.purpose')}</p>
      {report.files.map((file) => (
        <FileOfPerson key={file.id} file={file} />
      ))}
      <p>{t('privacy.accessPaper.leftOut')}</p>
      <p>{t('privacy.accessPaper.rights')}</p>
      <PaperPlace day={today} className={undefined} />
      <PaperSignatory />
    </div>
  );
}

function FileOfPerson({ file }: { file: AccessFile }) {
  const t = usePaperText();
  const { dateOf, time } = useFormat();
  const valueOf = useApplicantValue();
  const { reason } = useSop();
  const day = (at: AccessFile['createdAt']) => formatLetterDay(dateOf(at));
  const facts = [
    [t('privacy.accessPaper.state'), `${t(`labels.state.${file.state}`)}, ${day(file.stateSince)}`],
    [t('privacy.accessPaper.opened'), day(file.createdAt)],
    [t('privacy.accessPaper.passport'), file.passportNumber ?? '–'],
    [t('privacy.accessPaper.reasons'), file.reasons.map(reason).join('; ') || '–'],
    ...valueOf(file.applicant),
  ] as const;
  return (
    <section>
      <h2>{t('privacy.accessPaper.file', { number: file.number, type: t(`labels.type.${file.type}`) })}</h2>
      <dl className={styles['facts']}>
        {facts.map(([term, value]) => (
          <FactLine key={term} term={term} value={value} />
        ))}
      </dl>
      <h3>{t('privacy.accessPaper.kept')}</h3>
      <ul>
        {file.documents.map(({ code, pages }) => (
          <li key={code}>
            {t('privacy.accessPaper.document', { name: t(`labels.document.${code}`), pages })}
          </li>
        ))}
        {file.pictures.map(({ kind, capturedAt, erasedAt }, index) => (
          // Two prints of one moment are two lines with the same words.
          <li key={`${capturedAt} ${index}`}>
            {t(`privacy.dataKind.${kind === 'PRINT' ? 'PRINTS' : 'FACE'}`)}, {day(capturedAt)}
            {erasedAt === null ? '' : ` – ${t('privacy.accessPaper.erased', { day: day(erasedAt) })}`}
          </li>
        ))}
      </ul>
      <h3>{t('privacy.accessPaper.toldTo')}</h3>
      <p>{t('privacy.accessPaper.centre', { count: file.told.length })}</p>
      <ul>
        {file.told.map(({ status, at }, index) => (
          <li key={`${at} ${index}`}>{t('privacy.accessPaper.toldLine', { status, day: day(at) })}</li>
        ))}
      </ul>
      <h3>{t('privacy.accessPaper.trail')}</h3>
      <table className={[styles['table'], styles['dense']].join(' ')}>
        <thead>
          <tr>
            <th scope="col">{t('privacy.accessPaper.when')}</th>
            <th scope="col">{t('privacy.accessPaper.what')}</th>
            <th scope="col">{t('privacy.accessPaper.where')}</th>
          </tr>
        </thead>
        <tbody>
          {file.trail.map(({ at, event, kind, desk }, index) => (
            <tr key={`${at} ${index}`}>
              <td>
                {day(at)} {time(at)}
              </td>
              <td>{kind === '' ? t(`audit.event.${event}`) : kindText(t, kind)}</td>
              <td>{desk}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
