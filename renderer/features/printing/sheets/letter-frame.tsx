import type { ReactNode } from 'react';
import { QRCodeSVG } from 'qrcode.react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { LetterText } from '#common/domain/printing/letter-texts.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { FactLine } from './fact-line.tsx';
import type { LetterWords } from './use-letter.ts';
import styles from './letter.module.css';

export type SheetProps = { view: FileView; copy: number };

/** Stands on every paper that was made before: whoever holds it knows that there is an original. */
export function CopyMark({ copy }: { copy: number }) {
  const t = usePaperText();
  return copy > 0 ? <p className={styles['copy']}>{t('printing.sheet.copy', { copy })}</p> : null;
}

type LetterFrameProps = {
  title: string;
  /** What the office has numbered it; null for a paper that has none. */
  letterNo?: string | null;
  view: FileView;
  copy: number;
  facts: readonly { term: string; value: string }[];
  children: ReactNode;
};

/** A letter about one file: title, number, the facts and the code of the file, then what it says. */
export function LetterFrame({ title, letterNo = null, view, copy, facts, children }: LetterFrameProps) {
  const t = usePaperText();
  const { number, applicant } = view.file;
  const given = facts.filter(({ value }) => value !== '');
  return (
    <div className={styles['letter']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <header className={styles['head']}>
        <div>
          <h1>{title}</h1>
          {letterNo === null ? null : (
            <p className={styles['letterNo']}>
              {t('printing.sheet.letterNo')}: {letterNo}
            </p>
          )}
          <dl className={styles['facts']}>
            <dt>{t('printing.sheet.number')}</dt>
            <dd>{number}</dd>
            <dt>{t('printing.sheet.name')}</dt>
            <dd>{applicant.fullName}</dd>
            {given.map(({ term, value }) => (
              <FactLine key={term} term={term} value={value} />
            ))}
          </dl>
        </div>
        <QRCodeSVG value={number} size={112} level="M" title={number} />
      </header>
      {children}
    </div>
  );
}

/** Each reason with the rule that it rests on. */
export function ReasonList({ reasons }: { reasons: readonly LetterText[] }) {
  const t = usePaperText();
  return (
    <>
      <h2>{t('printing.sheet.reasons')}</h2>
      <ol>
        {reasons.map(({ text, basis }) => (
          <li key={text}>
            {text}
            <p className={styles['basis']}>
              {t('printing.sheet.basis')}: {basis}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

export function NextSteps({ steps }: { steps: readonly string[] }) {
  const t = usePaperText();
  const given = [...new Set(steps.filter((step) => step !== ''))];
  return (
    <>
      <h2>{t('printing.sheet.next')}</h2>
      <ol>
        {given.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}

/** Where to ask and where to complain: the office by its letterhead, and the national channel. */
export function WhereToAsk({ letter: { t, letterhead } }: { letter: LetterWords }) {
  const contact = [letterhead?.phone ?? '', letterhead?.email ?? ''].filter((text) => text !== '').join(', ');
  return (
    <>
      <h2>{t('printing.sheet.ask')}</h2>
      <ul>
        {letterhead ? <li>{t('printing.sheet.askAt', { address: letterhead.address })}</li> : null}
        {contact === '' ? null : <li>{t('printing.sheet.askContact', { contact })}</li>}
        <li>{t('printing.sheet.askLapor')}</li>
      </ul>
    </>
  );
}

type SignatureBlockProps = { left?: ReactNode; place: string; title: string; name: string; ink?: ReactNode };

/** Place and day, in what office, room to sign, and the name. */
export function SignatureBlock({ left = null, place, title, name, ink = null }: SignatureBlockProps) {
  return (
    <footer className={styles['foot']}>
      <div>{left}</div>
      <div>
        <span>{place}</span>
        <br />
        <span>{title}</span>
        <div className={styles['space']}>{ink}</div>
        <span className={styles['name']}>{name}</span>
      </div>
    </footer>
  );
}
