import { useEffect, useState } from 'react';
import { TextInput } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { PrintDraft } from '#common/contract/ipc/production.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { isPermitted, WatchlistPanel, whyNot } from '#renderer/features/approval/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { ReauthenticateDialog } from '#renderer/features/session/index.ts';
import { BookSection } from './book-section.tsx';
import { MrzCompare } from './mrz-compare.tsx';
import { useReadBack } from './use-read-back.ts';
import styles from './production.module.css';

const PASSPORT_NUMBER = /^[A-Z]\d{7}$/;
const NUMBER_LENGTH = 8;

/** The number from the book gives dates and MRZ lines; they are held against the paper and confirmed, never typed. */
export function PrintWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const [passportNumber, setPassportNumber] = useState('');
  const { read, manner, type, scan } = useReadBack();
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const isOff = isReadOnly || isBusy || !isPermitted(view, 'production.print/2');
  const why = whyNot(view, 'production.print/2');
  const { draft, error, isLoading } = usePrintDraft(view, isOff ? '' : passportNumber);

  function change(next: string) {
    setRefused(null);
    setPassportNumber(next.trim().toUpperCase());
  }

  async function save() {
    if (!draft) return;
    const payload = { ...draft, mrz: pairOf(draft.mrz), passportNumber, readBack: pairOf(read), manner };
    const outcome = await act([{ kind: 'production.print/2', payload }], {
      done: t('production.print.saved', { number: passportNumber }),
      quiet: true,
    });
    setRefused(outcome.ok ? null : outcome.refused);
  }

  useScan((code) => {
    if (isOff) return;
    if (!scan(code)) change(code);
  });

  const isAsked = refused?.code === 'REAUTHENTICATION_NEEDED';
  const problem = isAsked ? error : (refused ?? error);
  const isRead = draft !== null && read[0] === draft.mrz[0] && read[1] === draft.mrz[1];
  const isWrong = passportNumber.length >= NUMBER_LENGTH && !PASSPORT_NUMBER.test(passportNumber);
  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={
            problem ? <RefusalLine error={problem} /> : why ? <RefusalLine error={why} isQuiet /> : null
          }
          primary={{
            label: t('production.print.save'),
            combo: 'ctrl+Enter',
            run: () => void save(),
            isDisabled: isOff || !isRead,
          }}
        />
      }
    >
      <BookSection view={view} />
      <WatchlistPanel view={view} act={act} isOff={isReadOnly || isBusy} />
      <Section title={t('production.print.title')}>
        <FieldStack>
          <TextInput
            label={t('production.print.passportNumber')}
            description={t('production.print.passportHint')}
            value={passportNumber}
            disabled={isOff}
            maxLength={NUMBER_LENGTH}
            spellCheck={false}
            autoComplete="off"
            className={`${styles['mono']} ${styles['short']}`}
            error={isWrong ? t('production.print.passportWrong') : null}
            onChange={(event) => change(event.currentTarget.value)}
          />
          {isLoading ? (
            <LinesSkeleton lines={3} />
          ) : draft ? (
            <>
              <DraftFacts draft={draft} />
              <ReadBack draft={draft} read={read} isOff={isOff} onType={type} />
            </>
          ) : (
            <DraftWait isOff={isOff} />
          )}
        </FieldStack>
      </Section>
      {isAsked ? (
        <ReauthenticateDialog
          onDone={() => {
            setRefused(null);
            void save();
          }}
          onCancel={() => setRefused(null)}
        />
      ) : null}
    </WorkLayout>
  );
}

function pairOf([first, second]: readonly [string, string]): [string, string] {
  return [first, second];
}

type ReadBackProps = {
  draft: PrintDraft;
  read: readonly [string, string];
  isOff: boolean;
  onType: (line: 0 | 1, text: string) => void;
};

/** What the printed book says, letter under letter beside the job. */
function ReadBack({ draft, read, isOff, onType }: ReadBackProps) {
  const t = useText();
  return (
    <>
      <p className={styles['hint']}>
        <strong>{t('production.print.readTitle')}.</strong> {t('production.print.readHint')}
      </p>
      <MrzCompare
        line={1}
        expected={draft.mrz[0]}
        read={read[0]}
        isOff={isOff}
        onChange={(text) => onType(0, text)}
      />
      <MrzCompare
        line={2}
        expected={draft.mrz[1]}
        read={read[1]}
        isOff={isOff}
        onChange={(text) => onType(1, text)}
      />
    </>
  );
}

function DraftWait({ isOff }: { isOff: boolean }) {
  const t = useText();
  return isOff ? null : <p className={styles['hint']}>{t('production.print.draftWait')}</p>;
}

function DraftFacts({ draft }: { draft: PrintDraft }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={styles['draft']}>
      <Facts
        facts={[
          { term: t('production.book.serial'), value: <span className="numeric">{draft.serial}</span> },
          { term: t('production.book.issued'), value: format.day(draft.issuedOn) },
          { term: t('production.book.expires'), value: format.day(draft.expiresOn) },
        ]}
      />
    </div>
  );
}

type DraftState = { draft: PrintDraft | null; error: ReplyError | null; isLoading: boolean };
type Answer = { question: string; draft: PrintDraft | null; error: ReplyError | null };

/** Asks main as soon as the number is whole; an answer for an earlier number or an earlier version of the file is thrown away. */
function usePrintDraft({ file }: FileView, passportNumber: string): DraftState {
  const [ask, { isBusy }] = useChannelMutation('production.printDraft');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const isWhole = PASSPORT_NUMBER.test(passportNumber);
  const question = `${passportNumber} ${file.version}`;

  useEffect(() => {
    if (!isWhole) return undefined;
    let isCurrent = true;
    async function load() {
      const reply = await ask({ applicationId: file.id, passportNumber });
      if (!isCurrent) return;
      setAnswer(
        reply.ok ? { question, draft: reply.value, error: null } : { question, draft: null, error: reply },
      );
    }
    void load();
    return () => {
      isCurrent = false;
    };
  }, [ask, file.id, isWhole, passportNumber, question]);

  const isAnswered = isWhole && answer?.question === question;
  return {
    draft: isAnswered ? answer.draft : null,
    error: isAnswered ? answer.error : null,
    isLoading: isWhole && !isAnswered && isBusy,
  };
}
