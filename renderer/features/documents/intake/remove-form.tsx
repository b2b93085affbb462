import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import type { PageFormProps } from './page-form-props.ts';
import styles from './intake.module.css';

/** Takes a page out that came in by mistake. The reason stays; so does the page, in the history. */
export function RemoveForm({ intake, code, page, onDone }: PageFormProps) {
  const t = useText();
  const { reasonsOf, notedReasons, minNoteLength } = useSop();
  const [reasonCode, setReasonCode] = useState('');
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const isNoteAsked = notedReasons.has(reasonCode);
  const isReady = reasonCode !== '' && (!isNoteAsked || note.trim().length >= minNoteLength);

  async function remove() {
    const payload = { code, attachmentId: page.id, reasonCode, note: note.trim() };
    const outcome = await intake.act([{ kind: 'documents.removePage/1', payload }], {
      done: t('pages.sheet.removed'),
      quiet: true,
    });
    if (outcome.ok) onDone();
    else setRefused(outcome.refused);
  }

  return (
    <FieldStack>
      <p className={styles['hint']}>{t('pages.sheet.removeText')}</p>
      <ChoiceField
        label={t('pages.sheet.removeReason')}
        choices={reasonsOf('PAGE_REMOVAL').map((reason) => ({ value: reason.code, label: reason.label }))}
        value={reasonCode}
        onChange={setReasonCode}
      />
      {reasonCode === '' ? null : (
        <TextInput
          label={t('pages.sheet.note')}
          description={isNoteAsked ? t('pages.sheet.noteNeeded', { min: minNoteLength }) : undefined}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      {refused ? <RefusalLine error={refused} /> : null}
      <FormFooter>
        <Button color="red" variant="light" disabled={!isReady} onClick={() => void remove()}>
          {t('pages.sheet.remove')}
        </Button>
      </FormFooter>
    </FieldStack>
  );
}
