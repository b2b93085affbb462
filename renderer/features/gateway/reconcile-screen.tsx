import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { Reconciliation, ReconcileReport } from '#common/contract/ipc/gateway.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { FileDays } from '#common/domain/registers/reconciliations.ts';
import { RECONCILED, type Reconciled, type ReconciledLine } from '#common/domain/gateway/reconcile.ts';
import { formatCount, formatMoney } from '#renderer/lib/format.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { DataTable, type TableColumn } from '#renderer/ui/data-table.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import { FileDaysFields } from './file-days-fields.tsx';
import { PaymentColumnsDialog } from './payment-columns-dialog.tsx';
import { ReconciledDays } from './reconciled-days.tsx';
import styles from './gateway.module.css';

const TONES: Readonly<Record<Reconciled, Tone>> = {
  MATCHED: 'green',
  SETTLED_BEFORE: 'gray',
  UNKNOWN: 'amber',
  WRONG_AMOUNT: 'red',
  WRONG_PRODUCT: 'red',
  USED: 'red',
};

/** `/rekonsiliasi`: the treasury's file of a day, line by line against the office's files, before anything is written. */
export function ReconcileScreen() {
  const t = useText();
  const [choose, { isBusy: isReading }] = useChannelMutation('gateway.choosePayments');
  const [settle, { isBusy: isSettling }] = useChannelMutation('gateway.settlePayments');
  const [found, setFound] = useState<Reconciliation | null>(null);
  const [report, setReport] = useState<ReconcileReport | null>(null);
  const [error, setError] = useState<ReplyError | null>(null);
  const [isMapping, setIsMapping] = useState(false);
  const [days, setDays] = useState<FileDays | null>(null);
  const writes = found?.lines.filter(({ result }) => isWritten(result)).length ?? 0;
  const isWaiting = report !== null && !report.isKept;
  const isReady = found !== null && days !== null && (report === null || isWaiting) && !isSettling;

  async function open() {
    setError(null);
    const reply = await choose({});
    if (!reply.ok) setError(reply);
    else if (reply.value) {
      show(reply.value);
      setReport(null);
      setIsMapping(reply.value.lines.length === 0);
    }
  }

  function show(next: Reconciliation) {
    setFound(next);
    setDays(next.days);
  }

  async function write() {
    if (!found || !days || !isReady) return;
    setError(null);
    const reply = await settle({ token: found.token, days });
    if (!reply.ok) {
      setError(reply);
      return;
    }
    setReport(reply.value);
    const { settled, questioned } = reply.value;
    if (reply.value.isKept) showToast({ message: t('gateway.reconcile.done', { settled, questioned }) });
  }

  useScreenKeys([{ combo: 'ctrl+o', label: t('gateway.reconcile.choose'), run: () => void open() }]);

  return (
    <div className={styles['reconcile']}>
      <PageHead title={t('gateway.reconcile.title')} aside={found?.name ?? null}>
        {found && report === null ? (
          <Button variant="default" onClick={() => setIsMapping(true)}>
            {t('gateway.reconcile.columns.title')}
          </Button>
        ) : null}
        <Button
          variant={found ? 'default' : 'filled'}
          loading={isReading}
          rightSection={<KeyHint combo="ctrl+o" />}
          onClick={() => void open()}
        >
          {t('gateway.reconcile.choose')}
        </Button>
      </PageHead>
      {error && !found ? <RefusalLine error={error} /> : null}
      {found ? (
        <>
          <FileDaysFields
            key={`${found.token} ${found.days?.from}`}
            initial={found.days}
            isDisabled={report?.isKept ?? false}
            onChange={setDays}
          />
          <Lines key={found.token} found={found} report={report} />
          <PaymentColumnsDialog
            found={found}
            isOpen={isMapping}
            onClose={() => setIsMapping(false)}
            onMapped={show}
          />
        </>
      ) : (
        <>
          <EmptyState
            title={t('gateway.reconcile.empty')}
            text={t('gateway.reconcile.emptyText')}
            Icon={IconReceipt}
          />
          <ReconciledDays />
        </>
      )}
      {found ? (
        <DecisionBar
          isBusy={isSettling}
          message={error ? <RefusalLine error={error} /> : isWaiting ? t('gateway.reconcile.notKept') : null}
          primary={{
            label: isWaiting
              ? t('gateway.reconcile.keep')
              : t('gateway.reconcile.write', { count: formatCount(writes) }),
            combo: 'ctrl+Enter',
            run: () => void write(),
            isDisabled: !isReady,
          }}
        />
      ) : null}
    </div>
  );
}

const COLUMNS = ['billingCode', 'ntpn', 'amount', 'paidAt', 'product'] as const;

/** The column of the file by the name that the dialog of columns gives it. */
function columnName(t: Translate, field: string): string {
  const known = COLUMNS.find((name) => name === field);
  return known ? t(`gateway.reconcile.columns.${known}`) : field;
}

function isWritten(result: Reconciled): boolean {
  return result === 'MATCHED' || result === 'WRONG_AMOUNT' || result === 'WRONG_PRODUCT';
}

function Lines({ found, report }: { found: Reconciliation; report: ReconcileReport | null }) {
  const t = useText();
  const navigate = useNavigate();
  const columns = useColumns();
  const [shown, setShown] = useState<Reconciled | 'ALL'>('ALL');
  const [selected, setSelected] = useState<string | null>(null);
  const counts = Map.groupBy(found.lines, ({ result }) => result);
  const rows = found.lines
    .map((line, index) => ({ ...line, id: String(index) }))
    .filter(({ result }) => shown === 'ALL' || result === shown);
  return (
    <>
      <div className={styles['reconcileFilter']}>
        <ChoiceField
          label={t('gateway.reconcile.result')}
          value={shown}
          onChange={setShown}
          choices={[
            { value: 'ALL', label: `${t('common.all')} ${formatCount(found.lines.length)}` },
            ...RECONCILED.filter((result) => counts.has(result)).map((value) => ({
              value,
              label: `${t(`gateway.reconcile.results.${value}`)} ${formatCount(counts.get(value)?.length ?? 0)}`,
            })),
          ]}
        />
        {found.unreadable > 0 ? (
          <p>
            {t('gateway.reconcile.unreadable', { count: formatCount(found.unreadable) })}{' '}
            {found.wrong
              .map(({ row, field }) => t('gateway.reconcile.wrongRow', { row, field: columnName(t, field) }))
              .join(', ')}
          </p>
        ) : null}
        {report && report.refused.length > 0 ? (
          <p role="alert">
            {t('gateway.reconcile.refused', {
              numbers: report.refused.map(({ number }) => number).join(', '),
            })}
          </p>
        ) : null}
      </div>
      <DataTable
        label={t('gateway.reconcile.list')}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowId={({ id }) => id}
        selectedId={selected}
        onSelect={({ id }) => setSelected(id)}
        onOpen={({ file }) => {
          if (file) void navigate(`/berkas/${file.id}`);
        }}
      />
    </>
  );
}

function useColumns(): readonly TableColumn<ReconciledLine & { id: string }>[] {
  const t = useText();
  return useMemo(
    () => [
      {
        id: 'result',
        header: t('gateway.reconcile.result'),
        track: '180px',
        cell: ({ result }) => <Chip label={t(`gateway.reconcile.results.${result}`)} tone={TONES[result]} />,
      },
      {
        id: 'billing',
        header: t('gateway.reconcile.column.billing'),
        track: '160px',
        cell: ({ billingCode }) => <span className="numeric">{billingCode}</span>,
      },
      {
        id: 'ntpn',
        header: 'NTPN',
        track: '180px',
        cell: ({ ntpn }) => <span className="numeric">{ntpn}</span>,
      },
      {
        id: 'amount',
        header: t('gateway.reconcile.column.amount'),
        track: '130px',
        isEnd: true,
        cell: ({ amount }) => formatMoney(amount),
      },
      {
        id: 'due',
        header: t('gateway.reconcile.column.due'),
        track: '130px',
        isEnd: true,
        cell: ({ due }) => (due === null ? '–' : formatMoney(due)),
      },
      {
        id: 'file',
        header: t('gateway.reconcile.column.file'),
        track: 'minmax(170px, 1fr)',
        cell: ({ file }) => <span className="numeric">{file?.number ?? ''}</span>,
      },
    ],
    [t],
  );
}
