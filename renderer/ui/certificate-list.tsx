import { ActionIcon, Button } from '@mantine/core';
import { IconCertificate, IconTrash } from '@tabler/icons-react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from './chip.tsx';
import { RefusalLine } from './refusal-line.tsx';
import styles from './certificate-list.module.css';

type CertificateListProps = {
  title: string;
  certificates: readonly { id: string; name: string; expiresOn: PlainDate; isExpired: boolean }[];
  /** What it means that there is none. */
  none: string;
  add: { label: string; isBusy: boolean; error: ReplyError | undefined; run: () => void };
  onRemove: (id: string) => void;
};

/** Certificates that this PC believes, to add from a file and to take away. */
export function CertificateList({ title, certificates, none, add, onRemove }: CertificateListProps) {
  const t = useText();
  const format = useFormat();
  return (
    <div>
      <h4 className={styles['title']}>{title}</h4>
      {certificates.length === 0 ? <p className={styles['soft']}>{none}</p> : null}
      <ul className={styles['rows']}>
        {certificates.map(({ id, name, expiresOn, isExpired }) => (
          <li key={id} className={styles['row']}>
            <span className={styles['name']}>{name}</span>
            <span className={styles['soft']}>
              {t('common.certificate.until', { date: format.date(expiresOn) })}
            </span>
            {isExpired ? <Chip label={t('common.certificate.expired')} tone="red" /> : null}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('common.certificate.remove', { name })}
              onClick={() => onRemove(id)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        mt={8}
        variant="default"
        loading={add.isBusy}
        leftSection={<IconCertificate size={16} aria-hidden />}
        onClick={add.run}
      >
        {add.label}
      </Button>
      {add.error ? <RefusalLine error={add.error} /> : null}
    </div>
  );
}
