import { useState } from 'react';
import { Button, Checkbox } from '@mantine/core';
import type { PaperRef } from '#common/contract/ipc/printing.ts';
import type { Slot } from '#common/domain/appointments/actions.ts';
import { isDecider } from '#common/domain/session/permission.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useMovedContacts } from '#renderer/features/printing/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './quota.module.css';

type ContactsProps = { day: PlainDate; onPrint: (ref: PaperRef) => void };

/** Whom the office has to tell of another day. Contacts are masked until a head asks for them whole, which is in the trail. */
export function Contacts({ day, onPrint }: ContactsProps) {
  const t = useText();
  const { user } = useSession();
  const [isWhole, setIsWhole] = useState(false);
  const { rows, error } = useMovedContacts({ from: day, to: day }, isWhole);
  const [save, saving] = useChannelMutation('appointments.saveContacts');

  async function saveAs(format: 'XLSX' | 'CSV') {
    const reply = await save({ from: day, to: day, isWhole, format });
    if (reply.ok && reply.value.saved) {
      showToast({ message: t('quota.contact.saved'), closeLabel: t('common.close') });
    }
  }

  if (error) return <ErrorState error={error} />;
  if (!rows) return <LinesSkeleton lines={6} />;
  if (rows.length === 0) {
    return <EmptyState title={t('quota.contact.none')} text={t('quota.contact.noneText')} />;
  }
  const paper = isWhole ? 'MOVED_CONTACTS' : 'MOVED';
  return (
    <>
      <div className={styles['contactTools']}>
        {user && isDecider(user.roles) ? (
          <Checkbox
            label={t('quota.contact.whole')}
            checked={isWhole}
            onChange={({ currentTarget }) => setIsWhole(currentTarget.checked)}
          />
        ) : null}
        <Button onClick={() => onPrint({ paper, from: day, to: day })}>{t('quota.contact.print')}</Button>
        <Button variant="default" loading={saving.isBusy} onClick={() => void saveAs('XLSX')}>
          {t('quota.contact.xlsx')}
        </Button>
        <Button variant="default" loading={saving.isBusy} onClick={() => void saveAs('CSV')}>
          {t('quota.contact.csv')}
        </Button>
      </div>
      {saving.error ? <RefusalLine error={saving.error} /> : null}
      <ScrollRegion className={styles['list']} label={t('quota.contact.title')}>
        <PlainTable>
          <thead>
            <tr>
              <th scope="col">{t('quota.contact.number')}</th>
              <th scope="col">{t('quota.contact.name')}</th>
              <th scope="col">{t('quota.contact.phone')}</th>
              <th scope="col">{t('quota.contact.email')}</th>
              <th scope="col">{t('quota.contact.oldDay')}</th>
              <th scope="col">{t('quota.contact.newDay')}</th>
              <th scope="col">{t('quota.contact.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="numeric">{row.number}</td>
                <td>{row.name}</td>
                <td className="numeric">{row.phone ?? '–'}</td>
                <td>{row.email ?? '–'}</td>
                <td>
                  <SlotText slot={row.from} />
                </td>
                <td>{row.to ? <SlotText slot={row.to} /> : t('quota.contact.noDay')}</td>
                <td>{t(`labels.specialReschedule.${row.reason}`)}</td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </ScrollRegion>
    </>
  );
}

function SlotText({ slot: { date, time } }: { slot: Slot }) {
  const format = useFormat();
  return (
    <>
      {format.date(date)} {time}
    </>
  );
}
