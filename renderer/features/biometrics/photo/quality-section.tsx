import { Button } from '@mantine/core';
import { IconProgress, IconTrash } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import styles from './photo.module.css';

const NO_INPUT = {};

/** IT's part: a program beside ours that judges photos, where this PC has one. */
export function QualitySection() {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('biometrics.qualityProgram', NO_INPUT);
  const [choose, chosen] = useChannelMutation('biometrics.chooseQualityProgram');
  const [remove] = useChannelMutation('biometrics.removeQualityProgram');
  return (
    <Section title={t('portrait.second.title')}>
      <p className={styles['soft']}>{t('portrait.second.text')}</p>
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      {data ? (
        <Facts
          facts={[
            { term: t('portrait.second.program'), value: data.command },
            { term: t('portrait.second.folder'), value: data.configFolder },
          ]}
        />
      ) : (
        <p>{t('portrait.second.none')}</p>
      )}
      <div className={styles['buttons']}>
        <Button
          variant="default"
          loading={chosen.isBusy}
          leftSection={<IconProgress size={16} aria-hidden />}
          onClick={() => void choose({})}
        >
          {t('portrait.second.choose')}
        </Button>
        {data ? (
          <Button
            variant="subtle"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => void remove({})}
          >
            {t('portrait.second.remove')}
          </Button>
        ) : null}
      </div>
      {chosen.error ? <RefusalLine error={chosen.error} /> : null}
    </Section>
  );
}
