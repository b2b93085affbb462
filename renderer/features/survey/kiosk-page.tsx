import { useEffect, useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { IconCircleCheck, IconLock } from '@tabler/icons-react';
import { IkmElement, type IkmAnswer, type IkmResponse } from '#common/domain/office/ikm.ts';
import { INSTRUMENT, type SurveyAnswer } from '#common/domain/registers/survey.ts';
import { CATALOGUES, LANGUAGES, type Language } from '#common/i18n/index.ts';
import { useLanguage } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { KioskQuestion } from './kiosk-question.tsx';
import styles from './kiosk.module.css';

/** An applicant who walked off half way leaves nothing behind. */
const ABANDONED_MS = 60_000;
const THANKS_MS = 7_000;
const MOST_LETTERS = 500;
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { id: 'Bahasa Indonesia', en: 'English' };

type Step = 'WELCOME' | 'QUESTIONS' | 'SUGGESTION' | 'THANKS';

/** What an applicant sees: a welcome, nine questions, room for words, thanks; then the welcome for the next one. */
export function KioskPage({ onOfficer }: { onOfficer: () => void }) {
  const own = useLanguage();
  const [language, setLanguage] = useState(own);
  const [step, setStep] = useState<Step>('WELCOME');
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<IkmResponse>({});
  const [suggestion, setSuggestion] = useState('');
  const [send, { isBusy, error }] = useChannelMutation('survey.answer');
  const words = CATALOGUES[language].survey.kiosk;

  const beginAgain = () => {
    setStep('WELCOME');
    setAt(0);
    setAnswers({});
    setSuggestion('');
    setLanguage(own);
  };

  useEffect(() => {
    if (step === 'WELCOME') return undefined;
    const timer = window.setTimeout(beginAgain, step === 'THANKS' ? THANKS_MS : ABANDONED_MS);
    return () => window.clearTimeout(timer);
    // Each touch begins the wait anew: step, question, answers and words are what a touch changes.
    // oxlint-disable-next-line react/exhaustive-deps -- `beginAgain` is a new function at each render and does always the same
  }, [step, at, answers, suggestion]);

  function answer(element: IkmElement, value: IkmAnswer) {
    setAnswers({ ...answers, [element]: value });
    if (at + 1 < IkmElement.options.length) setAt(at + 1);
    else setStep('SUGGESTION');
  }

  async function submit() {
    // The steps lead here only with all nine; main holds it against the schema.
    const whole = answers as SurveyAnswer['answers'];
    const reply = await send({ instrument: INSTRUMENT, answers: whole, suggestion });
    if (reply.ok) setStep('THANKS');
  }

  function back() {
    if (step === 'SUGGESTION') setStep('QUESTIONS');
    else if (at > 0) setAt(at - 1);
    else beginAgain();
  }

  const element = IkmElement.options[at];
  return (
    <div className={styles['page']} lang={language}>
      <header className={styles['head']}>
        <div className={styles['languages']}>
          {LANGUAGES.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              className={styles['language']}
              aria-pressed={one === language}
              onClick={() => setLanguage(one)}
            >
              {LANGUAGE_NAMES[one]}
            </button>
          ))}
        </div>
        {step === 'QUESTIONS' || step === 'SUGGESTION' ? (
          <Button size="lg" variant="subtle" onClick={beginAgain}>
            {words.stop}
          </Button>
        ) : null}
      </header>
      <main className={styles['main']}>{body()}</main>
      <footer className={styles['foot']}>
        {step === 'QUESTIONS' || step === 'SUGGESTION' ? (
          <Button size="lg" variant="default" onClick={back}>
            {words.back}
          </Button>
        ) : (
          <span />
        )}
        <Button
          size="sm"
          variant="subtle"
          color="gray"
          leftSection={<IconLock size={16} aria-hidden />}
          onClick={onOfficer}
        >
          {words.officer}
        </Button>
      </footer>
    </div>
  );

  function body() {
    if (step === 'WELCOME') {
      return (
        <>
          <h1 className={styles['title']}>{words.welcome}</h1>
          <p className={styles['about']}>{words.about}</p>
          <button type="button" className={styles['begin']} onClick={() => setStep('QUESTIONS')}>
            {words.begin}
          </button>
        </>
      );
    }
    if (step === 'THANKS') {
      return (
        <output className={styles['thanks']}>
          <IconCircleCheck size={96} stroke={1.25} aria-hidden />
          <h1 className={styles['title']}>{words.thanks}</h1>
          <p className={styles['about']}>{words.thanksText}</p>
        </output>
      );
    }
    if (step === 'SUGGESTION' || !element) {
      return (
        <>
          <h1 className={styles['title']}>{words.suggestionTitle}</h1>
          <Textarea
            className={styles['words'] ?? ''}
            size="lg"
            aria-label={words.suggestionTitle}
            description={words.suggestionHint}
            value={suggestion}
            maxLength={MOST_LETTERS}
            minRows={4}
            autosize
            maxRows={6}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget }) => setSuggestion(currentTarget.value)}
          />
          {error ? (
            <p role="alert" className={styles['failed']}>
              {words.failed}
            </p>
          ) : null}
          <button type="button" className={styles['begin']} disabled={isBusy} onClick={() => void submit()}>
            {words.send}
          </button>
        </>
      );
    }
    return (
      <KioskQuestion
        key={element}
        language={language}
        at={at}
        chosen={answers[element] ?? null}
        onAnswer={(value) => answer(element, value)}
      />
    );
  }
}
