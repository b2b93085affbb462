import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter';
import './theme/tokens.css';
import './theme/base.css';
import { must } from '#common/kernel/must.ts';
import { ApplicantScreen } from '#renderer/features/interview/index.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import { startI18n } from '#renderer/lib/i18n.ts';
import { DEFAULT_PREFERENCES } from '#renderer/lib/preferences.ts';
import { LastBoundary } from './last-boundary.tsx';

/** The page on the applicant's side of the desk: it asks once what it shows, and goes when that is over. */
export async function startApplicantPage(): Promise<void> {
  const reply = await callChannel('interview.shownBook', {});
  const shown = reply.ok ? reply.value : null;
  await startI18n(shown?.language ?? DEFAULT_PREFERENCES.language);
  document.documentElement.lang = shown?.language ?? DEFAULT_PREFERENCES.language;
  const element = must(document.querySelector('#root'), 'index.html holds it');
  if (!shown) return;
  createRoot(element).render(
    <LastBoundary>
      <ApplicantScreen shown={shown} />
    </LastBoundary>,
  );
}
