import { useState, type FormEvent } from 'react';
import { Button, NumberInput, TextInput } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { PassportKind } from '#common/domain/applications/vocabulary.ts';
import { BlankSerial } from '#common/domain/production/actions.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan, useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { lastSerial, MOST_BLANKS } from './serial-range.ts';
import styles from './production.module.css';

type ReceiveDialogProps = { isOpen: boolean; onClose: () => void };
const KINDS = ['ELECTRONIC', 'NON_ELECTRONIC'] as const satisfies readonly PassportKind[];
const PAGES = ['48', '24'] as const;

/** A delivery: first number, how many, of which book, under which record. */
export function ReceiveDialog({ isOpen, onClose }: ReceiveDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('production.stock.receive')} isOpen={isOpen} onClose={onClose} size="560px">
      <ReceiveForm onClose={onClose} />
    </Dialog>
  );
}

function ReceiveForm({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [receive, { isBusy }] = useChannelMutation('production.receiveBlanks');
  const [firstSerial, setFirstSerial] = useState('');
  const [count, setCount] = useState<number | null>(null);
  const [kind, setKind] = useState<PassportKind>('ELECTRONIC');
  const [pages, setPages] = useState<(typeof PAGES)[number]>('48');
  const [reference, setReference] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const isSerialGood = BlankSerial.safeParse(firstSerial).success;
  const last = isSerialGood && count !== null ? lastSerial(firstSerial, count) : null;
  const isReady = last !== null && reference.trim() !== '';

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!isReady || count === null || isBusy) return;
    const reply = await receive({ firstSerial, count, kind, pages: pages === '24' ? 24 : 48, reference });
    if (!reply.ok) {
      setError(reply);
      return;
    }
    showToast({ message: t('production.stock.received', { count: formatCount(reply.value.received) }) });
    onClose();
  }

  useScan((code) => setFirstSerial(code.toUpperCase()));
  useScreenKeys([
    {
      combo: 'ctrl+Enter',
      label: t('production.stock.receive'),
      run: () => void submit(),
      isDisabled: !isReady || isBusy,
    },
  ]);

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('production.stock.receiveText')}</p>
        <FieldRow>
          <ChoiceField
            label={t('production.stock.kind')}
            value={kind}
            onChange={setKind}
            choices={KINDS.map((value) => ({ value, label: t(`labels.kind.${value}`) }))}
          />
          <ChoiceField
            label={t('production.stock.pages')}
            value={pages}
            onChange={setPages}
            choices={PAGES.map((value) => ({ value, label: value }))}
          />
        </FieldRow>
        <FieldRow>
          <TextInput
            label={t('production.stock.firstSerial')}
            value={firstSerial}
            maxLength={16}
            spellCheck={false}
            data-autofocus
            className={styles['mono'] ?? ''}
            error={firstSerial.length > 3 && !isSerialGood ? t('production.stock.serialWrong') : null}
            onChange={(event) => setFirstSerial(event.currentTarget.value.trim().toUpperCase())}
          />
          <NumberInput
            label={t('production.stock.count')}
            value={count ?? ''}
            min={1}
            max={MOST_BLANKS}
            allowDecimal={false}
            onChange={(value) => setCount(value === '' ? null : Number(value))}
          />
        </FieldRow>
        {last ? (
          <p className={styles['hint']}>{t('production.stock.range', { first: firstSerial, last })}</p>
        ) : null}
        <TextInput
          label={t('production.stock.reference')}
          value={reference}
          maxLength={60}
          spellCheck={false}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          type="submit"
          disabled={!isReady}
          loading={isBusy}
          rightSection={<KeyHint combo="ctrl+Enter" />}
        >
          {t('production.stock.receive')}
        </Button>
      </FormFooter>
    </form>
  );
}
