/**
 * Behind every npm script: `node tools/start/run.mjs <command> [arguments]`. See README.md in this folder.
 * This file, messages.mjs and node-version.mjs use nothing newer than Node 14, so that an old Node prints a sentence, not a syntax error.
 */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { messages, say } from './messages.mjs';
import { canLoadDriver, isAtLeast, MINIMUM_NODE } from './node-version.mjs';

const CONTINUED = 'LOKET_PROJECT_NODE';

async function main() {
  if (!isAtLeast(process.version, MINIMUM_NODE)) {
    say(messages.nodeTooOld(process.version, MINIMUM_NODE));
    return 1;
  }
  const { commands, profileFor, report } = await import('./commands.mjs');
  const { ensureInstalled, isThisNode, projectNode, withProjectPath } = await import('./install.mjs');
  const [name = 'start', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    say(messages.unknownCommand(name, Object.keys(commands)));
    return 2;
  }
  try {
    await ensureInstalled();
    const node = projectNode();
    if (node && !isThisNode(node) && process.env[CONTINUED] !== node) return await continueOn(node);
    if (!canLoadDriver(process.versions)) {
      say(messages.wrongNode(process.version));
      return 1;
    }
    const env = withProjectPath({ ...process.env, LOKET_PROFILE: profileFor(name, process.env) });
    return await command(args, env);
  } catch (error) {
    return report(error);
  }
}

/**
 * The same command line on the project's own Node.
 * @param {string} node
 */
async function continueOn(node) {
  const { run } = await import('./child.mjs');
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const env = { ...process.env, [CONTINUED]: node };
  const { code, output } = await run(node, args, { stdout: 'inherit', stdin: true, env });
  if (output) say(output);
  return code;
}

// `npm run check | head` closes the pipe early; that is no error.
process.stdout.on('error', (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPIPE') throw error;
  process.exit(1);
});
process.exitCode = await main();
