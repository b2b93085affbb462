import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter';
import '@mantine/core/styles.layer.css';
import '@mantine/charts/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './theme/mantine-variables.css';
import './theme/tokens.css';
import './theme/base.css';
import { must } from '#common/kernel/must.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import { syncClock } from '#renderer/lib/clock.ts';
import { startI18n } from '#renderer/lib/i18n.ts';
import { DEFAULT_PREFERENCES } from '#renderer/lib/preferences.ts';
import { Root } from './root.tsx';
import { createStore } from './store.ts';

/** Reads what the desk has set before anything is drawn, so that neither language nor theme flashes. */
export async function startPage(): Promise<void> {
  const [reply, session] = await Promise.all([
    callChannel('office.readPreferences', {}),
    callChannel('session.status', {}),
  ]);
  if (session.ok) syncClock(session.value.now);
  const preferences = reply.ok ? reply.value : DEFAULT_PREFERENCES;
  const i18n = await startI18n(preferences.language);
  const element = must(document.querySelector('#root'), 'index.html holds it');
  createRoot(element).render(<Root i18n={i18n} store={createStore(preferences)} />);
}
