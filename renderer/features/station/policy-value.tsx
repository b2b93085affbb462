import type { MachinePolicy, PolicyKey } from '#common/domain/station/machine-policy.ts';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './station.module.css';

/** A value as IT wrote it; devices and yes or no in words. */
export function PolicyValue({ policy, of: key }: { policy: MachinePolicy; of: PolicyKey }) {
  const t = useText();
  if (key === 'Devices') {
    const names = (policy.Devices ?? []).map((device) => t(`policy.device.${device}`));
    return names.length > 0 ? names.join(', ') : t('policy.no');
  }
  if (key === 'ScreenshotProtection') return t(policy[key] ? 'policy.yes' : 'policy.no');
  return <span className={styles['value']}>{String(policy[key])}</span>;
}
