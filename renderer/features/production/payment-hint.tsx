import { IconAlertTriangle } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './production.module.css';

/** The menu of other actions records the payment; this says why nothing moves until then. */
export function PaymentHint({ view }: { view: FileView }) {
  const t = useText();
  const { status } = view.file.payment;
  if (status === 'SETTLED' || status === 'WAIVED') return null;
  return (
    <p className={styles['warning']}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>{t('production.paymentHint', { status: t(`labels.payment.${status}`) })}</span>
    </p>
  );
}
