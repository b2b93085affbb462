import { useCallback } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { errorText, type ErrorText } from './error-text.ts';
import { useLanguage, useText } from './i18n.ts';

export function useErrorText(): (error: ReplyError) => ErrorText {
  const t = useText();
  const language = useLanguage();
  return useCallback((error) => errorText(t, language, error), [t, language]);
}
