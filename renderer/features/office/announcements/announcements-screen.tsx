import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import type { Announcement } from '#common/domain/registers/announcements.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister } from '#renderer/lib/use-register.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DataTable, type TableColumn } from '#renderer/ui/data-table.tsx';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import type { KeptNotice } from './kept-notice.ts';
import { NoticeDetail } from './notice-detail.tsx';
import { NoticeDialog } from './notice-dialog.tsx';
import styles from './announcements.module.css';

const TONES: Readonly<Record<Announcement['state'], Tone>> = {
  DRAFT: 'amber',
  PUBLISHED: 'green',
  WITHDRAWN: 'gray',
};

/** `/pengumuman`: what the office tells its applicants, on the wall and as a picture. */
export function AnnouncementsScreen() {
  const t = useText();
  const { kept, nameOf, error, refetch } = useRegister('announcements');
  const [chosen, setChosen] = useState<string | null>(null);
  const [written, setWritten] = useState<KeptNotice | 'NEW' | null>(null);
  const columns = useColumns();
  const rows = kept?.toReversed() ?? [];
  const selected = rows.find(({ subject }) => subject === chosen) ?? rows[0];
  const write = () => setWritten('NEW');
  useScreenKeys([{ combo: 'ctrl+Enter', label: t('hall.notice.write'), run: write }]);

  return (
    <div className={styles['page']}>
      <PageHead title={t('hall.notice.title')} aside={t('hall.notice.text')}>
        <Button onClick={write} rightSection={<KeyHint combo="ctrl+Enter" />}>
          {t('hall.notice.write')}
        </Button>
      </PageHead>
      {error && !kept ? <ErrorState error={error} onRetry={refetch} /> : null}
      {!kept && !error ? <TableSkeleton /> : null}
      {kept?.length === 0 ? (
        <EmptyState title={t('hall.notice.none')} text={t('hall.notice.noneText')} Icon={IconSpeakerphone} />
      ) : null}
      {selected ? (
        <div className={styles['body']}>
          <div className={styles['list']}>
            <DataTable
              label={t('hall.notice.list')}
              columns={columns}
              rows={rows}
              rowId={({ subject }) => subject}
              selectedId={selected.subject}
              onSelect={({ subject }) => setChosen(subject)}
              onOpen={(row) => (row.item.state === 'DRAFT' ? setWritten(row) : setChosen(row.subject))}
            />
          </div>
          <NoticeDetail
            key={selected.subject}
            notice={selected}
            nameOf={nameOf}
            onRewrite={() => setWritten(selected)}
          />
        </div>
      ) : null}
      {written ? (
        <NoticeDialog
          about={written === 'NEW' ? null : written}
          onWritten={() => setChosen(null)}
          onClose={() => setWritten(null)}
        />
      ) : null}
    </div>
  );
}

function useColumns(): TableColumn<KeptNotice>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'state',
      header: t('hall.notice.column.state'),
      track: '96px',
      cell: ({ item }) => <Chip tone={TONES[item.state]} label={t(`hall.notice.state.${item.state}`)} />,
    },
    {
      id: 'title',
      header: t('hall.notice.column.title'),
      track: 'minmax(160px, 1fr)',
      cell: ({ item }) => item.title,
    },
    {
      id: 'days',
      header: t('hall.notice.column.days'),
      track: '190px',
      cell: ({ item }) =>
        t('hall.notice.days', { from: format.shortDay(item.from), to: format.shortDay(item.to) }),
    },
  ];
}
