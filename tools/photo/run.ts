import { readFile } from 'node:fs/promises';
import { PortraitGroup, type PortraitCheck } from '#common/domain/biometrics/portrait.ts';
import type { PortraitRules } from '#renderer/lib/portrait/messages.ts';
import { openPortraitPage, type PortraitPage } from './portrait-page.ts';

/**
 * `npm run photo -- check [--ignore GROUP,…] [--all] FILE…`: the verdict of the program's own worker, one JSON line a picture.
 * `npm run photo -- compare A B`: how far two faces are apart. Ends with 0 whatever the verdicts are, with 2 when it was asked wrongly.
 */
const GROUPS = PortraitGroup.options;
const ADULT: PortraitRules = { subject: 'ADULT', allowances: [] };
const [command, ...rest] = process.argv.slice(2);
const HELP = `npm run photo -- check [--ignore ${GROUPS.join(',').toLowerCase()}] [--all] FILE…
npm run photo -- compare A B
`;

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${HELP}`);
  process.exitCode = 2;
}

async function run(): Promise<number> {
  if (command === 'check') {
    const asked = readArguments(rest);
    return withPage((page) => checkAll(page, asked));
  }
  const [one, other] = rest;
  if (command !== 'compare' || !one || !other) throw new Error('What is to be done?');
  return withPage((page) => compareTwo(page, one, other));
}

async function withPage(work: (page: PortraitPage) => Promise<void>): Promise<number> {
  const page = await openPortraitPage();
  try {
    await work(page);
  } finally {
    await page.close();
  }
  return 0;
}

type Asked = { files: string[]; ignored: ReadonlySet<PortraitGroup>; all: boolean };

function readArguments(args: readonly string[]): Asked {
  const files: string[] = [];
  const ignored = new Set<PortraitGroup>();
  let all = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--all') all = true;
    else if (arg === '--ignore' || arg.startsWith('--ignore=')) {
      const list = arg === '--ignore' ? (args[(at += 1)] ?? '') : arg.slice('--ignore='.length);
      for (const name of list.split(',').filter(Boolean)) ignored.add(groupOf(name));
    } else files.push(arg);
  }
  if (files.length === 0) throw new Error('Which pictures?');
  return { files, ignored, all };
}

function groupOf(name: string): PortraitGroup {
  const upper = name.trim().toUpperCase();
  const group = GROUPS.find((known) => known === (upper === 'COLOR' ? 'COLOUR' : upper));
  if (!group) throw new Error(`No group of checks is called ${name}.`);
  return group;
}

async function checkAll(page: PortraitPage, { files, ignored, all }: Asked): Promise<void> {
  for (const file of files) {
    const line = await checkOne(page, file, { ignored, all });
    process.stdout.write(`${JSON.stringify({ file, ...line })}\n`);
  }
}

async function checkOne(page: PortraitPage, file: string, { ignored, all }: Omit<Asked, 'files'>) {
  const bytes = await readFile(file).catch(() => null);
  const answer = bytes ? await page.assess(bytes, ADULT) : ({ ok: false, code: 'NOT_FOUND' } as const);
  if (!answer.ok) {
    const issue = { code: answer.code, raw: null, score: null, level: 'fail' };
    return { verdict: 'fail', issues: [issue], faces: 0, ms: 0 };
  }
  const { assessment, extra, ms } = answer.result;
  const counted = assessment.checks.filter(({ group }) => !ignored.has(group));
  const issues = counted.filter(({ level }) => level === 'FAIL' || level === 'WARN');
  const verdict = issues.some(({ level }) => level === 'FAIL') ? 'fail' : issues.length > 0 ? 'warn' : 'pass';
  const everything = all ? { checks: assessment.checks.map((check) => told(check)), extra } : {};
  return { verdict, issues: issues.map((check) => told(check)), faces: assessment.faces, ms, ...everything };
}

function told({ code, raw, score, level }: PortraitCheck) {
  return { code, raw, score, level: level.toLowerCase() };
}

async function compareTwo(page: PortraitPage, one: string, other: string): Promise<void> {
  const answer = await page.compare(await readFile(one), await readFile(other));
  const result = answer.ok ? answer.result : null;
  const line = result
    ? { distance: Number(result.distance.toFixed(4)), band: result.band }
    : { distance: null, band: null, error: answer.ok ? 'NO_FACE' : answer.code };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
