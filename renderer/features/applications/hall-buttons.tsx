import { Button } from '@mantine/core';
import { IconBellRinging, IconUserOff } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';

type HallButtonsProps = { view: FileView; act: ActFn };

/** The two things done while the applicant is on the way from the hall. */
export function HallButtons({ view, act }: HallButtonsProps) {
  const t = useText();
  const can = (kind: ActionKind) => view.permitted.some((action) => action.kind === kind);
  const canRecall = can('queue.recall/1');
  const canMiss = can('queue.noAnswer/1');

  function recall() {
    void act([{ kind: 'queue.recall/1', payload: {} }]);
  }
  function miss() {
    void act([{ kind: 'queue.noAnswer/1', payload: {} }]);
  }

  useScreenKeys([
    { combo: 'alt+p', label: t('actions.label.queue_recall'), run: recall, isDisabled: !canRecall },
    { combo: 'alt+t', label: t('actions.label.queue_noAnswer'), run: miss, isDisabled: !canMiss },
  ]);

  return (
    <>
      {canRecall ? (
        <Button
          variant="default"
          size="compact-md"
          aria-keyshortcuts="Alt+P"
          leftSection={<IconBellRinging size={16} aria-hidden />}
          onClick={recall}
        >
          {t('actions.label.queue_recall')}
        </Button>
      ) : null}
      {canMiss ? (
        <Button
          variant="default"
          size="compact-md"
          aria-keyshortcuts="Alt+T"
          leftSection={<IconUserOff size={16} aria-hidden />}
          onClick={miss}
        >
          {t('actions.label.queue_noAnswer')}
        </Button>
      ) : null}
    </>
  );
}
