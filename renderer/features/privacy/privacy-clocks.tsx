import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { answerHoursLeft, isOpenRequest } from '#common/domain/registers/access-requests.ts';
import { hoursLeft, isClockRunning } from '#common/domain/registers/breaches.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister } from '#renderer/lib/use-register.ts';
import { hoursText } from './hours-text.ts';
import styles from './privacy.module.css';

/** On the start page: how long until persons and agency must have been told, and until who asked has an answer. */
export function PrivacyClocks() {
  const { hasRole } = useSession();
  return (
    <>
      {hasRole('SECTION_HEAD', 'OFFICE_HEAD', 'IT_ADMIN') ? <BreachClock /> : null}
      {hasRole('SECTION_HEAD', 'OFFICE_HEAD') ? <AccessClock /> : null}
    </>
  );
}

function BreachClock() {
  const t = useText();
  const { now } = useFormat();
  const { kept } = useRegister('breaches');
  const running = (kept ?? []).filter(({ item }) => isClockRunning(item));
  const nearest = Math.min(...running.map(({ item }) => hoursLeft(item, now)));
  if (running.length === 0) return null;
  return <Notice text={t('privacy.home', { count: running.length, clock: hoursText(t, nearest) })} />;
}

function AccessClock() {
  const t = useText();
  const { now } = useFormat();
  const { kept } = useRegister('access-requests');
  const running = (kept ?? []).filter(({ item }) => isOpenRequest(item));
  const nearest = Math.min(...running.map(({ item }) => answerHoursLeft(item, now)));
  if (running.length === 0) return null;
  return <Notice text={t('privacy.homeAccess', { count: running.length, clock: hoursText(t, nearest) })} />;
}

function Notice({ text }: { text: string }) {
  const t = useText();
  return (
    <output className={styles['notice']}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <span>{text}</span>
      <Link to="/data-pribadi">{t('privacy.homeOpen')}</Link>
    </output>
  );
}
