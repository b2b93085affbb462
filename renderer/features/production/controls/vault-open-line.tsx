import { IconLockOpen2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useVault } from './use-vault.ts';
import styles from '../production.module.css';

/** On the start page, for those who see the stock: the safe is open, and since when. */
export function VaultOpenLine() {
  const { can } = useSession();
  return can('stock.read') ? <Line /> : null;
}

function Line() {
  const t = useText();
  const format = useFormat();
  const { open } = useVault();
  if (!open) return null;
  return (
    <output className={styles['vaultLine']}>
      <IconLockOpen2 size={16} aria-hidden />
      <span>{t('controls.vault.home', { moment: format.moment(open.item.openedAt) })}</span>
      <Link to="/blangko">{t('controls.vault.homeOpen')}</Link>
    </output>
  );
}
