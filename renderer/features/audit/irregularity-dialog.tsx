import { useState, type FormEvent } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

const SHORTEST = 10;
const LONGEST = 2000;

type Props = { isOpen: boolean; onClose: () => void };

/** For everybody: what the auditor should know and the own superior need not. */
export function IrregularityDialog({ isOpen, onClose }: Props) {
  const t = useText();
  return (
    <Dialog title={t('audit.irregularity.title')} isOpen={isOpen} onClose={onClose}>
      <IrregularityForm onClose={onClose} />
    </Dialog>
  );
}

function IrregularityForm({ onClose }: Pick<Props, 'onClose'>) {
  const t = useText();
  const [write, { isBusy, error }] = useRegisterLine('irregularities');
  const [text, setText] = useState('');
  const [reporter, setReporter] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const reply = await write({ kind: 'report/1', payload: { text, reporter } });
    if (!reply.ok) return;
    showToast({
      message: t(reply.value.waits ? 'audit.irregularity.waits' : 'audit.irregularity.sent'),
      closeLabel: t('common.close'),
    });
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('audit.irregularity.intro')}</p>
        <Textarea
          label={t('audit.irregularity.text')}
          description={t('audit.irregularity.textHint')}
          value={text}
          autosize
          minRows={4}
          maxRows={10}
          maxLength={LONGEST}
          data-autofocus
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <TextInput
          label={t('audit.irregularity.reporter')}
          value={reporter}
          maxLength={120}
          onChange={({ currentTarget }) => setReporter(currentTarget.value)}
        />
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={isBusy} disabled={text.trim().length < SHORTEST}>
          {t('audit.irregularity.submit')}
        </Button>
      </FormFooter>
    </form>
  );
}
