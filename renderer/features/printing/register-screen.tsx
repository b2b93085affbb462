import { useState } from 'react';
import type { PaperRef } from '#common/contract/ipc/printing.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { PaperPreview } from './paper-preview.tsx';
import { RegisterSheet } from './sheets/register-sheet.tsx';
import { useRegister } from './use-register.ts';
import styles from './printing.module.css';

/** Buku register penyerahan: the days' handovers as a list, and as pages for the binder. */
export function RegisterScreen() {
  const t = useText();
  const format = useFormat();
  const { can } = useSession();
  const [from, setFrom] = useState<PlainDate>(format.today);
  const [to, setTo] = useState<PlainDate>(format.today);
  const [paper, setPaper] = useState<PaperRef | null>(null);
  const last = to < from ? from : to;
  const days = { from, to: last };
  const { rows, error } = useRegister(days);
  return (
    <WorkLayout
      footer={
        <DecisionBar
          primary={{
            label: t('printing.register.print'),
            combo: 'ctrl+p',
            run: () => setPaper({ paper: 'REGISTER', ...days }),
            isDisabled: !rows || rows.length === 0 || !can('case.act'),
          }}
          message={rows ? t('printing.register.count', { count: rows.length }) : null}
        />
      }
    >
      <h1 className={styles['title']}>{t('printing.paper.REGISTER')}</h1>
      <div className={styles['days']}>
        <DateField label={t('printing.register.from')} value={from} onChange={(day) => day && setFrom(day)} />
        <DateField label={t('printing.register.to')} value={last} onChange={(day) => day && setTo(day)} />
      </div>
      {error ? <RefusalLine error={error} /> : null}
      {!rows && !error ? <LinesSkeleton lines={6} /> : null}
      {rows?.length === 0 ? <EmptyState title={t('printing.register.empty')} /> : null}
      {rows && rows.length > 0 ? <RegisterTable rows={rows} /> : null}
      <PaperPreview paper={paper} onClose={() => setPaper(null)}>
        {(copy) => (rows ? <RegisterSheet days={days} rows={rows} copy={copy} /> : null)}
      </PaperPreview>
    </WorkLayout>
  );
}

function RegisterTable({ rows }: { rows: NonNullable<ReturnType<typeof useRegister>['rows']> }) {
  const t = useText();
  const format = useFormat();
  return (
    <PlainTable>
      <thead>
        <tr>
          <th scope="col">{t('printing.sheet.registerNo')}</th>
          <th scope="col">{t('printing.sheet.registerAt')}</th>
          <th scope="col">{t('printing.sheet.number')}</th>
          <th scope="col">{t('printing.sheet.registerHolder')}</th>
          <th scope="col">{t('printing.sheet.registerCollector')}</th>
          <th scope="col">{t('printing.sheet.registerOfficer')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.applicationId}>
            <td className="numeric">{row.registerNo}</td>
            <td>{format.moment(row.at)}</td>
            <td className="numeric">{row.number}</td>
            <td>{row.name}</td>
            <td>{row.collectorName}</td>
            <td>{row.officer}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
