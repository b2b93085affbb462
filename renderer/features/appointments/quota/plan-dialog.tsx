import { useState } from 'react';
import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { PassportKind, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { QuotaPlan, WEEKDAYS, type QuotaLine } from '#common/domain/registers/quota.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister, useRegisterLine } from '#renderer/lib/use-register.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './quota.module.css';

const FIRST: QuotaLine = { lane: 'REGULAR', kind: null, places: [0, 0, 0, 0, 0, 0, 0] };
const ANY = 'ANY';
/** Each lane with each kind of book. */
const MOST_LINES = ServiceLane.options.length * PassportKind.options.length;

type CloseProps = { onClose: () => void };

export function PlanDialog({ onClose }: CloseProps) {
  const t = useText();
  return (
    <Dialog title={t('quota.plan.proposeTitle')} isOpen onClose={onClose} size="1000px">
      <PlanForm onClose={onClose} />
    </Dialog>
  );
}

function PlanForm({ onClose }: CloseProps) {
  const t = useText();
  const { today } = useFormat();
  const { kept } = useRegister('quota');
  const [write, { isBusy, error }] = useRegisterLine('quota');
  const [name, setName] = useState('');
  const [from, setFrom] = useState<PlainDate | null>(today);
  const [to, setTo] = useState<PlainDate | null>(null);
  const [opens, setOpens] = useState('');
  const [own, setLines] = useState<readonly QuotaLine[] | null>(null);
  // What counts now is what most proposals begin from.
  const usual = kept?.findLast(({ item }) => item.state === 'PUBLISHED' && item.to === null)?.item;
  const lines = own ?? usual?.lines ?? [FIRST];
  const plan = QuotaPlan.safeParse({ name, from, to, lines, opens });
  const problem = plan.success
    ? null
    : plan.error.issues.map(({ message }) => PROBLEMS[message]).find(Boolean);

  async function submit() {
    if (!plan.success) return;
    const reply = await write({ kind: 'propose/1', payload: plan.data });
    if (!reply.ok) return;
    showToast({ message: t('quota.plan.proposed') });
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('quota.plan.text')}</p>
      <TextInput
        label={t('quota.plan.name')}
        description={t('quota.plan.nameHint')}
        value={name}
        maxLength={80}
        data-autofocus
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <FieldRow>
        <DateField label={t('quota.plan.from')} value={from} onChange={setFrom} isRequired />
        <DateField label={t('quota.plan.to')} value={to} onChange={setTo} />
      </FieldRow>
      <TextInput
        label={t('quota.plan.opens')}
        description={t('quota.plan.opensHint')}
        value={opens}
        maxLength={200}
        onChange={({ currentTarget }) => setOpens(currentTarget.value)}
      />
      <LineFields lines={lines} onChange={setLines} />
      {problem ? <p className={styles['over']}>{t(problem)}</p> : null}
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('quota.propose')}
        isReady={plan.success}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={submit}
      />
    </FieldStack>
  );
}

/** What the schema says of a plan as a whole; a field that is still empty needs no words. */
const PROBLEMS: Readonly<
  Record<string, 'quota.plan.backwards' | 'quota.plan.needsEnd' | 'quota.plan.twice'>
> = {
  DAYS_BACKWARDS: 'quota.plan.backwards',
  QUOTA_EMPTY: 'quota.plan.needsEnd',
  QUOTA_LINE_TWICE: 'quota.plan.twice',
};

type LineFieldsProps = { lines: readonly QuotaLine[]; onChange: (lines: readonly QuotaLine[]) => void };

function LineFields({ lines, onChange }: LineFieldsProps) {
  const t = useText();
  const change = (at: number, part: Partial<QuotaLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  // With every lane there, another line is one for a kind of book.
  const nextLane =
    ServiceLane.options.find((lane) => lines.every((line) => line.lane !== lane)) ?? FIRST.lane;
  return (
    <fieldset className={styles['lines']}>
      <legend>{t('quota.plan.lines')}</legend>
      {lines.length === 0 ? <p className={styles['soft']}>{t('quota.plan.closedAll')}</p> : null}
      <div className={styles['grid']}>
        {lines.map((line, at) => (
          // A line is where it stands: two of one lane may be typed before one is corrected.
          <LineRow
            key={at}
            line={line}
            at={at}
            onChange={(part) => change(at, part)}
            onRemove={() => onChange(lines.filter((_line, index) => index !== at))}
          />
        ))}
      </div>
      {lines.length < MOST_LINES ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChange([...lines, { ...FIRST, lane: nextLane }])}
        >
          {t('quota.plan.addLine')}
        </Button>
      ) : null}
    </fieldset>
  );
}

type LineRowProps = {
  line: QuotaLine;
  at: number;
  onChange: (part: Partial<QuotaLine>) => void;
  onRemove: () => void;
};

function LineRow({ line: { lane, kind, places }, at, onChange, onRemove }: LineRowProps) {
  const t = useText();
  const name = t(`labels.lane.${lane}`);
  return (
    <>
      <Select
        label={at === 0 ? t('quota.lane') : undefined}
        aria-label={t('quota.lane')}
        allowDeselect={false}
        value={lane}
        data={ServiceLane.options.map((value) => ({ value, label: t(`labels.lane.${value}`) }))}
        onChange={(value) => onChange({ lane: ServiceLane.parse(value) })}
      />
      <Select
        label={at === 0 ? t('quota.kind') : undefined}
        aria-label={t('quota.kind')}
        allowDeselect={false}
        value={kind ?? ANY}
        data={[
          { value: ANY, label: t('quota.anyKind') },
          ...PassportKind.options.map((value) => ({ value, label: t(`labels.kind.${value}`) })),
        ]}
        onChange={(value) => onChange({ kind: PassportKind.safeParse(value).data ?? null })}
      />
      {WEEKDAYS.map((weekday, on) => (
        <NumberInput
          key={weekday}
          label={at === 0 ? t(`quota.weekday.${weekday}`) : undefined}
          aria-label={t('quota.plan.places', { lane: name, weekday: t(`quota.weekday.${weekday}`) })}
          value={places[on] ?? 0}
          min={0}
          max={2000}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          onChange={(value) =>
            onChange({ places: places.map((one, index) => (index === on ? Number(value) || 0 : one)) })
          }
        />
      ))}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('quota.plan.removeLine', { line: at + 1 })}
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </>
  );
}
