import { useEffect } from 'react';
import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { Provider } from 'react-redux';
import { flushDrafts } from '#renderer/lib/drafts.ts';
import { KeyboardProvider } from '#renderer/lib/keyboard/index.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import { CrashBoundary } from './crash-boundary.tsx';
import { LastBoundary } from './last-boundary.tsx';
import { SessionGate } from './session-gate.tsx';
import type { Store } from './store.ts';
import { theme } from './theme/theme.ts';

/** Above the decision bar, so that a toast never lies on the next decision (theme/base.css). */
const TOASTS = 'toasts';
const PREFERS_DARK = '(prefers-color-scheme: dark)';

type RootProps = { i18n: i18n; store: Store };

export function Root({ i18n, store }: RootProps) {
  return (
    <LastBoundary onCrash={() => void flushDrafts()}>
      <Provider store={store}>
        <I18nextProvider i18n={i18n}>
          <PreferredPage i18n={i18n} />
        </I18nextProvider>
      </Provider>
    </LastBoundary>
  );
}

/** Applies what the desk has set: language, theme, single keys. */
function PreferredPage({ i18n }: { i18n: i18n }) {
  const [{ language, theme: scheme, singleKeys }] = usePreferences();
  const isSystemDark = useMediaQuery(PREFERS_DARK, window.matchMedia(PREFERS_DARK).matches);
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  return (
    <MantineProvider
      theme={theme}
      // Mantine's own switch writes a <style> element; the scheme comes from the desk's preferences instead.
      forceColorScheme={scheme === 'auto' ? (isSystemDark ? 'dark' : 'light') : scheme}
      // Both would write <style> elements; the variables are a file (theme/mantine-variables.css).
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <CrashBoundary>
        <KeyboardProvider singleKeys={singleKeys}>
          <Notifications position="bottom-center" limit={1} containerWidth={360} className={TOASTS} />
          <SessionGate />
        </KeyboardProvider>
      </CrashBoundary>
    </MantineProvider>
  );
}
