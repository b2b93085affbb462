import { useState } from 'react';
import { Button, NumberInput } from '@mantine/core';
import type { FleetView } from '#common/contract/ipc/fleet.ts';
import type { FleetRelease } from '#common/contract/hub/fleet.ts';
import { Ring, type RingDays } from '#common/domain/station/rings.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './fleet.module.css';

type ReleasesDialogProps = { view: FleetView; onClose: () => void };

/** Which version which ring sees, and after how many days the wider rings follow by themselves. */
export function ReleasesDialog({ view: { releases, days, now }, onClose }: ReleasesDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('fleet.releases')} isOpen onClose={onClose} size="640px">
      <p className={styles['soft']}>{t('fleet.releasesText')}</p>
      {releases.length === 0 ? <EmptyState title={t('fleet.releasesNone')} /> : null}
      {releases.map((release) => (
        <Release key={release.version} release={release} now={now} />
      ))}
      <DaysForm days={days} />
    </Dialog>
  );
}

type OfRelease = { release: FleetRelease; now: Instant };

function Release({ release, now }: OfRelease) {
  const t = useText();
  const { date, dateOf } = useFormat();
  const { version, expires, percentage } = release;
  return (
    <Section title={`${t('fleet.releaseVersion')} ${version}`}>
      <Facts
        facts={[
          { term: t('fleet.releaseExpires'), value: date(dateOf(expires)) },
          {
            term: t('fleet.releaseShare'),
            value: percentage === null ? t('fleet.shareAll') : t('fleet.share', { count: percentage }),
          },
          ...Ring.options.map((ring) => ({
            term: t(`fleet.ring.${ring}`),
            value: <RingOfRelease key={ring} release={release} now={now} ring={ring} />,
          })),
        ]}
      />
    </Section>
  );
}

/** Two presses: it cannot be taken back. */
function RingOfRelease({ release: { version, openFrom }, now, ring }: OfRelease & { ring: Ring }) {
  const t = useText();
  const { moment } = useFormat();
  const [open, { isBusy, error }] = useChannelMutation('station.openRelease');
  const [isAsking, setIsAsking] = useState(false);
  const from = openFrom[ring];
  if (from !== null && from <= now) return t('fleet.openSince', { time: moment(from) });

  async function run() {
    const reply = await open({ version, ring });
    setIsAsking(false);
    if (!reply.ok) return;
    showToast({
      message: t('fleet.opened', { version, ring: t(`fleet.ring.${ring}`) }),
      closeLabel: t('common.close'),
    });
  }

  const words = { version, ring: t(`fleet.ring.${ring}`) };
  return (
    <>
      {from === null ? null : `${t('fleet.opensAt', { time: moment(from) })} `}
      {isAsking ? (
        <>
          <p>
            {t('fleet.openTitle', words)} {t('fleet.openText')}
          </p>
          <span className={styles['actions']}>
            <Button size="xs" variant="default" onClick={() => setIsAsking(false)}>
              {t('common.cancel')}
            </Button>
            <Button size="xs" loading={isBusy} onClick={() => void run()}>
              {t('fleet.openFor', words)}
            </Button>
          </span>
        </>
      ) : (
        <Button
          size="xs"
          variant="default"
          aria-label={t('fleet.openFor', words)}
          onClick={() => setIsAsking(true)}
        >
          {t('fleet.openNow')}
        </Button>
      )}
      {error ? <RefusalLine error={error} /> : null}
    </>
  );
}

function DaysForm({ days }: { days: RingDays }) {
  const t = useText();
  const [save, { isBusy, error }] = useChannelMutation('station.ringDays');
  const [wanted, setWanted] = useState(days);

  async function run() {
    const reply = await save(wanted);
    if (reply.ok) showToast({ message: t('fleet.ringDaysSaved'), closeLabel: t('common.close') });
  }

  return (
    <Section title={t('fleet.ringDays')}>
      <p className={styles['soft']}>{t('fleet.ringDaysText')}</p>
      <div className={styles['days']}>
        {(['EARLY', 'ALL'] as const).map((ring) => (
          <NumberInput
            key={ring}
            label={t(`fleet.ring.${ring}`)}
            value={wanted[ring] ?? ''}
            min={1}
            max={60}
            allowDecimal={false}
            clampBehavior="strict"
            hideControls
            onChange={(value) => setWanted({ ...wanted, [ring]: typeof value === 'number' ? value : null })}
          />
        ))}
        <Button variant="default" loading={isBusy} onClick={() => void run()}>
          {t('fleet.ringDaysSave')}
        </Button>
      </div>
      {error ? <RefusalLine error={error} /> : null}
    </Section>
  );
}
