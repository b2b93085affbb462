import { useState, type FormEvent } from 'react';
import { Button, Textarea } from '@mantine/core';
import { v7 } from 'uuid';
import { RESOLVE_REASONS } from '#common/domain/production/custody.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import type { SerialRange } from '#common/domain/production/serial-range.ts';
import { NO_RANGE, RangeFields, rangeOf } from '../range-fields.tsx';
import type { KeptShipment } from './kept-shipment.ts';
import { useNumbers } from './use-numbers.ts';
import styles from '../production.module.css';

type ResolveDialogProps = { shipment: KeptShipment; onClose: () => void };
const MIN_NOTE = 10;

/** The supervisor's word on a transport that was stopped. */
export function ResolveDialog({ shipment, onClose }: ResolveDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('controls.transport.resolve')} isOpen onClose={onClose} size="600px">
      <ResolveForm shipment={shipment} onClose={onClose} />
    </Dialog>
  );
}

function ResolveForm({ shipment: { subject, item }, onClose }: ResolveDialogProps) {
  const t = useText();
  const [ask, { isBusy, error }] = useChannelMutation('production.askStock');
  const [reason, setReason] = useState<(typeof RESOLVE_REASONS)[number] | null>(null);
  const [note, setNote] = useState('');
  const [gone, setGone] = useState(NO_RANGE);
  const [added, setAdded] = useState<readonly SerialRange[]>([]);
  const { first, count } = item;
  const typed = rangeOf(gone);
  const missing = reason === 'MISSING' ? [...added, ...(typed ? [typed] : [])] : [];
  const isReady =
    reason !== null &&
    note.trim().length >= MIN_NOTE &&
    (reason !== 'MISSING' || missing.length > 0) &&
    !isBusy;

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (reason === null || !isReady) return;
    const command = {
      kind: 'RESOLVE',
      shipment: subject,
      first,
      count,
      reason,
      note: note.trim(),
      missing,
    } as const;
    const reply = await ask({ id: v7(), command, second: null });
    if (!reply.ok) return;
    showToast({ message: t('controls.transport.resolved') });
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('controls.transport.resolveText')}</p>
        <ChoiceField
          label={t('stock.count.reason')}
          value={reason}
          onChange={setReason}
          choices={RESOLVE_REASONS.map((value) => ({
            value,
            label: t(`controls.transport.reasons.${value}`),
          }))}
        />
        {reason === 'MISSING' ? (
          <>
            <RangeFields value={gone} onChange={setGone} from={null} />
            <AddedRuns
              added={added}
              onRemove={(one) => setAdded(added.filter((range) => range !== one))}
              onAdd={
                typed &&
                (() => {
                  setAdded([...added, typed]);
                  setGone(NO_RANGE);
                })
              }
            />
          </>
        ) : null}
        <Textarea
          label={t('stock.count.note')}
          value={note}
          maxLength={400}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <ConfirmFooter
        label={t('controls.transport.resolve')}
        isReady={isReady}
        isBusy={isBusy}
        isSubmit
        onCancel={onClose}
        onConfirm={submit}
      />
    </form>
  );
}

type AddedRunsProps = {
  added: readonly SerialRange[];
  /** Null while what is typed is no run. */
  onAdd: (() => void) | null;
  onRemove: (range: SerialRange) => void;
};

/** Missing numbers that do not follow one another: a run for each. */
function AddedRuns({ added, onAdd, onRemove }: AddedRunsProps) {
  const t = useText();
  const numbers = useNumbers();
  return (
    <>
      {added.length > 0 ? (
        <ul className={styles['passed']} aria-label={t('controls.transport.missing')}>
          {added.map((range) => (
            <li key={range.first}>
              <span className="numeric">{numbers(range)}</span>{' '}
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('controls.transport.removeMissing', { numbers: numbers(range) })}
                onClick={() => onRemove(range)}
              >
                {t('common.remove')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div>
        <Button size="compact-sm" variant="default" disabled={!onAdd} onClick={() => onAdd?.()}>
          {t('controls.transport.addMissing')}
        </Button>
      </div>
    </>
  );
}
