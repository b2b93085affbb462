import { useState } from 'react';
import { NumberInput, TextInput } from '@mantine/core';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { waiverKinds } from '#common/domain/applications/rules-of-file.ts';
import type { PaymentStatus } from '#common/domain/applications/vocabulary.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { FieldRow } from '#renderer/ui/form-footer.tsx';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import { NoteField, useNoteReady } from './note-field.tsx';

const STATUSES = ['SETTLED', 'UNCONFIRMED_WITH_PROOF', 'UNPAID'] as const satisfies readonly PaymentStatus[];
const USUAL_NTPN_LENGTH = 16;
const BILLING_LENGTH = 15;

export function RecordPaymentForm(form: ActionFormProps) {
  const t = useText();
  const { payment } = form.view.file;
  const [status, setStatus] = useState<PaymentStatus>('SETTLED');
  // A hidden number is not a number: it is typed again rather than carried along.
  const known = form.view.isRevealed ? payment : null;
  const bill = useBill({
    ntpn: known?.ntpn ?? '',
    billingCode: known?.billingCode ?? '',
    amount: payment.amount || (form.view.fee?.total ?? 0),
    paidOn: payment.paidOn,
  });
  const isReady =
    bill.isBillingWhole && (bill.isNtpnWhole || (bill.value.ntpn === '' && status === 'UNPAID'));
  const payload = { status, ...bill.payload };
  return (
    <FormShell form={form} action={isReady ? { kind: 'applications.recordPayment/1', payload } : null}>
      <ChoiceField
        label={t('actions.form.paymentStatus')}
        value={status}
        onChange={setStatus}
        choices={STATUSES.map((value) => ({ value, label: t(`labels.payment.${value}`) }))}
      />
      <BillFields bill={bill} />
    </FormShell>
  );
}

/** The rest of a fee that was paid too small, with its own bill and receipt. */
export function AdditionalPaymentForm(form: ActionFormProps) {
  const t = useText();
  const { fee } = form.view;
  const rest = fee ? Math.max(0, fee.total - fee.paid) : 0;
  const bill = useBill({ ntpn: '', billingCode: '', amount: rest, paidOn: null });
  const isReady = bill.isBillingWhole && bill.isNtpnWhole && bill.value.amount > 0;
  const payload = { ...bill.payload, ntpn: bill.value.ntpn };
  return (
    <FormShell
      form={form}
      action={isReady ? { kind: 'applications.recordAdditionalPayment/1', payload } : null}
    >
      <p>{t('actions.form.restText', { rest: formatMoney(rest) })}</p>
      <BillFields bill={bill} />
    </FormShell>
  );
}

type BillValue = { ntpn: string; billingCode: string; amount: number; paidOn: PlainDate | null };

function useBill(first: BillValue) {
  const [value, setValue] = useState(first);
  const { sop } = useSop();
  const ntpnLength = sop?.settings.ntpnLength.value ?? USUAL_NTPN_LENGTH;
  return {
    value,
    set: (change: Partial<BillValue>) => setValue({ ...value, ...change }),
    ntpnLength,
    isNtpnWhole: value.ntpn.length === ntpnLength,
    isBillingWhole: value.billingCode === '' || value.billingCode.length === BILLING_LENGTH,
    payload: { ...value, billingCode: value.billingCode || null, ntpn: value.ntpn || null },
  };
}

function BillFields({ bill: { value, set, ntpnLength } }: { bill: ReturnType<typeof useBill> }) {
  const t = useText();
  return (
    <>
      <FieldRow>
        <TextInput
          label={t('actions.form.ntpn', { length: ntpnLength })}
          value={value.ntpn}
          maxLength={ntpnLength}
          spellCheck={false}
          data-autofocus
          onChange={({ currentTarget }) =>
            set({ ntpn: currentTarget.value.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') })
          }
        />
        <TextInput
          label={t('actions.form.billing')}
          value={value.billingCode}
          maxLength={BILLING_LENGTH}
          inputMode="numeric"
          onChange={({ currentTarget }) => set({ billingCode: currentTarget.value.replaceAll(/\D/g, '') })}
        />
      </FieldRow>
      <FieldRow>
        <NumberInput
          label={t('actions.form.amount')}
          value={value.amount}
          min={0}
          max={20_000_000}
          step={50_000}
          thousandSeparator="."
          decimalSeparator=","
          allowDecimal={false}
          onChange={(amount) => set({ amount: Number(amount) || 0 })}
        />
        <DateField
          label={t('actions.form.paidOn')}
          value={value.paidOn}
          onChange={(paidOn) => set({ paidOn })}
        />
      </FieldRow>
    </>
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
