import { useCallback } from 'react';
import i18next, { type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { CATALOGUES, DEFAULT_LANGUAGE, type Language, type TextKey } from '#common/i18n/index.ts';

export type TextValues = Readonly<Record<string, string | number>>;
/** Looks one text up; the key is checked at compile time. */
export type Translate = (key: TextKey, values?: TextValues) => string;

/** Both catalogues are in memory, so that a change of language needs no waiting. */
export async function startI18n(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: DEFAULT_LANGUAGE,
    resources: { id: { translation: CATALOGUES.id }, en: { translation: CATALOGUES.en } },
    nsSeparator: false,
    // React escapes by itself.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return i18next;
}

export function useText(): Translate {
  return useTranslation().t as unknown as Translate;
}

/** Papers for applicants are in Indonesian, whatever language the officer's screen has. */
export function usePaperText(): Translate {
  return useTranslation().i18n.getFixedT(DEFAULT_LANGUAGE) as unknown as Translate;
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'id';
}

/** Picks the language of a label that comes with its own two texts (SOP, calendar). */
export function useLabel(): (label: { id: string; en: string }) => string {
  const language = useLanguage();
  return useCallback((label) => label[language], [language]);
}
