import { SegmentedControl } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { AppState, Stage } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';

type StageSwitchProps = { stages: readonly Stage[]; stage: Stage | null; state: AppState };

/** Capture and interview are open at the same time; the officer says which of them this desk does. */
export function StageSwitch({ stages, stage, state }: StageSwitchProps) {
  const t = useText();
  const [, setQuery] = useSearchParams();
  if (state !== 'IN_SERVICE' || stages.length < 2 || !stage) return null;
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('file.work.stageTabs')}
      value={stage}
      data={stages.map((value) => ({ value, label: t(`labels.stage.${value}`) }))}
      onChange={(value) => setQuery({ tahap: value }, { replace: true })}
    />
  );
}
