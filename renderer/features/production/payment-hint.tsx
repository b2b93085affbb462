import { IconAlertTriangle } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './production.module.css';

/** The menu of other actions records the payment; this says why nothing moves until then. */
export function PaymentHint({ view }: { view: FileView }) {
  const t = useText();
  const { status } = view.file.payment;
  const isClosed = status === 'SETTLED' || status === 'WAIVED';
  const rest = view.fee ? view.fee.total - view.fee.paid : 0;
  if (isClosed && rest <= 0) return null;
  return (
    <p className={styles['warning']}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        {isClosed
          ? t('production.paymentRest', { rest: formatMoney(rest) })
          : t('production.paymentHint', { status: t(`labels.payment.${status}`) })}
      </span>
    </p>
  );
}
