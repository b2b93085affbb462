import { IconCheck, IconPointFilled, IconX } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './step-line.module.css';

export type Step = { id: string; label: string; status: 'DONE' | 'CURRENT' | 'TODO' | 'STOPPED' };

const CLASS = { DONE: 'done', CURRENT: 'current', TODO: 'todo', STOPPED: 'stopped' } as const;
const WORD = {
  DONE: 'common.steps.done',
  CURRENT: 'common.steps.current',
  TODO: 'common.steps.todo',
  STOPPED: 'common.steps.current',
} as const;

/** Where the file is on its way, in one line. */
export function StepLine({ steps }: { steps: readonly Step[] }) {
  const t = useText();
  return (
    <ol className={styles['line']} aria-label={t('common.steps.title')}>
      {steps.map(({ id, label, status }) => (
        <li
          key={id}
          className={[styles['step'], styles[CLASS[status]]].join(' ')}
          aria-current={status === 'CURRENT' ? 'step' : undefined}
          title={`${label} (${t(WORD[status])})`}
        >
          <span className={styles['dot']}>
            {status === 'DONE' ? <IconCheck size={11} stroke={2.5} aria-hidden /> : null}
            {status === 'CURRENT' ? <IconPointFilled size={9} aria-hidden /> : null}
            {status === 'STOPPED' ? <IconX size={11} stroke={2.5} aria-hidden /> : null}
          </span>
          <span className={styles['word']}>{label}</span>
        </li>
      ))}
    </ol>
  );
}
