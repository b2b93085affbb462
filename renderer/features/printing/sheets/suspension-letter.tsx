import { useSop } from '#renderer/lib/use-sop.ts';
import {
  LetterFrame,
  NextSteps,
  ReasonList,
  SignatureBlock,
  WhereToAsk,
  type SheetProps,
} from './letter-frame.tsx';
import { useLetter } from './use-letter.ts';
import styles from './letter.module.css';

/** Surat penangguhan: why, what to bring, until when, whom to see; and what happens otherwise. */
export function SuspensionLetter({ view, copy }: SheetProps) {
  const letter = useLetter(view);
  const { sop } = useSop();
  const { t, day, dayAt, nameOf, letterhead, isReady } = letter;
  const { suspension, type } = view.file;
  if (!suspension || !isReady) return null;
  const reasons = letter.reasons(suspension.reasons.codes, 'SUSPENSION');
  const until = view.deadlineOn;
  const since = dayAt(suspension.stamp.at);
  const stage = sop?.stages.states.find(({ state }) => state === suspension.from)?.stages[0] ?? 'interview';
  return (
    <LetterFrame
      title={t('printing.sheet.suspensionTitle')}
      view={view}
      copy={copy}
      facts={[
        { term: t('printing.sheet.type'), value: t(`labels.type.${type}`) },
        { term: t('printing.sheet.date'), value: since },
      ]}
    >
      <p>{t('printing.sheet.dear', { name: view.file.applicant.fullName })}</p>
      <p>{t('printing.sheet.suspensionText', { date: since })}</p>
      {until ? (
        <p className={styles['deadline']}>
          {t(suspension.timed ? 'printing.sheet.suspensionTimed' : 'printing.sheet.suspensionUntil', {
            date: day(until),
          })}
        </p>
      ) : null}
      <ReasonList reasons={reasons} />
      {suspension.timed ? null : (
        <>
          <h2>{t('printing.sheet.suspensionBring')}</h2>
          {suspension.requestedDocs.length > 0 ? (
            <ul>
              {suspension.requestedDocs.map((code) => (
                <li key={code}>{t(`labels.document.${code}`)}</li>
              ))}
            </ul>
          ) : (
            <p>{t('printing.sheet.suspensionBringNone')}</p>
          )}
        </>
      )}
      <NextSteps
        steps={[
          ...(suspension.timed
            ? []
            : [t('printing.sheet.suspensionWho', { stage: t(`labels.stage.${stage}`) })]),
          ...reasons.map(({ next }) => next),
          ...(suspension.timed ? [] : [t('printing.sheet.suspensionLate')]),
        ]}
      />
      <WhereToAsk letter={letter} />
      <SignatureBlock
        place={letterhead ? `${letterhead.city}, ${since}` : since}
        title={letterhead ? t('printing.sheet.signFor', { title: letterhead.signatoryTitle }) : ''}
        name={nameOf(suspension.stamp.by)}
      />
    </LetterFrame>
  );
}
