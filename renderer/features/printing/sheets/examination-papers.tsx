import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { examinationOf } from '#common/domain/printing/paper.ts';
import { useAttachment } from '#renderer/lib/attachments/use-attachment.ts';
import { formatNik } from '#renderer/lib/format.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { LetterFrame, SignatureBlock, type SheetProps } from './letter-frame.tsx';
import { useLetter } from './use-letter.ts';
import styles from './letter.module.css';

/** Berita Acara Pemeriksaan: who was examined where and when, what was asked and answered, what was sworn, who signed. */
export function BapPaper({ view, copy }: SheetProps) {
  const letter = useLetter(view);
  const { t, day, plainDay, dayAt, time, nameOf, letterhead, isReady } = letter;
  const { dateOf } = useFormat();
  const { file } = view;
  const bap = examinationOf(file)?.bap;
  if (!bap || !isReady) return null;
  const { applicant } = file;
  const { record } = bap;
  const startedAt = record?.startedAt ?? bap.stamp.at;
  const examiners = [nameOf(bap.stamp.by), ...(record?.otherExaminers ?? [])].filter((name) => name !== '');
  const closedOn = dayAt(bap.stamp.at);
  return (
    <LetterFrame
      title={t('printing.sheet.bapTitle')}
      letterNo={bap.number}
      view={view}
      copy={copy}
      facts={[
        { term: t('printing.sheet.type'), value: t(`labels.type.${file.type}`) },
        { term: t('printing.sheet.nik'), value: formatNik(applicant.nik) },
        {
          term: t('printing.sheet.birth'),
          value: `${applicant.birthPlace}, ${plainDay(applicant.birthDate)}`,
        },
        { term: t('printing.sheet.address'), value: applicant.address },
        { term: t('printing.sheet.occupation'), value: applicant.occupation ?? '' },
        { term: t('printing.sheet.oldPassport'), value: applicant.oldPassport?.number ?? '' },
        { term: t('printing.sheet.examiners'), value: examiners.join(', ') },
      ]}
    >
      {record ? (
        <>
          <p>
            {t('printing.sheet.bapOpening', {
              date: day(dateOf(startedAt)),
              time: time(startedAt),
              place: record.place,
            })}{' '}
            {applicant.fullName}.
          </p>
          <p>{t(record.isSworn ? 'printing.sheet.sworn' : 'printing.sheet.notSworn')}</p>
          <h2>{t('printing.sheet.questions')}</h2>
          <ol className={styles['talk']}>
            {record.answers.map(({ id, question, answer }, index) => (
              <li key={id}>
                <dl>
                  <dt>
                    {index + 1}. {t('printing.sheet.question')}
                  </dt>
                  <dd>{question}</dd>
                  <dt>{t('printing.sheet.answer')}</dt>
                  <dd>{answer}</dd>
                </dl>
              </li>
            ))}
          </ol>
          {record.statement ? (
            <>
              <h2>{t('printing.sheet.statement')}</h2>
              <p className={styles['text']}>{record.statement}</p>
            </>
          ) : null}
        </>
      ) : (
        <p className={styles['text']}>{bap.text}</p>
      )}
      <p>{t('printing.sheet.readAndSigned')}</p>
      <SignatureBlock
        left={
          <>
            <br />
            <span>{t('printing.sheet.examined')}</span>
            <div className={styles['space']}>
              <Ink
                applicationId={file.id}
                attachmentId={record?.signatureId ?? null}
                name={applicant.fullName}
              />
            </div>
            <span className={styles['name']}>{applicant.fullName}</span>
          </>
        }
        place={letterhead ? `${letterhead.city}, ${closedOn}` : closedOn}
        title={t('printing.sheet.examiner')}
        name={nameOf(bap.stamp.by)}
      />
    </LetterFrame>
  );
}

type InkProps = { applicationId: ApplicationId; attachmentId: AttachmentId | null; name: string };

/** What was written on the pad. Until it is there the paper is not ready to be printed. */
function Ink({ applicationId, attachmentId, name }: InkProps) {
  const read = useAttachment(applicationId, attachmentId);
  if (!attachmentId) return null;
  if (read.status === 'LOADING') return <span data-loading />;
  return read.status === 'READY' ? <img src={read.url} alt={name} /> : null;
}

/** Berita Acara Pendapat: what the examiner concludes from the record, and advises. */
export function OpinionPaper({ view, copy }: SheetProps) {
  const letter = useLetter(view);
  const { t, dayAt, nameOf, letterhead, isReady } = letter;
  const { file } = view;
  const examination = examinationOf(file);
  const { bap, opinion } = examination ?? { bap: null, opinion: null };
  if (!bap || !opinion || !isReady) return null;
  const date = dayAt(opinion.stamp.at);
  return (
    <LetterFrame
      title={t('printing.sheet.opinionTitle')}
      letterNo={opinion.number}
      view={view}
      copy={copy}
      facts={[
        { term: t('printing.sheet.type'), value: t(`labels.type.${file.type}`) },
        { term: t('printing.sheet.date'), value: date },
        {
          term: t('printing.sheet.finding'),
          value: bap.finding ? t(`labels.lostFinding.${bap.finding}`) : '',
        },
      ]}
    >
      <p>{t('printing.sheet.opinionText', { number: bap.number, date: dayAt(bap.stamp.at) })}</p>
      <h2>{t('printing.sheet.opinionReasons')}</h2>
      <p className={styles['text']}>{opinion.text}</p>
      {opinion.recommendation ? (
        <>
          <h2>{t('printing.sheet.recommendation')}</h2>
          <p className={styles['deadline']}>{t(`labels.recommendation.${opinion.recommendation}`)}</p>
        </>
      ) : null}
      <SignatureBlock
        place={letterhead ? `${letterhead.city}, ${date}` : date}
        title={t('printing.sheet.examiner')}
        name={nameOf(opinion.stamp.by)}
      />
    </LetterFrame>
  );
}
