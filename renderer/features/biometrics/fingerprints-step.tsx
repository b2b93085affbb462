import { useState } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { ageAt } from '#common/kernel/plain-date.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { FingerException, type FingerPosition } from '#common/domain/biometrics/finger.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import styles from './capture.module.css';

type Entry = { attachmentId: AttachmentId | null; exception: FingerException | null; note: string };
const EMPTY: Entry = { attachmentId: null, exception: null, note: '' };

/** Each finger that the SOP asks for: a print, or an exception with a remark. Nothing is left unsaid. */
export function FingerprintsStep({
  view,
  act,
  isBusy,
  isReadOnly,
  onDone,
}: StageWorkProps & { onDone: () => void }) {
  const t = useText();
  const format = useFormat();
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  const [entries, setEntries] = useState<Partial<Record<FingerPosition, Entry>>>({});
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const [chooseFile] = useChannelMutation('documents.chooseFile');
  const required = sop?.fingerPolicy.required.value ?? [];
  const exceptions = sop?.fingerPolicy.exceptions.value ?? [];
  const minAge = sop?.fingerPolicy.childMinAge.value ?? 0;
  const isUnderAge = ageAt(view.file.applicant.birthDate, format.today) < minAge;
  const isRetake = view.file.fingerprints !== null;
  const isOff = isReadOnly || isBusy;
  const entryOf = (position: FingerPosition) => entries[position] ?? EMPTY;
  const isComplete =
    isUnderAge ||
    required.every(
      (position) => entryOf(position).attachmentId !== null || entryOf(position).exception !== null,
    );

  function change(position: FingerPosition, next: Partial<Entry>) {
    setEntries({ ...entries, [position]: { ...entryOf(position), ...next } });
  }

  async function choose(position: FingerPosition) {
    const reply = await chooseFile({ applicationId: view.file.id, only: 'IMAGE' });
    if (!reply.ok) setError(reply);
    const [print] = reply.ok ? reply.value : [];
    if (print) change(position, { attachmentId: print.attachmentId, exception: null });
  }

  async function save() {
    const answered = required.map((position) => ({ position, ...entryOf(position) }));
    const outcome = await act(
      [
        {
          kind: 'biometrics.captureFingerprints/1',
          payload: {
            fingers: answered
              .filter(({ attachmentId }) => attachmentId !== null)
              .map(({ position, attachmentId }) => ({ position, attachmentId, quality: null })),
            exceptions: answered
              .filter(({ exception }) => exception !== null)
              .map(({ position, exception, note }) => ({ position, reason: exception ?? 'WORN', note })),
            reference: null,
            retakeReason: isRetake ? reason : null,
          },
        },
      ],
      { done: t('capture.fingersSaved'), quiet: true },
    );
    if (outcome.ok) onDone();
    else setError(outcome.refused);
  }

  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={
            error ? (
              <RefusalLine error={error} />
            ) : isUnderAge ? (
              t('capture.fingersUnderAge', { age: minAge })
            ) : null
          }
          primary={{
            label: t('capture.fingersSave'),
            combo: 'ctrl+Enter',
            run: () => void save(),
            isDisabled: isOff || !isComplete || (isRetake && reason.trim() === ''),
          }}
        />
      }
    >
      <Section title={t('capture.fingers')}>
        <ul className={styles['fingers']}>
          {required.map((position) => (
            <FingerLine
              key={position}
              position={position}
              entry={entryOf(position)}
              exceptions={exceptions}
              isOff={isOff}
              onChoose={() => void choose(position)}
              onChange={(next) => change(position, next)}
            />
          ))}
        </ul>
      </Section>
      {isRetake ? (
        <TextInput
          label={t('capture.retakeReason')}
          value={reason}
          disabled={isOff}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
    </WorkLayout>
  );
}

type FingerLineProps = {
  position: FingerPosition;
  entry: Entry;
  exceptions: readonly FingerException[];
  isOff: boolean;
  onChoose: () => void;
  onChange: (next: Partial<Entry>) => void;
};

function FingerLine({ position, entry, exceptions, isOff, onChoose, onChange }: FingerLineProps) {
  const t = useText();
  const finger = t(`labels.finger.${position}`);
  const isDone = entry.attachmentId !== null;
  return (
    <li className={styles['finger']}>
      <span className={styles['fingerName']}>
        <IconFingerprint size={20} aria-hidden /> {finger}
      </span>
      <Chip
        label={
          entry.exception
            ? t(`capture.exception.${entry.exception}`)
            : t(isDone ? 'capture.fingerDone' : 'capture.fingerOpen')
        }
        tone={entry.exception ? 'amber' : isDone ? 'green' : 'gray'}
      />
      <Button
        size="xs"
        variant="default"
        disabled={isOff}
        aria-label={t('capture.fingerFileFor', { finger })}
        onClick={onChoose}
      >
        {t('capture.fingerFile')}
      </Button>
      <Select
        size="xs"
        clearable
        aria-label={t('capture.fingerExceptionFor', { finger })}
        placeholder={t('capture.fingerException')}
        disabled={isOff}
        data={exceptions.map((value) => ({ value, label: t(`capture.exception.${value}`) }))}
        value={entry.exception}
        onChange={(value) =>
          onChange({
            exception: FingerException.nullable().parse(value),
            ...(value ? { attachmentId: null } : {}),
          })
        }
      />
      {entry.exception ? (
        <TextInput
          size="xs"
          aria-label={`${t('capture.fingerExceptionNote')}: ${finger}`}
          placeholder={t('capture.fingerExceptionNote')}
          value={entry.note}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      ) : null}
    </li>
  );
}
