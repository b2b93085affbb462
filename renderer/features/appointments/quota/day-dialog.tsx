import { Tabs } from '@mantine/core';
import { Link } from 'react-router';
import type { DayFile } from '#common/contract/ipc/quota.ts';
import type { PaperRef } from '#common/contract/ipc/printing.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { Contacts } from './contacts.tsx';
import { MissingFiles } from './missing-files.tsx';
import styles from './quota.module.css';

type DayDialogProps = {
  day: PlainDate;
  firstTab: 'files' | 'contacts';
  onClose: () => void;
  onPrint: (ref: PaperRef) => void;
};

/** Who is on a day, and who was taken off it. */
export function DayDialog({ day, firstTab, onClose, onPrint }: DayDialogProps) {
  const t = useText();
  const format = useFormat();
  const { can } = useSession();
  return (
    <Dialog title={t('quota.day.title', { day: format.date(day) })} isOpen onClose={onClose} size="1000px">
      <Tabs defaultValue={firstTab} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="files">{t('quota.day.files')}</Tabs.Tab>
          {can('case.act') ? <Tabs.Tab value="contacts">{t('quota.day.contacts')}</Tabs.Tab> : null}
        </Tabs.List>
        <Tabs.Panel value="files">
          <MissingFiles day={day} />
          <DayList day={day} />
        </Tabs.Panel>
        <Tabs.Panel value="contacts">
          <Contacts day={day} onPrint={onPrint} />
        </Tabs.Panel>
      </Tabs>
    </Dialog>
  );
}

function DayList({ day }: { day: PlainDate }) {
  const t = useText();
  const format = useFormat();
  const { data, error, refetch } = useChannelQuery(
    'appointments.dayFiles',
    { day },
    { refetchOnMountOrArgChange: true },
  );
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <LinesSkeleton lines={6} />;
  if (data.length === 0) return <EmptyState title={t('quota.day.none')} text={t('quota.day.noneText')} />;
  return (
    <ScrollRegion className={styles['list']} label={t('quota.day.files')}>
      <PlainTable>
        <thead>
          <tr>
            <th scope="col">{t('quota.day.time')}</th>
            <th scope="col">{t('quota.day.number')}</th>
            <th scope="col">{t('quota.day.name')}</th>
            <th scope="col">{t('quota.lane')}</th>
            <th scope="col">{t('quota.kind')}</th>
            <th scope="col">{t('quota.day.state')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((file) => (
            <tr key={file.id} data-closed={file.visit.outcome === 'MOVED' || undefined}>
              <td className="numeric">{file.visit.time}</td>
              <td>
                <Link
                  to={`/berkas/${file.id}`}
                  className="numeric"
                  aria-label={t('quota.day.open', { number: file.number })}
                >
                  {file.number}
                </Link>
              </td>
              <td>{file.name}</td>
              <td>{t(`labels.lane.${file.lane}`)}</td>
              <td>{t(`labels.kind.${file.kind}`)}</td>
              <td>
                {outcomeText(t, file, format.date)}
                {file.visit.outcome === 'ARRIVED' ? (
                  <span className={styles['soft']}> · {t(`labels.state.${file.state}`)}</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      <p className={styles['soft']}>{t('quota.day.local')}</p>
    </ScrollRegion>
  );
}

function outcomeText(t: Translate, { visit }: DayFile, date: (day: PlainDate) => string): string {
  const { outcome, movedTo, byOffice, isWalkIn, wasMissed } = visit;
  if (outcome === 'MOVED' && movedTo) {
    const day = `${date(movedTo.date)} ${movedTo.time}`;
    const words = t(wasMissed ? 'quota.day.missedMovedTo' : 'quota.day.movedTo', { day });
    return byOffice ? `${words} (${t(`labels.specialReschedule.${byOffice.reason}`)})` : words;
  }
  return isWalkIn ? t('quota.day.walkIn') : t(`quota.day.outcome.${outcome}`);
}
