import { Link } from 'react-router';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { EndingLines, hasLines } from './ending-lines.tsx';
import styles from './fleet.module.css';

const NO_INPUT = {};
const FRESH = { refetchOnMountOrArgChange: true };

/** For IT on the start page: what ends soon, in the whole office or on this PC, and whether the hub has no good backup. */
export function EndingsNotice() {
  const t = useText();
  const { can } = useSession();
  const { data } = useChannelQuery('station.endings', can('accounts.manage') ? NO_INPUT : skipToken, FRESH);
  if (!data || !hasLines(data)) return null;
  return (
    <div className={styles['notice']}>
      <EndingLines {...data}>
        <Link to="/komputer">{t('fleet.endingsOpen')}</Link>
      </EndingLines>
    </div>
  );
}
