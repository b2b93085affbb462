import { Button } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { flushDrafts } from '#renderer/lib/drafts.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';

const COMBO = 'alt+s';

/** Turns the screen over to an applicant: what was typed is kept, the desk is locked, the survey stands before the lock. */
export function OpenKioskButton() {
  const t = useText();
  const [open, { isBusy }] = useChannelMutation('survey.openKiosk');
  const run = () => void flushDrafts().then(() => open({}));
  useScreenKeys([{ combo: COMBO, label: t('survey.kioskNav'), run, isDisabled: isBusy }]);
  return (
    <Button
      variant="default"
      leftSection={<IconMoodSmile size={16} aria-hidden />}
      rightSection={<KeyHint combo={COMBO} />}
      title={t('survey.kioskHint')}
      loading={isBusy}
      onClick={run}
    >
      {t('survey.kioskNav')}
    </Button>
  );
}
