import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import type { HeldFiles } from '#common/contract/hub/held.ts';
import type { DeskInfo } from '#common/contract/hub/station.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DataTable, type TableColumn } from '#renderer/ui/data-table.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormFooter } from '#renderer/ui/form-footer.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './station.module.css';

type HeldDialogProps = { desk: DeskInfo; onClose: () => void };

/** Which files lay on a PC: for the report when it is lost. Numbers and states; IT staff see no case. */
export function HeldDialog({ desk, onClose }: HeldDialogProps) {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('station.held', { deskId: desk.deskId });
  return (
    <Dialog title={t('station.heldTitle', { name: desk.name })} isOpen onClose={onClose} size="760px">
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      {!data && !error ? <LinesSkeleton lines={6} /> : null}
      {data ? <Held held={data} deskId={desk.deskId} onClose={onClose} /> : null}
    </Dialog>
  );
}

function Held({ held, deskId, onClose }: { held: HeldFiles; deskId: string; onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const [save, { isBusy }] = useChannelMutation('station.exportHeld');
  const columns = useColumns();
  const [selected, setSelected] = useState<string | null>(null);
  const { files, lastSeenAt, lastSeq, attachments } = held;
  const open = files.filter(({ isOpen }) => isOpen).length;

  async function exportList() {
    const reply = await save({ deskId });
    if (reply.ok && reply.value.saved) showToast({ message: t('station.heldSaved') });
  }

  return (
    <>
      <p className={styles['text']}>
        {t('station.heldText', {
          time: lastSeenAt ? format.moment(lastSeenAt) : t('station.heldNever'),
          open: formatCount(open),
          closed: formatCount(files.length - open),
          pictures: formatCount(attachments),
          seq: formatCount(lastSeq),
        })}
      </p>
      {files.length === 0 ? <EmptyState title={t('station.heldNone')} /> : null}
      {files.length > 0 ? (
        <div className={styles['held']}>
          <DataTable
            label={t('station.held')}
            columns={columns}
            rows={files}
            rowId={({ number }) => number}
            selectedId={selected}
            onSelect={({ number }) => setSelected(number)}
            onOpen={({ number }) => setSelected(number)}
          />
        </div>
      ) : null}
      <FormFooter>
        <Button
          variant="default"
          loading={isBusy}
          disabled={files.length === 0}
          onClick={() => void exportList()}
        >
          {t('station.heldExport')}
        </Button>
        <Button onClick={onClose}>{t('common.done')}</Button>
      </FormFooter>
    </>
  );
}

type HeldFile = HeldFiles['files'][number];

function useColumns(): readonly TableColumn<HeldFile>[] {
  const t = useText();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('station.heldNumber'),
        track: 'minmax(160px, 1fr)',
        cell: ({ number }) => <span className="numeric">{number}</span>,
      },
      {
        id: 'state',
        header: t('station.heldState'),
        track: 'minmax(160px, 1fr)',
        cell: ({ state }) => t(`labels.state.${state}`),
      },
      {
        id: 'claim',
        header: t('station.heldClaim'),
        track: 'minmax(140px, 1fr)',
        cell: ({ claimedBy }) => claimedBy ?? '–',
      },
      {
        id: 'field',
        header: t('station.heldField'),
        track: '120px',
        cell: ({ isCarried }) => (isCarried ? t('station.heldCarried') : '–'),
      },
    ],
    [t],
  );
}
