import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import '@fontsource-variable/inter';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './app/theme/mantine-variables.css';
import './app/theme/tokens.css';
import './app/theme/base.css';
import { must } from '#common/kernel/must.ts';
import { callChannel } from './lib/bridge.ts';
import { startI18n } from './lib/i18n.ts';
import { DEFAULT_PREFERENCES } from './lib/preferences.ts';
import { Root } from './app/root.tsx';
import { createStore } from './app/store.ts';

// The page's policy forbids code made from text; zod would try it and then go without.
config({ jitless: true });

async function start(): Promise<void> {
  const reply = await callChannel('office.readPreferences', {});
  const preferences = reply.ok ? reply.value : DEFAULT_PREFERENCES;
  const i18n = await startI18n(preferences.language);
  const element = must(document.querySelector('#root'), 'index.html holds it');
  createRoot(element).render(<Root i18n={i18n} store={createStore()} firstPreferences={preferences} />);
}

void start();
