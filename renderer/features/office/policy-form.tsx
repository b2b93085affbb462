import { useState } from 'react';
import { Checkbox, NumberInput } from '@mantine/core';
import { HubPolicy } from '#common/contract/hub/documents.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import type { PaperFormProps } from './paper-form-props.ts';

const OWN = [
  'offlineHours',
  'unusedDays',
  'recheckPercent',
  'closedDays',
  'bookingDays',
  'claimLeaseHours',
  'deskCopyMegabytes',
] as const;
const PRIVACY = ['printDays', 'photoDays', 'backupDays'] as const;
const GATES = ['syncAgeHours', 'pendingActions', 'freeDiskMb', 'clockOffMinutes'] as const;
type Field = (typeof OWN)[number] | (typeof PRIVACY)[number] | (typeof GATES)[number];
type Form = Record<Field, number | string> & { fieldCounterStayed: boolean; printsAtReceipt: boolean };

export function PolicyForm({ inForce, onChange }: PaperFormProps) {
  const t = useText();
  const [form, setForm] = useState<Form>(() => {
    const { gates, privacy, ...own } = HubPolicy.parse(inForce ?? {});
    return { ...own, ...privacy, ...gates };
  });

  function change(part: Partial<Form>) {
    const next = { ...form, ...part };
    setForm(next);
    const gates = Object.fromEntries(GATES.map((field) => [field, next[field]]));
    const own = Object.fromEntries(OWN.map((field) => [field, next[field]]));
    const { fieldCounterStayed, printsAtReceipt } = next;
    const days = Object.fromEntries(PRIVACY.map((field) => [field, next[field]]));
    const privacy = { ...days, printsAtReceipt };
    const body = HubPolicy.safeParse({ ...own, fieldCounterStayed, privacy, gates });
    onChange(body.success ? { name: 'policy', body: body.data } : null);
  }
  const number = (field: Field) => (
    <NumberInput
      key={field}
      label={t(`papers.field.${field}`)}
      value={form[field]}
      required
      allowDecimal={false}
      min={0}
      hideControls
      onChange={(value) => change({ [field]: value })}
    />
  );

  return (
    <FieldStack>
      <FieldRow>{OWN.slice(0, 2).map(number)}</FieldRow>
      <FieldRow>{OWN.slice(2, 4).map(number)}</FieldRow>
      <FieldRow>{OWN.slice(4, 6).map(number)}</FieldRow>
      <FieldRow>{OWN.slice(6).map(number)}</FieldRow>
      <Checkbox
        label={t('papers.field.fieldCounterStayed')}
        checked={form.fieldCounterStayed}
        onChange={(event) => change({ fieldCounterStayed: event.currentTarget.checked })}
      />
      <FieldRow>{PRIVACY.slice(0, 2).map(number)}</FieldRow>
      {PRIVACY.slice(2).map(number)}
      <Checkbox
        label={t('papers.field.printsAtReceipt')}
        checked={form.printsAtReceipt}
        onChange={(event) => change({ printsAtReceipt: event.currentTarget.checked })}
      />
      <FieldRow>{GATES.slice(0, 2).map(number)}</FieldRow>
      <FieldRow>{GATES.slice(2).map(number)}</FieldRow>
    </FieldStack>
  );
}
