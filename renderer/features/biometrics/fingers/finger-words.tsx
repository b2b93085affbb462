import { TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import type { FingerDraft } from './finger-draft.ts';

type FingerWordsProps = {
  /** Prints among them came from files. */
  hasFiles: boolean;
  isRetake: boolean;
  isOff: boolean;
  draft: FingerDraft;
  onChange: (change: (before: FingerDraft) => FingerDraft) => void;
};

/** What must be said in words beside the prints: why from files, why again. */
export function FingerWords({ hasFiles, isRetake, isOff, draft, onChange }: FingerWordsProps) {
  const t = useText();
  return (
    <>
      {hasFiles ? (
        <TextInput
          label={t('fingers.fileNote')}
          value={draft.fileNote ?? ''}
          maxLength={300}
          disabled={isOff}
          onChange={(event) => {
            const fileNote = event.currentTarget.value;
            onChange((before) => ({ ...before, fileNote }));
          }}
        />
      ) : null}
      {isRetake ? (
        <TextInput
          label={t('capture.retakeReason')}
          value={draft.reason}
          disabled={isOff}
          onChange={(event) => {
            const reason = event.currentTarget.value;
            onChange((before) => ({ ...before, reason }));
          }}
        />
      ) : null}
    </>
  );
}
