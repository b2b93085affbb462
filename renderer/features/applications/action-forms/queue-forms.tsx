import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { FormShell, type ActionFormProps } from './form-shell.tsx';

const SHORTEST = 3;

type ReasonFieldProps = {
  label: string;
  value: string;
  onChange: (reason: string) => void;
  isFirst?: boolean;
};

function ReasonField({ label, value, onChange, isFirst = true }: ReasonFieldProps) {
  return (
    <TextInput
      label={label}
      value={value}
      maxLength={300}
      data-autofocus={isFirst || undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

export function TakeOverForm(form: ActionFormProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const isReady = reason.trim().length >= SHORTEST;
  return (
    <FormShell form={form} action={isReady ? { kind: 'queue.takeOver/1', payload: { reason } } : null}>
      <ReasonField label={t('common.reason')} value={reason} onChange={setReason} />
    </FormShell>
  );
}

export function ParkForm(form: ActionFormProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const isReady = reason.trim().length >= SHORTEST;
  return (
    <FormShell form={form} action={isReady ? { kind: 'queue.park/1', payload: { reason } } : null}>
      <ReasonField label={t('actions.form.parkReason')} value={reason} onChange={setReason} />
    </FormShell>
  );
}

export function TransferForm(form: ActionFormProps) {
  const t = useText();
  const [toDesk, setToDesk] = useState('');
  const [reason, setReason] = useState('');
  const isReady = toDesk.trim() !== '' && reason.trim().length >= SHORTEST;
  return (
    <FormShell
      form={form}
      action={isReady ? { kind: 'queue.transfer/1', payload: { toDesk, reason } } : null}
    >
      <TextInput
        label={t('actions.form.toDesk')}
        value={toDesk}
        maxLength={40}
        data-autofocus
        onChange={({ currentTarget }) => setToDesk(currentTarget.value)}
      />
      <ReasonField label={t('common.reason')} value={reason} onChange={setReason} isFirst={false} />
    </FormShell>
  );
}
