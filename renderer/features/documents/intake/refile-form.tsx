import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import type { PageFormProps } from './page-form-props.ts';
import styles from './intake.module.css';

/** The page shows another document. Those that the file asks for stand first. */
export function RefileForm({ intake, code, page, onDone }: PageFormProps) {
  const t = useText();
  const [to, setTo] = useState<DocCode | null>(null);
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const asked = intake.view.requirements.map((line) => line.code);
  const codes = [...new Set([...asked, ...DocCode.options])].filter((other) => other !== code);

  async function move() {
    if (!to) return;
    const payload = { code, attachmentId: page.id, to };
    const outcome = await intake.act([{ kind: 'documents.refilePage/1', payload }], {
      done: t('pages.sheet.refiled', { name: t(`labels.document.${to}`) }),
      quiet: true,
    });
    if (outcome.ok) onDone();
    else setRefused(outcome.refused);
  }

  return (
    <>
      <div className={styles['formLine']}>
        <Select
          label={t('pages.sheet.refileTo')}
          data={codes.map((value) => ({ value, label: t(`labels.document.${value}`) }))}
          value={to}
          searchable
          onChange={(value) => setTo(DocCode.nullable().catch(null).parse(value))}
        />
        <Button variant="default" disabled={to === null} onClick={() => void move()}>
          {t('pages.sheet.refile')}
        </Button>
      </div>
      {refused ? <RefusalLine error={refused} /> : null}
    </>
  );
}
