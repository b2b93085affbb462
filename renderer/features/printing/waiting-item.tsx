import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { PrintJob } from '#common/contract/ipc/printing.ts';
import { useErrorText } from '#renderer/lib/use-error-text.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSession } from '#renderer/lib/session.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import styles from './printing.module.css';

const NO_INPUT = {};

/** In the strip of every screen: how many papers wait for a printer, and what to do about it. */
export function WaitingItem() {
  const t = useText();
  const { can } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useChannelQuery('printing.queue', NO_INPUT);
  const jobs = data?.jobs ?? [];
  return (
    <>
      {jobs.length > 0 ? (
        <button type="button" className={styles['waiting']} onClick={() => setIsOpen(true)}>
          <IconPrinter size={14} stroke={1.75} aria-hidden />
          {t('printing.waiting', { count: jobs.length })}
        </button>
      ) : null}
      <Dialog title={t('printing.queue.title')} isOpen={isOpen} onClose={() => setIsOpen(false)} size="760px">
        <WaitingList jobs={jobs} canAct={can('case.act')} />
      </Dialog>
    </>
  );
}

function WaitingList({ jobs, canAct }: { jobs: readonly PrintJob[]; canAct: boolean }) {
  const t = useText();
  const [retry, { isBusy }] = useChannelMutation('printing.retry');
  if (jobs.length === 0) return <p>{t('printing.queue.empty')}</p>;
  return (
    <div className={styles['stack']}>
      <p>{t('printing.queue.hint')}</p>
      <PlainTable>
        <thead>
          <tr>
            <th scope="col">{t('printing.queue.column.paper')}</th>
            <th scope="col">{t('printing.queue.column.number')}</th>
            <th scope="col">{t('printing.queue.column.since')}</th>
            <th scope="col">{t('printing.queue.column.state')}</th>
            <th scope="col">{t('printing.queue.column.act')}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <WaitingRow key={job.id} job={job} canAct={canAct} />
          ))}
        </tbody>
      </PlainTable>
      {canAct ? (
        <div>
          <Button loading={isBusy} onClick={() => void retry({})}>
            {t('printing.queue.retryAll')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function WaitingRow({ job, canAct }: { job: PrintJob; canAct: boolean }) {
  const t = useText();
  const format = useFormat();
  const errorText = useErrorText();
  const [retry] = useChannelMutation('printing.retry');
  const [cancel] = useChannelMutation('printing.cancel');
  const { id, ref, number, addedAt, tries, problem } = job;
  const paper = t(`printing.paper.${ref.paper}`);
  const names = { paper, number: number ?? '' };
  return (
    <tr>
      <td>{paper}</td>
      <td className="numeric">{number ?? ('from' in ref ? format.day(ref.from) : '')}</td>
      <td>{format.time(addedAt)}</td>
      <td>
        {problem ? errorText({ code: problem }).what : t('printing.queue.line')}
        {tries > 0 ? <small> {t('printing.queue.tries', { count: tries })}</small> : null}
      </td>
      <td className={styles['rowActions']}>
        {canAct ? (
          <>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('printing.queue.retry', names)}
              onClick={() => void retry({ id })}
            >
              {t('printing.queue.retryShort')}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('printing.queue.cancel', names)}
              onClick={() => void cancel({ id })}
            >
              {t('printing.queue.cancelShort')}
            </Button>
          </>
        ) : null}
      </td>
    </tr>
  );
}
