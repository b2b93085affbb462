import { Button, Switch, TextInput } from '@mantine/core';
import { IconAdjustments, IconFolder } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { Allowances } from './allowances.tsx';
import { CompareCard } from './compare-card.tsx';
import { NO_ANSWER } from './comparisons.ts';
import { PreviousCaptures } from './previous-captures.tsx';
import { RulingNotice } from './ruling-notice.tsx';
import { TakeStrip } from './take-strip.tsx';
import type { PhotoWork } from './use-photo-step.ts';
import { VerdictPanel } from './verdict-panel.tsx';
import styles from './photo.module.css';

type PhotoSideProps = Pick<StageWorkProps, 'view' | 'isReadOnly'> & { work: PhotoWork };

/** Beside the picture: what a head said, the verdict of what is looked at, allowances, takes, earlier pictures. */
export function PhotoSide({ view, isReadOnly, work }: PhotoSideProps) {
  const t = useText();
  const { shown, takes } = work;
  return (
    <aside className={styles['side']}>
      <RulingNotice view={view} />
      {work.isRetake ? (
        <TextInput
          label={t('capture.retakeReason')}
          value={work.reason}
          disabled={isReadOnly || work.isBusy}
          onChange={(event) => work.setReason(event.currentTarget.value)}
        />
      ) : null}
      {shown ? <VerdictPanel assessment={shown.assessment} notAssessed={shown.notAssessed} /> : null}
      <Allowances
        subject={work.subject}
        eased={work.eased}
        isDisabled={isReadOnly || shown !== null}
        onChange={work.setEased}
      />
      {shown ? null : <LiveTools work={work} />}
      <TakeStrip takes={takes.takes} shown={shown} onChoose={takes.choose} />
      <PreviousCaptures view={view} />
    </aside>
  );
}

function LiveTools({ work }: { work: PhotoWork }) {
  const t = useText();
  const { isAuto } = work.faceCamera;
  return (
    <>
      <Switch
        label={t('portrait.auto')}
        description={t(isAuto ? 'portrait.autoOn' : 'portrait.autoOff')}
        checked={isAuto}
        onChange={(event) => work.setAuto(event.currentTarget.checked)}
      />
      <div className={styles['buttons']}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconAdjustments size={16} aria-hidden />}
          onClick={() => work.setIsSettingUp(true)}
        >
          {t('portrait.settings.open')}
        </Button>
        {work.mayUseFiles ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFolder size={16} aria-hidden />}
            disabled={work.isOff}
            onClick={() => void work.chooseFile()}
          >
            {t('capture.fromFile')}
          </Button>
        ) : null}
      </div>
      {work.references.map((reference) => (
        <CompareCard
          key={reference.attachmentId}
          reference={reference}
          measured={undefined}
          answer={NO_ANSWER}
          isAsked={false}
          hasKeys={false}
          onAnswer={() => undefined}
        />
      ))}
    </>
  );
}
