import { useState } from 'react';
import { IconBriefcase2 } from '@tabler/icons-react';
import type { FieldDayView } from '#common/contract/ipc/field.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { CallOffDialog } from './call-off-dialog.tsx';
import { CountDialog } from './count-dialog.tsx';
import { DayTable } from './day-table.tsx';
import { FilesDialog } from './files-dialog.tsx';
import { PrepareDialog } from './prepare-dialog.tsx';
import { TakeOutDialog, type TakingOut } from './take-out-dialog.tsx';
import styles from './field.module.css';

const NO_INPUT = {};

type Shown = { what: 'FILES' | 'COUNT' | 'CALL_OFF'; day: FieldDayView };

/** `/luar-kantor`: which laptop took whose files where, and whether they are home. */
export function FieldScreen() {
  const t = useText();
  const { can } = useSession();
  const { data: days, error, refetch } = useChannelQuery('field.days', NO_INPUT);
  const { data: sync } = useChannelQuery('sync.status', NO_INPUT);
  const [isPreparing, setIsPreparing] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const [taking, setTaking] = useState<TakingOut | null>(null);
  const close = () => setShown(null);
  if (sync?.mode === 'STANDALONE') {
    return (
      <EmptyState title={t('field.standalone')} text={t('field.standaloneText')} Icon={IconBriefcase2} />
    );
  }
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  const prepare = { label: t('field.prepare'), combo: 'ctrl+Enter', run: () => setIsPreparing(true) };
  return (
    <WorkLayout footer={can('field.prepare') ? <DecisionBar primary={prepare} /> : null}>
      <h1 className={styles['title']}>{t('field.title')}</h1>
      <p className={styles['text']}>{t('field.text')}</p>
      {!days ? <LinesSkeleton lines={6} /> : null}
      {days?.length === 0 ? (
        <EmptyState title={t('field.none')} text={t('field.noneText')} Icon={IconBriefcase2} />
      ) : null}
      {days && days.length > 0 ? (
        <DayTable days={days} onShow={(what, day) => setShown({ what, day })} />
      ) : null}
      {isPreparing ? <PrepareDialog onClose={() => setIsPreparing(false)} /> : null}
      {shown?.what === 'FILES' ? (
        <FilesDialog
          day={shown.day}
          onClose={close}
          onTakeOut={(file) => {
            setTaking({ day: shown.day, file });
            close();
          }}
        />
      ) : null}
      <TakeOutDialog taking={taking} onClose={() => setTaking(null)} />
      {shown?.what === 'COUNT' ? <CountDialog day={shown.day} onClose={close} /> : null}
      <CallOffDialog day={shown?.what === 'CALL_OFF' ? shown.day : null} onClose={close} />
    </WorkLayout>
  );
}
