import { useState } from 'react';
import { Checkbox, Select, Textarea } from '@mantine/core';
import { firstOffered } from '#common/domain/appointments/move-plan.ts';
import { SpecialRescheduleReason, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { MOST_MOVES } from '#common/contract/ipc/quota.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useErrorText } from '#renderer/lib/use-error-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { asCredentials, NO_PROOF, ProofFields } from '#renderer/ui/proof-fields.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { MissingFiles } from './missing-files.tsx';
import { asMoves, OFFERED_DAYS, useMovePlan } from './use-move-plan.ts';
import styles from './quota.module.css';

type MoveDialogProps = { onClose: () => void; onDone: (day: PlainDate) => void };
type Plan = ReturnType<typeof useMovePlan>;

/** Another day for everybody whose day fell out: one decision, one proof, an entry for each file. */
export function MoveDialog(props: MoveDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('quota.move.title')} isOpen onClose={props.onClose} size="1000px">
      <MoveForm {...props} />
    </Dialog>
  );
}

function MoveForm({ onClose, onDone }: MoveDialogProps) {
  const t = useText();
  const { today } = useFormat();
  const { sop, minNoteLength } = useSop();
  const [prove, proving] = useChannelMutation('session.prove');
  const [moveMany, moving] = useChannelMutation('appointments.moveMany');
  const [day, setDay] = useState<PlainDate | null>(today);
  const [first, setFirst] = useState<PlainDate | null>(firstOffered(today, today));
  const [reason, setReason] = useState<SpecialRescheduleReason | null>(null);
  const [note, setNote] = useState('');
  const [proof, setProof] = useState(NO_PROOF);
  const plan = useMovePlan(day, first);
  const { chosen, dayOf } = plan;
  const count = dayOf.size;
  const isReady =
    count > 0 &&
    reason !== null &&
    note.trim().length >= minNoteLength &&
    proof.password !== '' &&
    !plan.isLoading;
  const error = moving.error ?? proving.error ?? plan.error;

  function changeDay(next: PlainDate | null) {
    setDay(next);
    plan.startAnew();
    if (next) setFirst(firstOffered(next, today));
  }

  async function submit() {
    if (!isReady || !reason || !day) return;
    const proven = await prove(asCredentials(proof));
    if (!proven.ok) return;
    const files = asMoves(chosen, dayOf);
    const reply = await moveMany({ day, reason, note: note.trim(), files });
    if (reply.ok) {
      showToast({ message: t('quota.move.done', { count: reply.value.moved }) });
      onDone(day);
      return;
    }
    plan.leave(reply);
    plan.refetch();
  }

  const reasons = sop?.settings.specialRescheduleReasons.value ?? SpecialRescheduleReason.options;
  return (
    <FieldStack>
      <p>{t('quota.move.text')}</p>
      <FieldRow>
        <DateField label={t('quota.move.day')} value={day} onChange={changeDay} isRequired isFirst />
        <DateField label={t('quota.move.first')} value={first} onChange={setFirst} isRequired />
        <Select
          label={t('quota.move.reason')}
          value={reason}
          required
          data={reasons.map((value) => ({ value, label: t(`labels.specialReschedule.${value}`) }))}
          onChange={(value) => setReason(SpecialRescheduleReason.safeParse(value).data ?? null)}
        />
      </FieldRow>
      <LaneChoice plan={plan} />
      <Textarea
        label={t('quota.move.note')}
        description={t('common.noteHint', { min: minNoteLength })}
        value={note}
        autosize
        minRows={2}
        maxLength={1000}
        required
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {day ? <MissingFiles day={day} /> : null}
      <MovedRows plan={plan} />
      <ProofFields label={t('quota.move.password')} value={proof} error={proving.error} onChange={setProof} />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('quota.move.confirm', { count })}
        isReady={isReady}
        isBusy={proving.isBusy || moving.isBusy}
        onCancel={onClose}
        onConfirm={submit}
      />
    </FieldStack>
  );
}

function LaneChoice({ plan: { movable = [], lanes, setLanes } }: { plan: Plan }) {
  const t = useText();
  const there = ServiceLane.options.filter((lane) => movable.some((file) => file.lane === lane));
  if (there.length < 2) return null;
  const chosen = lanes ?? new Set(there);
  return (
    <fieldset className={styles['lines']}>
      <legend>{t('quota.move.lanes')}</legend>
      <div className={styles['lanes']}>
        {there.map((lane) => (
          <Checkbox
            key={lane}
            label={t(`labels.lane.${lane}`)}
            checked={chosen.has(lane)}
            onChange={({ currentTarget }) => {
              const next = new Set(chosen);
              if (currentTarget.checked) next.add(lane);
              else next.delete(lane);
              setLanes(next);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

function MovedRows({ plan }: { plan: Plan }) {
  const t = useText();
  const format = useFormat();
  const errorText = useErrorText();
  const { movable, offered, chosen, dayOf, without, refused, isMore, isUnplanned, isLoading, toggle } = plan;
  if (isLoading) return <LinesSkeleton lines={4} />;
  if (!movable) return null;
  if (movable.length === 0) {
    return <EmptyState title={t('quota.move.none')} text={t('quota.move.noneText')} />;
  }
  const isChosen = new Set(chosen.map(({ id }) => id));
  return (
    <>
      <p className={styles['sum']} aria-live="polite">
        {t('quota.move.count', { count: dayOf.size, days: new Set(dayOf.values()).size })}
      </p>
      {isMore ? <p className={styles['sum']}>{t('quota.move.tooMany', { count: MOST_MOVES })}</p> : null}
      {isUnplanned ? <p className={styles['over']}>{t('quota.move.noQuota')}</p> : null}
      {!isUnplanned && without.length > 0 ? (
        <p className={styles['over']}>
          {t('quota.move.left', { count: without.length, days: OFFERED_DAYS })}
        </p>
      ) : null}
      <ScrollRegion className={styles['list']} label={t('quota.move.title')}>
        <PlainTable>
          <thead>
            <tr>
              <th scope="col">{t('quota.day.name')}</th>
              <th scope="col">{t('quota.day.number')}</th>
              <th scope="col">{t('quota.lane')}</th>
              <th scope="col">{t('quota.day.state')}</th>
              <th scope="col">{t('quota.move.oldTime')}</th>
              <th scope="col">{t('quota.move.newDay')}</th>
            </tr>
          </thead>
          <tbody>
            {offered.map((file) => {
              const why = refused.get(file.id);
              const to = dayOf.get(file.id);
              return (
                <tr key={file.id} data-closed={!isChosen.has(file.id) || undefined}>
                  <td>
                    <Checkbox
                      label={file.name}
                      aria-label={t('quota.move.choose', { name: file.name })}
                      checked={isChosen.has(file.id)}
                      error={why ? errorText({ code: why }).what : undefined}
                      onChange={() => toggle(file.id)}
                    />
                  </td>
                  <td className="numeric">{file.number}</td>
                  <td>{t(`labels.lane.${file.lane}`)}</td>
                  <td>{t(`labels.state.${file.state}`)}</td>
                  <td className="numeric">{file.visit.time}</td>
                  <td>{isChosen.has(file.id) ? (to ? format.date(to) : t('quota.move.noRoom')) : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </PlainTable>
      </ScrollRegion>
    </>
  );
}
