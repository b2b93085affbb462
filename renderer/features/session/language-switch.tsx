import { Button } from '@mantine/core';
import { useLanguage, useText } from '#renderer/lib/i18n.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';

const NAMES = { id: 'Bahasa Indonesia', en: 'English' } as const;

/** A language is named in itself, so that whoever needs it can read it. */
export function LanguageSwitch() {
  const t = useText();
  const language = useLanguage();
  const [, change] = usePreferences();
  const other = language === 'id' ? 'en' : 'id';
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      lang={other}
      title={t('common.top.language')}
      onClick={() => void change({ language: other })}
    >
      {NAMES[other]}
    </Button>
  );
}
