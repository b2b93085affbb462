import { useState, type FormEvent } from 'react';
import { NumberInput, TextInput } from '@mantine/core';
import type { PassportKind } from '#common/domain/applications/vocabulary.ts';
import { BlankSerial } from '#common/domain/production/actions.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { SecondPersonFields } from './second-person.tsx';
import { useAskStock } from './use-ask-stock.ts';
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
  const { submit: ask, isBusy, error, second, setSecond, isReady: isSecondReady } = useAskStock(onClose);
  const [firstSerial, setFirstSerial] = useState('');
  const [count, setCount] = useState<number | null>(null);
  const [kind, setKind] = useState<PassportKind>('ELECTRONIC');
  const [pages, setPages] = useState<(typeof PAGES)[number]>('48');
  const [reference, setReference] = useState('');
  const isSerialGood = BlankSerial.safeParse(firstSerial).success;
  const last = isSerialGood && count !== null ? lastSerial(firstSerial, count) : null;
  const isReady = last !== null && reference.trim() !== '' && isSecondReady;

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!isReady || count === null || isBusy) return;
    await ask(
      {
        kind: 'RECEIVE',
        first: firstSerial,
        count,
        bookKind: kind,
        pages: pages === '24' ? 24 : 48,
        reference,
      },
      {
        done: t('stock.receive.done', { count: formatCount(count) }),
        waiting: t('stock.receive.waiting'),
      },
    );
  }

  useScan((code) => setFirstSerial(code.toUpperCase()));

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
        <SecondPersonFields value={second} onChange={setSecond} error={error} />
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <ConfirmFooter
        label={t('production.stock.receive')}
        isReady={isReady}
        isBusy={isBusy}
        isSubmit
        onCancel={onClose}
        onConfirm={submit}
      />
    </form>
  );
}
