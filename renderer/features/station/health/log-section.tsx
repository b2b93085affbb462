import { NativeSelect } from '@mantine/core';
import { LogLevel, type LogChoice } from '#common/domain/station/log-level.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import styles from '../station.module.css';

/** How much the log of this PC tells; it goes back by itself. */
export function LogSection({ log }: { log: LogChoice }) {
  const t = useText();
  const { moment } = useFormat();
  const [choose, { isBusy, error }] = useChannelMutation('station.setLogLevel');
  return (
    <Section title={t('health.logs')}>
      <div className={styles['offer']}>
        <p>
          {t('health.logLevel.text')}{' '}
          {log.until === null ? null : t('health.logLevel.until', { when: moment(log.until) })}
        </p>
        <NativeSelect
          aria-label={t('health.logLevel.label')}
          value={log.level}
          disabled={isBusy}
          data={LogLevel.options.map((level) => ({ value: level, label: t(`health.logLevel.${level}`) }))}
          onChange={(event) => void choose({ level: LogLevel.parse(event.currentTarget.value) })}
        />
      </div>
      {error ? <RefusalLine error={error} /> : null}
    </Section>
  );
}
