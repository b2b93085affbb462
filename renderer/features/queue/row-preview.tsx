import { Button } from '@mantine/core';
import type { FileRow } from '#common/contract/ipc/applications.ts';
import { FlagMark, LaneChip } from '#renderer/features/applications/index.ts';
import { formatNik } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DueLabel } from '#renderer/ui/due-label.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import styles from './queue-screen.module.css';

type RowPreviewProps = { row: FileRow | null; onOpen: (row: FileRow) => void };

/** What the row stands for, without opening the file: an opened file is an audited view, a preview shows only what the list knows. */
export function RowPreview({ row, onOpen }: RowPreviewProps) {
  const t = useText();
  const format = useFormat();
  return (
    <aside className={styles['preview']} aria-label={t('queue.preview.title')} aria-live="polite">
      {row ? (
        <>
          <h2 className={styles['previewName']}>{row.name}</h2>
          <div className={styles['previewMeta']}>
            <LaneChip lane={row.lane} />
            {row.flags.map((flag) => (
              <FlagMark key={flag} flag={flag} />
            ))}
          </div>
          <Facts
            facts={[
              { term: t('queue.column.state'), value: t(`labels.state.${row.state}`) },
              { term: t('queue.column.due'), value: <DueLabel date={row.dueOn} /> },
              { term: t('queue.column.type'), value: t(`labels.type.${row.type}`) },
              { term: t('file.number'), value: row.number },
              { term: t('queue.preview.nik'), value: formatNik(row.maskedNik) },
              {
                term: t('queue.preview.appointment'),
                value: row.appointment && `${format.date(row.appointment.date)} ${row.appointment.time}`,
              },
              { term: t('queue.column.arrived'), value: row.arrivedAt && format.moment(row.arrivedAt) },
              { term: t('queue.preview.since'), value: format.moment(row.stateSince) },
              { term: t('queue.preview.passport'), value: row.passportNumber },
              {
                term: t('queue.column.holder'),
                value: row.claim ? `${row.claim.name}, ${row.claim.desk}` : t('queue.holder.free'),
              },
            ]}
          />
          <Button
            variant="default"
            fullWidth
            mt="md"
            rightSection={<KeyHint combo="Enter" />}
            onClick={() => onOpen(row)}
          >
            {t('queue.action.open')}
          </Button>
        </>
      ) : (
        <EmptyState title={t('queue.preview.title')} text={t('queue.preview.choose')} />
      )}
    </aside>
  );
}
