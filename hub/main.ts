import { join } from 'node:path';
import { ZodError } from 'zod';
import { deskErrors } from '#common/i18n/id/desk-errors.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { createLogger, type Logger } from '#runtime/logging/logger.ts';
import { COMMANDS, type Command } from './app/commands.ts';
import { openHub } from './app/open-hub.ts';
import { findRunning, noteRunning, noteStopped } from './app/running.ts';
import { isExposed, serve } from './app/serve.ts';
import { ConfigError, readConfig, type HubConfig } from './config.ts';

const RESOURCES = join(import.meta.dirname, '../resources');

/** `npm run hub` serves; with a word behind it, it does that one thing and ends. */
async function main([name, ...args]: string[]): Promise<number> {
  const config = readConfig(process.env, process.cwd());
  if (name === undefined) return runHub(config);
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
  const stopped = stopAsked();
  const open = await openHub(config, { log, resources: RESOURCES });
  try {
    noteRunning(config.dataFolder, open.edge.databaseUrl);
    if (open.officeId === null) say(`No office yet: npm run hub -- ${COMMANDS['set-up']?.uses}`);
    await serve(open, { stopped, onListening: (address) => say(`Hub: ${address}`) });
  } finally {
    noteStopped(config.dataFolder);
    await open.close();
  }
  log.info('stopped');
  return 0;
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
  const log = createLogger('hub', (line) => process.stdout.write(`${line}\n`));
  return {
    info(message, fields) {
      if (logLevel === 'info') log.info(message, fields);
    },
    warn(message, fields) {
      if (logLevel !== 'error') log.warn(message, fields);
    },
    error(message, fields) {
      log.error(message, fields);
    },
  };
}

function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
    process.once('SIGHUP', resolve);
  });
}

function usage(): number {
  say(['npm run hub', ...Object.values(COMMANDS).map(({ uses }) => `npm run hub -- ${uses}`)].join('\n'));
  return 2;
}

/** A sentence for the person at the terminal; whatever is a bug comes with its stack. */
function explain(error: unknown): number {
  if (error instanceof ConfigError) say(error.message);
  else if (error instanceof ZodError) say(error.issues.map(({ path }) => `--${path.join('.')}`).join(' '));
  else if (error instanceof TypeError && 'code' in error) say(error.message);
  else if (error instanceof CodedError) say(`${error.code}: ${sentenceOf(error)}`);
  else throw error;
  return 1;
}

function sentenceOf({ code, details = {} }: CodedError): string {
  const found = Object.entries(deskErrors).find(([known]) => known === code);
  const text = found ? `${found[1].what} ${found[1].next}` : '';
  return text.replaceAll(/{{(\w+)}}/g, (_all, name: string) => String(details[name] ?? ''));
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

process.exitCode = await main(process.argv.slice(2)).catch(explain);
