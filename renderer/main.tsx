import { config } from 'zod';
import { APPLICANT_HASH, WALL_HASH } from '#common/contract/ipc/wire.ts';
import { drawLastResort } from './app/last-resort.ts';

// The page's policy forbids code made from text; zod would try it with its first schema, so it is told before any is loaded.
config({ jitless: true });

async function start(): Promise<void> {
  if (location.hash === APPLICANT_HASH) {
    const { startApplicantPage } = await import('./app/applicant-page.tsx');
    await startApplicantPage();
  } else if (location.hash === WALL_HASH) {
    const { startWallPage } = await import('./app/wall-page.tsx');
    await startWallPage();
  } else {
    const { startPage } = await import('./app/start-page.tsx');
    await startPage();
  }
}

try {
  await start();
} catch (error) {
  // No boundary is there yet: without this the window stays white.
  drawLastResort(document.body, error);
}
