import { config } from 'zod';

// The page's policy forbids code made from text; zod would try it with its first schema, so it is told before any is loaded.
config({ jitless: true });

const { startPage } = await import('./app/start-page.tsx');
await startPage();
