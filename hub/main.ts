import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isWritten } from '#common/domain/station/log-level.ts';
import { createLogger, type Logger } from '#runtime/logging/logger.ts';
import { RESTORE_USES, runRestore } from './app/backup-commands.ts';
import { COMMANDS, type Command } from './app/commands.ts';
import { openHub } from './app/open-hub.ts';
import { explained } from './app/explain.ts';
import { findRunning, noteRunning, noteStopped } from './app/running.ts';
import { isExposed, serve } from './app/serve.ts';
import { readConfig, type HubConfig } from './config.ts';
import { withSettingsFile } from './settings-file.ts';

const RESOURCES = join(import.meta.dirname, '../resources');
/** As it is typed where this lies: packaged it is one built script. */
const TYPED = import.meta.filename.endsWith('.ts') ? 'npm run hub' : 'loket-hub';
const WITH_WORDS = TYPED === 'loket-hub' ? TYPED : `${TYPED} --`;

/** Alone it serves; with a word behind it, it does that one thing and ends. */
async function main([name, ...args]: string[]): Promise<number> {
  // Whatever this starts (pg_dump, PostgreSQL) sees the same settings.
  Object.assign(process.env, withSettingsFile(process.env));
  const config = readConfig(process.env, process.cwd());
  if (name === undefined) return runHub(config);
  if (name === 'restore') return restore(config, args);
  const command = COMMANDS[name];
  if (!command) return usage();
  return runCommand(config, command, args);
}

async function runHub(config: HubConfig): Promise<number> {
  if (isExposed(config)) {
    say(
      'HUB_HOST: another machine can reach the hub only over TLS. Set HUB_TLS_CERT and HUB_TLS_KEY, or HUB_BEHIND_PROXY=1.',
    );
    return 2;
  }
  if (findRunning(config.dataFolder)) {
    say('A hub runs on this data folder already.');
    return 1;
  }
  const log = logger(config);
  // Asked for from the first moment: a stop during the start must stop PostgreSQL too.
  const stopped = stopAsked(config);
  const open = await openHub(config, { log, resources: RESOURCES });
  try {
    noteRunning(config.dataFolder, open.edge.databaseUrl);
    if (open.officeId === null) say(`No office yet: ${WITH_WORDS} ${COMMANDS['set-up']?.uses}`);
    await serve(open, { stopped, onListening: (address) => tellListening(config, address) });
  } finally {
    noteStopped(config.dataFolder);
    await open.close();
  }
  log.info('stopped');
  return 0;
}

/** Lays out a backup, then lets desks notice: numbers that they have seen may be given out again. */
async function restore(config: HubConfig, args: string[]): Promise<number> {
  process.stdout.write(`${await runRestore(config, args)}\n`);
  const restored = COMMANDS['restored'];
  // A dump is brought into the office's own server by hand first (docs/how-to/run-a-hub.md).
  if (!restored || config.databaseUrl !== null) return 0;
  return runCommand(config, restored, []);
}

async function runCommand(config: HubConfig, command: Command, args: string[]): Promise<number> {
  const running = findRunning(config.dataFolder);
  const open = await openHub(
    { ...config, databaseUrl: running?.databaseUrl ?? config.databaseUrl },
    { log: logger({ ...config, logLevel: 'error' }), resources: RESOURCES },
  );
  try {
    process.stdout.write(`${await command.run(open, args)}\n`);
    return 0;
  } finally {
    await open.close();
  }
}

/** Lines below the level that the office asked for are not written. */
function logger({ logLevel }: Pick<HubConfig, 'logLevel'>): Logger {
  return createLogger(
    'hub',
    (line) => process.stdout.write(`${line}\n`),
    (level) => isWritten(level, logLevel),
  );
}

function tellListening({ readyFile }: HubConfig, address: string): void {
  if (readyFile !== null) writeFileSync(readyFile, address);
  say(`Hub: ${address}`);
}

/** Windows sends no signal to a service: there the hub stops when whoever started it closes its input. */
function stopAsked({ stopsWithInput }: HubConfig): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
    process.once('SIGHUP', resolve);
    if (stopsWithInput) process.stdin.once('end', resolve).resume();
  });
}

function usage(): number {
  say(
    [
      TYPED,
      ...[...Object.values(COMMANDS).map(({ uses }) => uses), RESTORE_USES].map(
        (uses) => `${WITH_WORDS} ${uses}`,
      ),
    ].join('\n'),
  );
  return 2;
}

/** A sentence for the person at the terminal; whatever is a bug comes with its stack. */
function explain(error: unknown): number {
  const text = explained(error);
  if (text === null) throw error;
  say(text);
  return 1;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

process.exitCode = await main(process.argv.slice(2)).catch(explain);
