import { useState } from 'react';
import { Button } from '@mantine/core';
import type { AuditCheck } from '#common/contract/ipc/office.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import styles from './office.module.css';

export function AuditSection() {
  const t = useText();
  const [verify, { isBusy }] = useChannelMutation('office.verifyAudit');
  const [check, setCheck] = useState<AuditCheck | null>(null);
  return (
    <Section title={t('office.audit')}>
      <p className={styles['text']}>{t('office.auditText')}</p>
      <div className={styles['line']}>
        <Button
          variant="default"
          loading={isBusy}
          onClick={() => void verify({}).then((reply) => reply.ok && setCheck(reply.value))}
        >
          {t('office.auditCheck')}
        </Button>
        {check ? (
          <output className={check.isIntact ? styles['good'] : styles['bad']}>
            {check.isIntact
              ? t('office.auditIntact', { entries: check.entries, files: check.files })
              : check.brokenBlank
                ? t('office.auditBlankBroken', { serial: check.brokenBlank })
                : check.brokenFile
                  ? t('office.auditFileBroken', { number: check.brokenFile })
                  : t('office.auditBroken', { at: check.brokenAt ?? 0 })}
          </output>
        ) : null}
      </div>
    </Section>
  );
}
