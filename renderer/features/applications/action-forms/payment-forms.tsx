import { useState } from 'react';
import { NumberInput, TextInput } from '@mantine/core';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { waiverKinds } from '#common/domain/applications/rules-of-file.ts';
import type { PaymentStatus } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { FieldRow } from '#renderer/ui/form-footer.tsx';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import { NoteField, useNoteReady } from './note-field.tsx';

const STATUSES = ['SETTLED', 'UNCONFIRMED_WITH_PROOF', 'UNPAID'] as const satisfies readonly PaymentStatus[];
const NTPN_LENGTH = 16;
const BILLING_LENGTH = 15;

export function RecordPaymentForm(form: ActionFormProps) {
  const t = useText();
  const { payment } = form.view.file;
  const [status, setStatus] = useState<PaymentStatus>('SETTLED');
  // A hidden number is not a number: it is typed again rather than carried along.
  const known = form.view.isRevealed ? payment : null;
  const [billingCode, setBillingCode] = useState(known?.billingCode ?? '');
  const [ntpn, setNtpn] = useState(known?.ntpn ?? '');
  const [amount, setAmount] = useState(payment.amount || (form.view.fee?.total ?? 0));
  const [paidOn, setPaidOn] = useState<PlainDate | null>(payment.paidOn);
  const isNtpnWhole = ntpn.length === NTPN_LENGTH || (ntpn === '' && status === 'UNPAID');
  const isBillingWhole = billingCode === '' || billingCode.length === BILLING_LENGTH;
  const isReady = isNtpnWhole && isBillingWhole;
  const payload = { status, billingCode: billingCode || null, ntpn: ntpn || null, amount, paidOn };
  return (
    <FormShell form={form} action={isReady ? { kind: 'applications.recordPayment/1', payload } : null}>
      <ChoiceField
        label={t('actions.form.paymentStatus')}
        value={status}
        onChange={setStatus}
        choices={STATUSES.map((value) => ({ value, label: t(`labels.payment.${value}`) }))}
      />
      <FieldRow>
        <TextInput
          label={t('actions.form.ntpn')}
          value={ntpn}
          maxLength={NTPN_LENGTH}
          spellCheck={false}
          data-autofocus
          onChange={({ currentTarget }) =>
            setNtpn(currentTarget.value.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
          }
        />
        <TextInput
          label={t('actions.form.billing')}
          value={billingCode}
          maxLength={BILLING_LENGTH}
          inputMode="numeric"
          onChange={({ currentTarget }) => setBillingCode(currentTarget.value.replaceAll(/\D/g, ''))}
        />
      </FieldRow>
      <FieldRow>
        <NumberInput
          label={t('actions.form.amount')}
          value={amount}
          min={0}
          max={20_000_000}
          step={50_000}
          thousandSeparator="."
          decimalSeparator=","
          allowDecimal={false}
          onChange={(value) => setAmount(Number(value) || 0)}
        />
        <DateField label={t('actions.form.paidOn')} value={paidOn} onChange={setPaidOn} />
      </FieldRow>
    </FormShell>
  );
}

export function WaiveFeeForm(form: ActionFormProps) {
  const t = useText();
  const kinds = waiverKinds(form.view.file);
  const [kind, setKind] = useState(kinds[0] ?? null);
  const [letterRef, setLetterRef] = useState('');
  const [note, setNote] = useState('');
  const isReady = useNoteReady(note) && letterRef.trim() !== '';
  return (
    <FormShell
      form={form}
      action={
        isReady && kind ? { kind: 'applications.waiveFee/1', payload: { kind, letterRef, note } } : null
      }
    >
      <ChoiceField
        label={t('actions.form.waiverKind')}
        value={kind}
        onChange={setKind}
        choices={kinds.map((value) => ({ value, label: t(`labels.waiver.${value}`) }))}
      />
      <TextInput
        label={t('actions.form.letterRef')}
        value={letterRef}
        maxLength={80}
        data-autofocus
        onChange={({ currentTarget }) => setLetterRef(currentTarget.value)}
      />
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  );
}
