import { useEffect, useState } from 'react';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Output } from '#common/contract/ipc/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import styles from './intake.module.css';

type Found = { nik: string; file: Output<'appointments.openFileOf'> };

/** Says, once the NIK is whole, that this person has a file already; asking is audited, so it happens once for each NIK. */
export function OpenFileNotice({ nik }: { nik: string }) {
  const t = useText();
  const [ask] = useChannelMutation('appointments.openFileOf');
  const [found, setFound] = useState<Found | null>(null);
  const isWhole = /^\d{16}$/.test(nik);
  useEffect(() => {
    if (!isWhole) return undefined;
    let isCurrent = true;
    void ask({ nik }).then((reply) => {
      if (isCurrent && reply.ok) setFound({ nik, file: reply.value });
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, nik, isWhole]);
  const file = found?.nik === nik ? found.file : null;
  return (
    <output aria-live="polite">
      {file ? (
        <span className={styles['notice']}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            {t('intake.openFileFound', { number: file.number, state: t(`labels.state.${file.state}`) })}{' '}
            <Link to={`/cari?q=${file.number}`}>{t('intake.openFileShow')}</Link>
          </span>
        </span>
      ) : null}
    </output>
  );
}
