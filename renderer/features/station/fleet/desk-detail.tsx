import { Button, Tooltip } from '@mantine/core';
import type { FleetRow } from '#common/contract/ipc/fleet.ts';
import { FleetDevice } from '#common/domain/station/desk-state.ts';
import { Ring } from '#common/domain/station/rings.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { sizeText } from '#renderer/lib/size-text.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import type { DeskStep } from './desk-dialogs.tsx';
import { DeskHistory } from './desk-history.tsx';
import { clockText, daysText, toneOf } from './fleet-words.ts';
import styles from './fleet.module.css';

const MEGABYTE = 1024 * 1024;

type DeskDetailProps = { row: FleetRow | null; onStep: (step: DeskStep) => void };

/** Everything that is known of one PC, and what can be done about it. */
export function DeskDetail({ row, onStep }: DeskDetailProps) {
  const t = useText();
  return (
    <aside className={styles['detail']} aria-label={t('fleet.detail')}>
      {row ? (
        <Chosen key={row.deskId} row={row} onStep={onStep} />
      ) : (
        <EmptyState title={t('fleet.choose')} text={t('fleet.chooseText')} />
      )}
    </aside>
  );
}

function Chosen({ row, onStep }: { row: FleetRow; onStep: (step: DeskStep) => void }) {
  const t = useText();
  const { moment } = useFormat();
  const { name, lock, troubles, revokedAt, report } = row;
  return (
    <>
      <h2 className={styles['name']}>{name}</h2>
      <div className={styles['marks']}>
        {revokedAt === null && troubles.length === 0 ? <Chip label={t('fleet.well')} tone="green" /> : null}
        {revokedAt === null ? null : <Chip label={t('fleet.revoked')} />}
        {troubles.map((trouble) => (
          <Chip key={trouble} label={t(`fleet.trouble.${trouble}`)} tone={toneOf(trouble)} />
        ))}
      </div>
      {lock ? (
        <p className={styles['locked']}>
          {t('fleet.lockedBy', {
            time: moment(lock.at),
            name: lock.by || t('fleet.lockedAtHub'),
            reason: lock.reason,
          })}
        </p>
      ) : null}
      <p className={styles['soft']}>
        {report ? t('fleet.reported', { time: moment(report.at) }) : t('fleet.notReported')}
      </p>
      <Actions row={row} onStep={onStep} />
      {report ? <Reported row={row} report={report} /> : null}
      {revokedAt === null ? <RingChoice row={row} /> : null}
      <Differences row={row} />
      <DeskHistory deskId={row.deskId} />
    </>
  );
}

function Actions({ row, onStep }: { row: FleetRow; onStep: (step: DeskStep) => void }) {
  const t = useText();
  const { name, lock, revokedAt, isThis } = row;
  const isIn = revokedAt === null;
  return (
    <div className={styles['actions']}>
      {isIn && !lock ? (
        <Tooltip label={t('errors.DESK_LOCK_OWN.what')} disabled={!isThis}>
          <Button
            size="xs"
            variant="default"
            data-disabled={isThis || undefined}
            aria-disabled={isThis || undefined}
            aria-label={`${t('fleet.lock')}: ${name}`}
            onClick={() => (isThis ? undefined : onStep({ kind: 'LOCK', desk: row }))}
          >
            {t('fleet.lock')}
          </Button>
        </Tooltip>
      ) : null}
      {isIn && lock ? (
        <Button
          size="xs"
          aria-label={`${t('fleet.unlock')}: ${name}`}
          onClick={() => onStep({ kind: 'UNLOCK', desk: row })}
        >
          {t('fleet.unlock')}
        </Button>
      ) : null}
      {(['held', 'newKey', 'revoke'] as const)
        .filter((step) => step !== 'revoke' || isIn)
        .map((step) => (
          <Button
            key={step}
            size="xs"
            variant="default"
            color={step === 'revoke' ? 'red' : undefined}
            aria-label={`${t(`station.${step}`)}: ${name}`}
            onClick={() => onStep({ kind: KINDS[step], desk: row })}
          >
            {t(`station.${step}`)}
          </Button>
        ))}
    </div>
  );
}

const KINDS = { held: 'HELD', newKey: 'NEW_KEY', revoke: 'REVOKE' } as const;

function Reported({ row, report }: { row: FleetRow; report: NonNullable<FleetRow['report']> }) {
  const t = useText();
  const { moment } = useFormat();
  const { state, clockOffSeconds } = report;
  return (
    <>
      <Facts
        facts={[
          { term: t('fleet.column.version'), value: state.version },
          { term: t('fleet.updates'), value: updateText(t, state.update) },
          { term: t('fleet.column.seen'), value: row.lastSeenAt && moment(row.lastSeenAt) },
          { term: t('fleet.waiting'), value: formatCount(state.waiting) },
          { term: t('fleet.pictures'), value: formatCount(state.uploads) },
          { term: t('fleet.refused'), value: formatCount(state.refused) },
          { term: t('fleet.column.disk'), value: sizeText(t, state.freeMb * MEGABYTE) },
          { term: t('fleet.column.clock'), value: clockText(t, clockOffSeconds) },
          { term: t('fleet.column.cert'), value: daysText(t, row.daysLeft) },
          { term: t('fleet.enrolled'), value: moment(row.enrolledAt) },
        ]}
      />
      <Section title={t('fleet.column.devices')}>
        <Facts
          facts={FleetDevice.options.map((device) => ({
            term: t(`fleet.device.${device}`),
            value: (
              <span className={state.devices[device] === 'MISSING' ? styles['bad'] : ''}>
                {t(`fleet.deviceState.${state.devices[device]}`)}
              </span>
            ),
          }))}
        />
      </Section>
    </>
  );
}

type Update = NonNullable<FleetRow['report']>['state']['update'];

const STATES = ['NONE', 'CURRENT', 'CHECKING', 'NOT_OPEN', 'FOUND', 'FETCHING', 'READY', 'FAILED'] as const;

/** A newer program may know states that this one does not. */
function updateText(t: Translate, { state, version }: Update): string {
  const known = STATES.find((one) => one === state) ?? 'other';
  return t(`fleet.updateState.${known}`, { version: version ?? '' });
}

function RingChoice({ row: { deskId, name, ring } }: { row: FleetRow }) {
  const t = useText();
  const [change, { isBusy, error }] = useChannelMutation('station.setRing');

  async function choose(next: Ring) {
    const reply = await change({ deskId, ring: next });
    if (!reply.ok) return;
    showToast({
      message: t('fleet.ringChanged', { name, ring: t(`fleet.ring.${next}`) }),
      closeLabel: t('common.close'),
    });
  }

  return (
    <Section title={t('fleet.updates')}>
      <p className={styles['soft']}>{t('fleet.ringText')}</p>
      <ChoiceField
        label={t('fleet.column.ring')}
        value={ring}
        choices={Ring.options.map((value) => ({ value, label: t(`fleet.ring.${value}`) }))}
        isDisabled={isBusy}
        onChange={(next) => void choose(next)}
      />
      {error ? <RefusalLine error={error} /> : null}
    </Section>
  );
}

function Differences({ row: { differences } }: { row: FleetRow }) {
  const t = useText();
  if (differences.length === 0) return null;
  // A free text is known by a mark alone; what it says stands on the PC.
  const valueText = (value: string | null) =>
    value === null ? t('fleet.unset') : value.startsWith('#') ? t('fleet.otherText') : value;
  return (
    <Section title={t('fleet.differences')}>
      <p className={styles['soft']}>{t('fleet.differencesText')}</p>
      <Facts
        facts={differences.map(({ key, here, usual }) => ({
          term: t(`policy.label.${key}`),
          value: `${t('fleet.here', { value: valueText(here) })}, ${t('fleet.usual', { value: valueText(usual) })}`,
        }))}
      />
    </Section>
  );
}
