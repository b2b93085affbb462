import { useEffect, useState } from 'react';
import { Button, Progress } from '@mantine/core';
import { IconFileImport, IconPencilPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import type {
  ImportProgress,
  ImportReport,
  ImportSource,
  MappingProfile,
} from '#common/contract/ipc/appointments.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { TextKey } from '#common/i18n/index.ts';
import { onEvent } from '#renderer/lib/bridge.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { BookingDays } from './booking-days.tsx';
import { unmappedFields, unreadableText } from './import-problem.ts';
import { ImportErrors } from './import-errors.tsx';
import { MappingTable } from './mapping-table.tsx';
import styles from './intake.module.css';

/** From a foreign file to bookings: choose, map, check, import; the report names row, column and reason. */
export function ImportScreen() {
  const t = useText();
  const [choose, { isBusy: isChoosing }] = useChannelMutation('appointments.chooseFile');
  const [preview, { isBusy: isChecking }] = useChannelMutation('appointments.preview');
  const [run, { isBusy: isRunning }] = useChannelMutation('appointments.runImport');
  const [cancel] = useChannelMutation('appointments.cancelImport');
  const [source, setSource] = useState<ImportSource | null>(null);
  const [profile, setProfile] = useState<MappingProfile | null>(null);
  const [report, setReport] = useState<{ kind: 'preview' | 'result'; value: ImportReport } | null>(null);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [error, setError] = useState<ReplyError | null>(null);

  useEffect(() => onEvent('import.progress', setProgress), []);

  async function chooseFile() {
    const reply = await choose({});
    setError(reply.ok ? null : reply);
    if (!reply.ok || !reply.value) return;
    setSource(reply.value);
    setProfile(reply.value.suggested);
    setReport(null);
    setProgress(null);
  }

  async function start(kind: 'preview' | 'result') {
    if (!source || !profile) return;
    setProgress(null);
    const reply = await (kind === 'preview' ? preview : run)({ token: source.token, profile });
    setError(reply.ok ? null : reply);
    if (reply.ok) setReport({ kind, value: reply.value });
  }

  const isBusy = isChoosing || isChecking || isRunning;
  const unmapped = source && profile ? unmappedFields(source, profile) : [];
  const fields = unmapped.map((field) => t(`intake.fields.${field}` as TextKey)).join(', ');
  const problem = error ? <RefusalLine error={error} text={unreadableText(t, error)} /> : null;
  return (
    <WorkLayout
      footer={
        source ? (
          <DecisionBar
            isBusy={isBusy}
            message={problem ?? (unmapped.length > 0 ? t('intake.notMapped', { fields }) : null)}
            secondary={[
              { label: t('intake.chooseOther'), combo: 'ctrl+o', run: () => void chooseFile() },
              { label: t('intake.preview'), combo: 'ctrl+p', run: () => void start('preview') },
            ]}
            primary={{
              label: t('intake.run', { rows: source.rows }),
              combo: 'ctrl+Enter',
              run: () => void start('result'),
              isDisabled: unmapped.length > 0,
            }}
          />
        ) : (
          <DecisionBar
            isBusy={isBusy}
            message={problem}
            primary={{ label: t('intake.choose'), combo: 'ctrl+Enter', run: () => void chooseFile() }}
          />
        )
      }
    >
      <h1 className={styles['title']}>
        <IconFileImport size={22} aria-hidden /> {t('intake.importTitle')}
      </h1>
      <p className={styles['text']}>
        {source
          ? t('intake.source', { name: source.fileName, rows: source.rows, format: source.format })
          : t('intake.importText')}
      </p>
      {source ? null : (
        <Button
          component={Link}
          to="/jadwal-baru"
          variant="default"
          leftSection={<IconPencilPlus size={16} aria-hidden />}
        >
          {t('intake.byHand')}
        </Button>
      )}
      {isRunning && progress ? (
        <output className={styles['progress']}>
          <Progress
            value={(progress.done / Math.max(1, progress.total)) * 100}
            aria-label={t('intake.running')}
          />
          <span>{t('intake.progress', { done: progress.done, total: progress.total })}</span>
          <Button size="xs" variant="default" onClick={() => void cancel({ token: progress.token })}>
            {t('intake.cancel')}
          </Button>
        </output>
      ) : null}
      {report ? <ImportErrors token={source?.token ?? ''} kind={report.kind} report={report.value} /> : null}
      {source && profile ? (
        <MappingTable source={source} profile={profile} isOff={isBusy} onChange={setProfile} />
      ) : null}
      {source ? null : (
        <Section title={t('intake.days')}>
          <BookingDays />
        </Section>
      )}
    </WorkLayout>
  );
}
