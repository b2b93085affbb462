import { useState } from 'react';
import { NativeSelect } from '@mantine/core';
import type { Reconciliation } from '#common/contract/ipc/gateway.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import styles from './gateway.module.css';

type PaymentColumnsDialogProps = {
  found: Reconciliation;
  isOpen: boolean;
  onClose: () => void;
  onMapped: (found: Reconciliation) => void;
};

const FIELDS = ['billingCode', 'ntpn', 'amount', 'paidAt', 'product'] as const;
const NONE = '';

/** Which column of this bank's file holds what; kept on this desk for its next files. */
export function PaymentColumnsDialog(props: PaymentColumnsDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={t('gateway.reconcile.columns.title')}
      isOpen={props.isOpen}
      onClose={props.onClose}
      size="860px"
    >
      <PaymentColumnsForm {...props} />
    </Dialog>
  );
}

function PaymentColumnsForm({ found, onClose, onMapped }: PaymentColumnsDialogProps) {
  const t = useText();
  const [columns, setColumns] = useState(found.columns);
  const [map, { isBusy, error }] = useChannelMutation('gateway.mapPayments');
  const { billingCode, ntpn, amount, paidAt, product } = columns;
  const chosen = Object.values(columns).filter((heading) => heading !== null);
  const isTwice = new Set(chosen).size !== chosen.length;
  const whole =
    billingCode && ntpn && amount && paidAt && !isTwice
      ? { billingCode, ntpn, amount, paidAt, product }
      : null;

  async function submit() {
    if (!whole) return;
    const reply = await map({ token: found.token, columns: whole });
    if (!reply.ok) return;
    onMapped(reply.value);
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('gateway.reconcile.columns.text')}</p>
      <FieldRow>
        {FIELDS.map((field, index) => (
          <NativeSelect
            key={field}
            label={t(`gateway.reconcile.columns.${field}`)}
            value={columns[field] ?? NONE}
            data={[{ value: NONE, label: t('gateway.reconcile.columns.none') }, ...found.headings]}
            {...(index === 0 ? { 'data-autofocus': true } : {})}
            onChange={({ currentTarget }) =>
              setColumns({ ...columns, [field]: currentTarget.value === NONE ? null : currentTarget.value })
            }
          />
        ))}
      </FieldRow>
      {isTwice ? (
        <p role="alert" className={styles['columnsTwice']}>
          {t('gateway.reconcile.columns.twice')}
        </p>
      ) : null}
      <ScrollRegion className={styles['columnsPreview'] ?? ''} label={t('gateway.reconcile.columns.preview')}>
        <PlainTable aria-label={t('gateway.reconcile.columns.preview')}>
          <thead>
            <tr>
              {found.headings.map((heading) => (
                <th key={heading} scope="col" data-chosen={chosen.includes(heading) || undefined}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.preview.map((row, index) => (
              <tr key={index}>
                {found.headings.map((heading) => (
                  <td key={heading}>{row[heading] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </ScrollRegion>
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('gateway.reconcile.columns.save')}
        isReady={whole !== null}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={submit}
      />
    </FieldStack>
  );
}
