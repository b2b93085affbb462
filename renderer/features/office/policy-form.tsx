import { useState } from 'react';
import { NumberInput } from '@mantine/core';
import { HubPolicy } from '#common/contract/hub/documents.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import type { PaperFormProps } from './paper-form-props.ts';

const OWN = ['offlineHours', 'closedDays', 'bookingDays', 'claimLeaseHours'] as const;
const GATES = ['syncAgeHours', 'pendingActions', 'freeDiskMb', 'clockOffMinutes'] as const;
type Field = (typeof OWN)[number] | (typeof GATES)[number];

export function PolicyForm({ inForce, onChange }: PaperFormProps) {
  const t = useText();
  const [form, setForm] = useState<Record<Field, number | string>>(() => {
    const { gates, ...own } = HubPolicy.parse(inForce ?? {});
    return { ...own, ...gates };
  });

  function change(field: Field, value: number | string) {
    const next = { ...form, [field]: value };
    setForm(next);
    const { offlineHours, closedDays, bookingDays, claimLeaseHours, ...gates } = next;
    const body = HubPolicy.safeParse({ offlineHours, closedDays, bookingDays, claimLeaseHours, gates });
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
      onChange={(value) => change(field, value)}
    />
  );

  return (
    <FieldStack>
      <FieldRow>{OWN.slice(0, 2).map(number)}</FieldRow>
      <FieldRow>{OWN.slice(2).map(number)}</FieldRow>
      <FieldRow>{GATES.slice(0, 2).map(number)}</FieldRow>
      <FieldRow>{GATES.slice(2).map(number)}</FieldRow>
    </FieldStack>
  );
}
