import { IconMoodSmile } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { OpenKioskButton } from './open-kiosk-button.tsx';

/** `/survei-pemohon`: what opening the survey means, before the screen is turned over to an applicant. */
export function KioskScreen() {
  const t = useText();
  return (
    <>
      <PageHead title={t('survey.sheetTitle')} />
      <EmptyState title={t('survey.kioskNav')} text={t('survey.kioskHint')} Icon={IconMoodSmile}>
        <OpenKioskButton />
      </EmptyState>
    </>
  );
}
