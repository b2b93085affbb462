import { IconAlertOctagon } from '@tabler/icons-react';
import { stateOfShipment } from '#common/domain/registers/transports.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useRegister } from '#renderer/lib/use-register.ts';
import styles from '../production.module.css';

/** Transports whose seals or count were wrong: their numbers wait for a supervisor. */
export function ShipmentsStopped() {
  const t = useText();
  const { kept } = useRegister('transports');
  const count = kept?.filter(({ item }) => stateOfShipment(item) === 'STOPPED').length ?? 0;
  if (count === 0) return null;
  return (
    <p className={styles['stopped']} role="alert">
      <IconAlertOctagon size={18} aria-hidden />
      <span>{t('controls.transport.stopped', { count })}</span>
    </p>
  );
}
