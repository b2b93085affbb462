import { useState } from 'react';
import { Checkbox } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { qualityChecksFor, type QualityCheck } from '#common/domain/production/quality-checks.ts';
import { Columns, isPermitted, whyNot } from '#renderer/features/approval/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan, useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { BookSection } from './book-section.tsx';
import { ChipSection } from './chip/chip-section.tsx';
import { useChip } from './chip/use-chip.ts';
import { MrzCompare } from './mrz-compare.tsx';
import { mismatches, MRZ_LENGTH } from './read-back.ts';
import { useReadBack } from './use-read-back.ts';
import styles from './production.module.css';

/** Things to look at, two lines to read back and the chip; only a book that is whole and equal passes. */
export function QualityWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const [ticked, setTicked] = useState<readonly QualityCheck[]>([]);
  const { read, manner, type, scan } = useReadBack();
  const [isFailing, setIsFailing] = useState(false);
  const [error, setError] = useState<ReplyError | null>(null);
  const { book, blank, kind } = view.file;
  const chip = useChip(view);
  const needed = qualityChecksFor(kind, chip.policy);
  const isOff = isReadOnly || isBusy || !isPermitted(view, 'production.qcPass/1');
  const why = whyNot(view, 'production.qcPass/1');
  const isRead = book !== null && isEqual(read, book.mrz);
  const open = [
    ...needed
      .filter((check) => !ticked.includes(check))
      .map((check) => t(`production.quality.checks.${check}`)),
    ...(isRead ? [] : [t('production.quality.readRemaining')]),
    ...chip.problems.map((problem) => t(`production.chip.problem.${problem}`)),
  ];

  function change(line: 0 | 1, text: string) {
    setError(null);
    type(line, text);
  }

  async function pass() {
    const payload = {
      checks: [...ticked],
      readBack: [read[0], read[1]] as [string, string],
      manner,
      ...(chip.isAsked && chip.findings ? { chip: chip.findings } : {}),
    };
    const outcome = await act([{ kind: 'production.qcPass/1', payload }], {
      done: t('production.quality.passed'),
      quiet: true,
    });
    setError(outcome.ok ? null : outcome.refused);
  }

  useScan((code) => {
    if (!isOff) scan(code);
  });

  return (
    <WorkLayout
      isWide
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={[
            {
              label: t('production.quality.fail'),
              combo: 'ctrl+r',
              run: () => setIsFailing(true),
              isDisabled: isReadOnly || !isPermitted(view, 'production.askQcFail/1'),
              isDangerous: true,
            },
          ]}
          message={
            error ? (
              <RefusalLine error={error} />
            ) : why ? (
              <RefusalLine error={why} isQuiet />
            ) : !isOff && open.length > 0 ? (
              t('production.quality.remaining', { what: open.join(', ') })
            ) : null
          }
          primary={{
            label: t('production.quality.pass'),
            combo: 'ctrl+Enter',
            run: () => void pass(),
            isDisabled: isOff || open.length > 0,
          }}
        />
      }
    >
      <Columns
        left={{
          label: t('production.quality.title'),
          content: (
            <>
              <CheckList needed={needed} ticked={ticked} isOff={isOff} onChange={setTicked} />
              {chip.isAsked ? <ChipSection chip={chip} isOff={isOff} /> : null}
              <BookSection view={view} />
            </>
          ),
        }}
        right={{
          label: t('production.quality.read'),
          content: (
            <Section title={t('production.quality.read')}>
              {view.isRevealed && book ? (
                <FieldStack>
                  <p className={styles['hint']}>{t('production.quality.readHint')}</p>
                  <MrzCompare
                    line={1}
                    expected={book.mrz[0]}
                    read={read[0]}
                    isOff={isOff}
                    onChange={(text) => change(0, text)}
                  />
                  <MrzCompare
                    line={2}
                    expected={book.mrz[1]}
                    read={read[1]}
                    isOff={isOff}
                    onChange={(text) => change(1, text)}
                  />
                </FieldStack>
              ) : (
                <p className={styles['hint']}>{t('production.quality.masked')}</p>
              )}
            </Section>
          ),
        }}
      />
      <ReasonsDialog
        isOpen={isFailing}
        onClose={() => setIsFailing(false)}
        title={t('production.quality.failTitle')}
        text={t('production.quality.failAskText', { serial: blank?.serial ?? '' })}
        confirmLabel={t('production.quality.failAsk')}
        noteLabel={t('common.note')}
        kind="QUALITY"
        isDangerous
        submit={({ reasonCodes, note }) =>
          act([{ kind: 'production.askQcFail/1', payload: { reasonCodes, note } }], {
            quiet: true,
            done: t('production.quality.failWaiting'),
          })
        }
      />
    </WorkLayout>
  );
}

type CheckListProps = {
  needed: readonly QualityCheck[];
  ticked: readonly QualityCheck[];
  isOff: boolean;
  onChange: (ticked: readonly QualityCheck[]) => void;
};

function CheckList({ needed, ticked, isOff, onChange }: CheckListProps) {
  const t = useText();
  const toggle = (check: QualityCheck) =>
    onChange(ticked.includes(check) ? ticked.filter((other) => other !== check) : [...ticked, check]);

  useScreenKeys(
    needed.map((check, index) => ({
      combo: String(index + 1),
      label: t(`production.quality.checks.${check}`),
      run: () => toggle(check),
      isDisabled: isOff,
    })),
  );

  return (
    <Section title={t('production.quality.title')}>
      <p className={styles['hint']}>{t('production.quality.hint', { last: needed.length })}</p>
      <ul className={styles['checks']}>
        {needed.map((check, index) => (
          <li key={check}>
            <Checkbox
              label={t(`production.quality.checks.${check}`)}
              checked={ticked.includes(check)}
              disabled={isOff}
              aria-keyshortcuts={String(index + 1)}
              onChange={() => toggle(check)}
            />
            <KeyHint combo={String(index + 1)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function isEqual(read: readonly [string, string], expected: readonly [string, string]): boolean {
  return ([0, 1] as const).every(
    (line) => read[line].length === MRZ_LENGTH && mismatches(read[line], expected[line]).length === 0,
  );
}
