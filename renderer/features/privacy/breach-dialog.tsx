import { useState } from 'react';
import { Checkbox, NumberInput, Textarea } from '@mantine/core';
import { BreachData } from '#common/domain/registers/breaches.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { MomentField } from '#renderer/ui/moment-field.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './privacy.module.css';

type CloseProps = { onClose: () => void };

export function BreachDialog({ onClose }: CloseProps) {
  const t = useText();
  return (
    <Dialog title={t('privacy.reportTitle')} isOpen onClose={onClose} size="720px">
      <BreachForm onClose={onClose} />
    </Dialog>
  );
}

function BreachForm({ onClose }: CloseProps) {
  const t = useText();
  const { now } = useFormat();
  const [write, { isBusy, error }] = useRegisterLine('breaches');
  const [what, setWhat] = useState('');
  const [measures, setMeasures] = useState('');
  const [noticedAt, setNoticedAt] = useState<Instant>(now);
  const [happenedAt, setHappenedAt] = useState<Instant | null>(null);
  const [data, setData] = useState<readonly BreachData[]>([]);
  const [persons, setPersons] = useState<number | string>('');
  const isReady =
    what.trim().length >= 5 && measures.trim().length >= 5 && data.length > 0 && typeof persons === 'number';

  async function run() {
    if (!isReady) return;
    const payload = { what, measures, noticedAt, happenedAt, data, persons };
    const reply = await write({ kind: 'report/1', payload });
    if (!reply.ok) return;
    showToast({ message: t('privacy.recorded') });
    onClose();
  }

  return (
    <FieldStack>
      <Textarea
        label={t('privacy.what')}
        value={what}
        autosize
        minRows={2}
        maxLength={600}
        data-autofocus
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <MomentField label={t('privacy.noticedAt')} value={noticedAt} onChange={setNoticedAt} />
      <Checkbox
        label={t('privacy.isWhenKnown')}
        checked={happenedAt !== null}
        onChange={(event) => setHappenedAt(event.currentTarget.checked ? noticedAt : null)}
      />
      {happenedAt === null ? null : (
        <MomentField label={t('privacy.happenedAt')} value={happenedAt} onChange={setHappenedAt} />
      )}
      <Checkbox.Group
        label={t('privacy.data')}
        value={[...data]}
        onChange={(chosen) => setData(BreachData.options.filter((kind) => chosen.includes(kind)))}
      >
        <div className={styles['kinds']}>
          {BreachData.options.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(`privacy.dataKind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <NumberInput
        label={t('privacy.persons')}
        value={persons}
        allowDecimal={false}
        min={0}
        hideControls
        onChange={setPersons}
      />
      <Textarea
        label={t('privacy.measures')}
        value={measures}
        autosize
        minRows={2}
        maxLength={600}
        onChange={(event) => setMeasures(event.currentTarget.value)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('privacy.report')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
