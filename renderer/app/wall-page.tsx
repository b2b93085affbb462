import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter';
import './theme/tokens.css';
import './theme/base.css';
import { must } from '#common/kernel/must.ts';
import { WallPage } from '#renderer/features/queue/index.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import { startI18n } from '#renderer/lib/i18n.ts';
import { DEFAULT_PREFERENCES } from '#renderer/lib/preferences.ts';
import { LastBoundary } from './last-boundary.tsx';

/** The wall of the waiting hall, in a window of its own. */
export async function startWallPage(): Promise<void> {
  const reply = await callChannel('hall.wall', {});
  const first = reply.ok ? reply.value : null;
  const language = first?.language ?? DEFAULT_PREFERENCES.language;
  await startI18n(language);
  document.documentElement.lang = language;
  const element = must(document.querySelector('#root'), 'index.html holds it');
  createRoot(element).render(
    <LastBoundary>
      <WallPage first={first} />
    </LastBoundary>,
  );
}
