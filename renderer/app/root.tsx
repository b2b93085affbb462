import { useEffect, type ReactNode } from 'react';
import { MantineProvider, useMantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { i18n } from 'i18next';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { Provider } from 'react-redux';
import type { Preferences } from '#common/contract/ipc/office.ts';
import { KeyboardProvider } from '#renderer/lib/keyboard/index.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import { channelApi } from '#renderer/lib/channel-api.ts';
import { CrashBoundary } from './crash-boundary.tsx';
import { SessionGate } from './session-gate.tsx';
import type { Store } from './store.ts';
import { theme } from './theme/theme.ts';

type RootProps = { i18n: i18n; store: Store; firstPreferences: Preferences };

export function Root({ i18n, store, firstPreferences }: RootProps) {
  useEffect(() => {
    void store.dispatch(channelApi.util.upsertQueryData('office.readPreferences', {}, firstPreferences));
  }, [store, firstPreferences]);
  return (
    <Provider store={store}>
      <I18nextProvider i18n={i18n}>
        <MantineProvider
          theme={theme}
          defaultColorScheme={firstPreferences.theme}
          // Both would write <style> elements; the variables are a file (theme/mantine-variables.css).
          withCssVariables={false}
          withGlobalClasses={false}
        >
          <CrashBoundary>
            <PreferredPage />
          </CrashBoundary>
        </MantineProvider>
      </I18nextProvider>
    </Provider>
  );
}

/** Applies what the desk has set: language, theme, single keys. */
function PreferredPage() {
  const [{ language, theme: scheme, singleKeys }] = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(scheme), [setColorScheme, scheme]);
  return (
    <LanguageOf language={language}>
      <KeyboardProvider singleKeys={singleKeys}>
        <Notifications position="bottom-right" limit={3} containerWidth={360} />
        <SessionGate />
      </KeyboardProvider>
    </LanguageOf>
  );
}

function LanguageOf({ language, children }: { language: Preferences['language']; children: ReactNode }) {
  const { i18n } = useTranslation();
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  return children;
}
