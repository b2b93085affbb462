import { useState } from 'react';
import { Button } from '@mantine/core';
import { OfficeQueues, type OfficeQueue } from '#common/domain/queue/office-queue.ts';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import type { PaperFormProps } from './paper-form-props.ts';
import { NewQueueForm } from './new-queue-form.tsx';
import styles from './papers.module.css';

/** The office's queues as they will be: all of them, as one document. */
export function QueuesForm({ inForce, onChange }: PaperFormProps) {
  const t = useText();
  const label = useLabel();
  const [queues, setQueues] = useState<OfficeQueue[]>(() => {
    const stored = OfficeQueues.safeParse(inForce ?? []);
    return stored.success ? stored.data : [];
  });

  function change(next: OfficeQueue[]) {
    setQueues(next);
    onChange({ name: 'queues', body: next });
  }

  return (
    <div className={styles['box']}>
      <p className={styles['strong']}>{t('papers.queue.list')}</p>
      {queues.length === 0 ? <p className={styles['soft']}>{t('papers.queue.none')}</p> : null}
      <ul className={styles['queues']}>
        {queues.map((queue) => (
          <li key={queue.id}>
            <span>
              {label(queue.title)}{' '}
              <span className={styles['soft']}>
                {t(`labels.stage.${queue.stage}`)} ·{' '}
                {queue.roles.map((role) => t(`labels.role.${role}`)).join(', ')}
              </span>
            </span>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('papers.queue.remove', { name: label(queue.title) })}
              onClick={() => change(queues.filter(({ id }) => id !== queue.id))}
            >
              {t('common.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <NewQueueForm known={queues} onAdd={(queue) => change([...queues, queue])} />
    </div>
  );
}
