import { useState } from 'react';
import { RECORDABLE_STAGES, type Stage, StagePolicy } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './office.module.css';

const NO_INPUT = {};
export function StagePolicySection() {
  const t = useText();
  const { data: current } = useChannelQuery('office.stagePolicies', NO_INPUT);
  const [save, { isBusy }] = useChannelMutation('office.stagePolicy');
  const [pending, setPending] = useState<Partial<Record<Stage, StagePolicy>>>({});

  async function choose(stage: Stage, policy: StagePolicy) {
    setPending({ ...pending, [stage]: policy });
    const reply = await save({ stage, policy });
    if (reply.ok) showToast({ message: t('office.stagePolicySaved') });
    setPending({});
  }

  return (
    <Section title={t('office.stagePolicy')}>
      <p className={styles['text']}>{t('office.stagePolicyText')}</p>
      <div className={styles['stack']}>
        {RECORDABLE_STAGES.map((stage) => (
          <ChoiceField
            key={stage}
            label={t(`labels.stage.${stage}`)}
            choices={StagePolicy.options.map((value) => ({ value, label: t(`labels.stagePolicy.${value}`) }))}
            value={pending[stage] ?? current?.[stage] ?? null}
            onChange={(policy) => void choose(stage, policy)}
            isDisabled={isBusy}
          />
        ))}
      </div>
    </Section>
  );
}
