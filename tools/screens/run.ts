import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * `npm run screens`: the pictures of `docs/screens`, from the last tour and the last e2e run, in both themes. Made smaller by pngquant where
 * this PC has it. Ends with 1 when one is missing or too large, and leaves what was there.
 */
const ROOT = resolve(import.meta.dirname, '..', '..');
const TO = join(ROOT, 'docs', 'screens');
const MOST_BYTES = 300_000;
const THEMES = ['light', 'dark'] as const;

const TOUR = [
  'adjudication',
  'approval',
  'capture',
  'documents',
  'fingers',
  'handover',
  'home',
  'interview',
  'portrait',
  'quality',
  'report',
  'settings',
  'walk-in',
];
/** Under the names that the e2e specs give them, where those differ. */
const E2E: Readonly<Record<string, string>> = {
  'access-report': 'privacy-access-paper',
  announcements: 'announcements',
  board: 'board',
  'booking-uploads': 'booking-uploads',
  codes: 'codes',
  complaints: 'complaints',
  desks: 'desks',
  disposal: 'privacy-disposal-done',
  'documents-compare': 'compare',
  'field-count': 'field-count',
  'field-days': 'field-days',
  'field-prepare': 'field-prepare',
  join: 'join',
  outbox: 'outbox',
  'portrait-ruling': 'portrait-ruling',
  quota: 'quota',
  'quota-move': 'quota-move',
  shortage: 'shortage',
  'site-file': 'site-file',
  survey: 'survey',
};

const pictures = [
  ...TOUR.map((name) => ({ name, from: join(ROOT, 'out', 'tour', 'screens', name) })),
  ...Object.entries(E2E).map(([name, file]) => ({ name, from: join(ROOT, 'out', 'test', 'screens', file) })),
];
const problems = pictures.flatMap(({ name, from }) =>
  THEMES.flatMap((theme) => put(`${from}-${theme}.png`, join(TO, `${name}-${theme}.png`)) ?? []),
);
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`${pictures.length * THEMES.length - problems.length} pictures in docs/screens\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** What is wrong with it, or null. */
function put(from: string, to: string): string | null {
  if (!existsSync(from)) return `not there: ${from}`;
  const small = spawnSync('pngquant', ['--force', '--strip', '--speed', '1', '--output', to, '--', from]);
  if (small.status !== 0) copyFileSync(from, to);
  const { size } = statSync(to);
  return size > MOST_BYTES ? `too large: ${to} has ${size} bytes` : null;
}
