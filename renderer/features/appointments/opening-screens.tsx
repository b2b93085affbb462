import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { feeFor } from '#common/domain/office/fees.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import type { TextKey } from '#common/i18n/index.ts';
import { newActionId } from '#renderer/lib/action-id.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { FieldRow } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { OpeningFields } from './opening-fields.tsx';
import { emptyOpening, missingFields, toOpening, usualPages, type OpeningForm } from './opening-form.ts';
import { ScanHeld, useOneAtATime, useOpening } from './use-opening.tsx';
import styles from './intake.module.css';

const NO_INPUT = {};

export function BookingByHandScreen() {
  const { data: sop, error, refetch } = useChannelQuery('office.sop', NO_INPUT);
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  return sop ? <BookingForm sop={sop} /> : <LinesSkeleton lines={8} />;
}

export function WalkInScreen() {
  const { data: sop, error, refetch } = useChannelQuery('office.sop', NO_INPUT);
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  return sop ? <WalkInForm sop={sop} /> : <LinesSkeleton lines={8} />;
}

/** One booking typed in: for the applicant whose data did not come with the file. */
function BookingForm({ sop }: { sop: Sop }) {
  const t = useText();
  const { today } = useFormat();
  const navigate = useNavigate();
  const { form, isBegun, set, clear } = useOpening(
    'booking',
    emptyOpening('REGULAR', today, usualPages(sop)),
  );
  const [save, { isBusy }] = useChannelMutation('appointments.byHand');
  const [error, setError] = useState<ReplyError | null>(null);
  const fee = feeOf(form, sop, today);
  const opening = toOpening(form, fee ?? 0);
  const missing: TextKey[] = [
    ...(form.number.trim() === '' ? ['intake.fields.number' as const] : []),
    ...(form.date === null ? ['intake.fields.appointmentDate' as const] : []),
    ...missingFields(form),
  ];
  const lanes = sop.lanes.lanes.filter((rule) => rule.booking).map((rule) => rule.lane);

  const submit = useOneAtATime(async () => {
    if (!opening) return;
    const appointment = form.date ? { date: form.date, time: form.time } : null;
    const reply = await save({
      ...opening,
      number: form.number.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''),
      appointment,
    });
    if (!reply.ok) {
      setError(reply);
      return;
    }
    clear();
    showToast({ message: t('intake.saved') });
    await navigate(`/berkas/${reply.value.applicationId}`);
  });

  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={error ? <RefusalLine error={error} /> : stillMissing(t, missing)}
          primary={{
            label: t('intake.save'),
            combo: 'ctrl+Enter',
            run: submit,
            isDisabled: missing.length > 0,
          }}
        />
      }
    >
      {isBegun ? <ScanHeld /> : null}
      <h1 className={styles['title']}>{t('intake.handTitle')}</h1>
      <FieldRow>
        <TextInput
          label={t('intake.fields.number')}
          value={form.number}
          required
          data-autofocus
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <DateField
          label={t('intake.fields.appointmentDate')}
          value={form.date}
          isRequired
          onChange={(date) => set({ date })}
        />
        <TextInput
          label={t('intake.fields.appointmentTime')}
          value={form.time}
          onChange={(event) => set({ time: event.currentTarget.value })}
        />
      </FieldRow>
      <OpeningFields form={form} lanes={lanes} sop={sop} fee={fee} onChange={set} />
    </WorkLayout>
  );
}

/** A person at the counter without a booking, in the lanes that allow it; ends with the ticket to be told. */
function WalkInForm({ sop }: { sop: Sop }) {
  const t = useText();
  const { today } = useFormat();
  const lanes = sop.lanes.lanes.filter((rule) => rule.walkIn).map((rule) => rule.lane);
  const { data: outages } = useChannelQuery('office.outages', NO_INPUT);
  const isOutage = outages?.some((outage) => outage.endedAt === null) ?? false;
  const closed = isOutage
    ? []
    : sop.lanes.lanes.filter((rule) => rule.walkIn && rule.onlyInOutage).map((rule) => rule.lane);
  const [lane, setLane] = useState(lanes[0] ?? 'PRIORITY');
  const { form, isBegun, set, clear } = useOpening('walkIn', emptyOpening(lane, today, usualPages(sop)));
  const [register, { isBusy }] = useChannelMutation('appointments.walkIn');
  const [error, setError] = useState<ReplyError | null>(null);
  const [given, setGiven] = useState<{ ticket: string; applicationId: ApplicationId } | null>(null);
  const fee = feeOf(form, sop, today);
  const opening = toOpening(form, fee ?? 0);
  const missing = missingFields(form);

  const submit = useOneAtATime(async () => {
    if (!opening) return;
    const reply = await register({ ...opening, requestId: form.requestId });
    setError(reply.ok ? null : reply);
    if (!reply.ok) {
      // Another form went out under this number: whoever presses again means a file of its own.
      if (reply.code === 'ACTION_ID_USED') set({ requestId: newActionId() });
      return;
    }
    setGiven(reply.value);
    // The next applicant of a row usually comes for the same lane.
    setLane(form.lane);
    clear();
  });

  if (given) {
    return <TicketGiven {...given} onNext={() => setGiven(null)} />;
  }
  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={error ? <RefusalLine error={error} /> : stillMissing(t, missing)}
          primary={{
            label: t('intake.register'),
            combo: 'ctrl+Enter',
            run: submit,
            isDisabled: missing.length > 0,
          }}
        />
      }
    >
      {isBegun ? <ScanHeld /> : null}
      <h1 className={styles['title']}>{t('intake.walkInTitle')}</h1>
      <p className={styles['text']}>{t('intake.walkInText')}</p>
      <OpeningFields form={form} lanes={lanes} closed={closed} sop={sop} fee={fee} onChange={set} />
    </WorkLayout>
  );
}

function TicketGiven({
  ticket,
  applicationId,
  onNext,
}: {
  ticket: string;
  applicationId: ApplicationId;
  onNext: () => void;
}) {
  const t = useText();
  const navigate = useNavigate();
  return (
    <WorkLayout
      footer={<DecisionBar primary={{ label: t('intake.another'), combo: 'ctrl+Enter', run: onNext }} />}
    >
      <output className={styles['ticket']}>
        <strong>{ticket}</strong>
        <h1>{t('intake.ticketGiven', { ticket })}</h1>
        <p>{t('intake.ticketText')}</p>
        <Button variant="default" onClick={() => void navigate(`/berkas/${applicationId}`)}>
          {t('intake.openFile')}
        </Button>
      </output>
    </WorkLayout>
  );
}

/** What keeps the button off, in words; nothing when it is on. */
function stillMissing(t: Translate, missing: readonly TextKey[]): string | null {
  return missing.length > 0 ? t('intake.missing', { fields: missing.map((key) => t(key)).join(', ') }) : null;
}

function feeOf(form: OpeningForm, sop: Sop, today: ReturnType<typeof useFormat>['today']): number | null {
  const fee = feeFor(
    { on: today, type: form.type, lane: form.lane, kind: form.kind, years: form.validityYears },
    sop.fees,
  );
  return fee.ok ? fee.value.total : null;
}
