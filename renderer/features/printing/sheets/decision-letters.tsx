import type { FileView } from '#common/contract/ipc/applications.ts';
import {
  LetterFrame,
  NextSteps,
  ReasonList,
  SignatureBlock,
  WhereToAsk,
  type SheetProps,
} from './letter-frame.tsx';
import { useLetter, type LetterWords } from './use-letter.ts';

/**
 * Surat penolakan: number, date, application, name, reasons in plain words with their basis, what the applicant can do, where to
 * complain, who signs. Neither indicators nor what an officer noted is on it.
 */
export function RefusalLetter({ view, copy }: SheetProps) {
  const letter = useLetter(view);
  const { t, dayAt, isReady } = letter;
  const { closure } = view.file;
  if (!closure || !isReady) return null;
  const reasons = letter.reasons(closure.reasons.codes, 'REFUSAL');
  const date = dayAt(closure.stamp.at);
  return (
    <LetterFrame
      title={t('printing.sheet.refusalTitle')}
      letterNo={closure.letterNo ?? ''}
      view={view}
      copy={copy}
      facts={commonFacts(letter, view, date)}
    >
      <p>{t('printing.sheet.dear', { name: view.file.applicant.fullName })}</p>
      <p>{t('printing.sheet.refusalText', { date })}</p>
      <ReasonList reasons={reasons} />
      <NextSteps steps={[...reasons.map(({ next }) => next), t('printing.sheet.refusalAgain')]} />
      <WhereToAsk letter={letter} />
      <Signed letter={letter} view={view} />
    </LetterFrame>
  );
}

/** Surat pembatalan, of an application or of a passport that was made already. */
export function CancellationLetter({ view, copy }: SheetProps) {
  const letter = useLetter(view);
  const { t, dayAt, isReady } = letter;
  const { closure, state } = view.file;
  if (!closure || !isReady) return null;
  const isVoided = state === 'PASSPORT_VOIDED';
  const reasons = letter.reasons(closure.reasons.codes, 'CANCELLATION');
  const date = dayAt(closure.stamp.at);
  return (
    <LetterFrame
      title={t(isVoided ? 'printing.sheet.voidedTitle' : 'printing.sheet.cancellationTitle')}
      letterNo={closure.letterNo ?? ''}
      view={view}
      copy={copy}
      facts={[
        ...commonFacts(letter, view, date),
        { term: t('printing.sheet.passport'), value: view.file.book?.passportNumber ?? '' },
      ]}
    >
      <p>{t('printing.sheet.dear', { name: view.file.applicant.fullName })}</p>
      <p>{t(isVoided ? 'printing.sheet.voidedText' : 'printing.sheet.cancellationText', { date })}</p>
      <ReasonList reasons={reasons} />
      <NextSteps steps={reasons.map(({ next }) => next)} />
      <WhereToAsk letter={letter} />
      <Signed letter={letter} view={view} />
    </LetterFrame>
  );
}

function commonFacts({ t }: LetterWords, { file }: FileView, date: string) {
  return [
    { term: t('printing.sheet.type'), value: t(`labels.type.${file.type}`) },
    { term: t('printing.sheet.date'), value: date },
  ];
}

/** The office signs through whoever decided; what the calendar decided is signed by hand. */
function Signed({ letter: { t, letterhead, dayAt, nameOf }, view }: { letter: LetterWords; view: FileView }) {
  const stamp = view.file.closure?.stamp;
  if (!stamp) return null;
  const title = letterhead ? t('printing.sheet.signFor', { title: letterhead.signatoryTitle }) : '';
  const date = dayAt(stamp.at);
  return (
    <SignatureBlock
      place={letterhead ? `${letterhead.city}, ${date}` : date}
      title={title}
      name={nameOf(stamp.by)}
    />
  );
}
