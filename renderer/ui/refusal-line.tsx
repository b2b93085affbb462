import { IconBan, IconInfoCircle } from '@tabler/icons-react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { ErrorText } from '#renderer/lib/error-text.ts';
import { useErrorText } from '#renderer/lib/use-error-text.ts';
import styles from './refusal-line.module.css';

type RefusalLineProps = {
  error: ReplyError;
  /** Words for this place, where the general ones would say too little. */
  text?: ErrorText;
  /** Law, circular or rule behind it, when it is known. */
  rule?: string;
  /** Said before anything was tried: why an action is off. */
  isQuiet?: boolean;
};

/** What was refused, why, and what to do now. */
export function RefusalLine({ error, text, rule, isQuiet = false }: RefusalLineProps) {
  const general = useErrorText()(error);
  const { what, next } = text ?? general;
  return (
    <div
      className={isQuiet ? [styles['line'], styles['quiet']].join(' ') : styles['line']}
      role={isQuiet ? undefined : 'alert'}
    >
      <span className={styles['icon']}>
        {isQuiet ? <IconInfoCircle size={16} aria-hidden /> : <IconBan size={16} aria-hidden />}
      </span>
      <div>
        <p className={styles['what']}>{what}</p>
        <p className={styles['next']}>
          {next} <span className={styles['code']}>{error.code}</span>
        </p>
        {rule ? <p className={styles['rule']}>{rule}</p> : null}
      </div>
    </div>
  );
}
