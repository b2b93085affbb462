import { spawn, spawnSync } from 'node:child_process';
import type Electron from 'electron';

import { guard, notAvailable } from './unavailable.ts';

type Members = Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>;

/**
 * Chromium has no dialogs that a program can open, so a person gets zenity's. Tests replace a function, as they do with Electron:
 * `app.evaluate(({ dialog }) => { dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...] }) })`.
 */
async function showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
  const options = lastArgument<Electron.OpenDialogOptions>(args);
  const properties = options.properties ?? [];
  const flags = [
    '--file-selection',
    '--separator=\n',
    ...titleFlags(options.title),
    ...filterFlags(options.filters),
  ];
  if (options.defaultPath) flags.push(`--filename=${options.defaultPath}`);
  if (properties.includes('openDirectory')) flags.push('--directory');
  if (properties.includes('multiSelections')) flags.push('--multiple');
  const { code, output } = await runZenity('dialog.showOpenDialog', flags);
  const filePaths = output.split('\n').filter(Boolean);
  return { canceled: code !== 0 || filePaths.length === 0, filePaths };
}

async function showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
  const options = lastArgument<Electron.SaveDialogOptions>(args);
  const flags = ['--file-selection', '--save', ...titleFlags(options.title), ...filterFlags(options.filters)];
  if (options.defaultPath) flags.push(`--filename=${options.defaultPath}`);
  const { code, output } = await runZenity('dialog.showSaveDialog', flags);
  const filePath = output.trimEnd();
  return { canceled: code !== 0 || filePath === '', filePath: code === 0 ? filePath : '' };
}

async function showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
  const options = lastArgument<Electron.MessageBoxOptions>(args);
  const buttons = options.buttons?.length ? options.buttons : ['OK'];
  const text = [options.message, options.detail].filter(Boolean).join('\n\n');
  const flags = ['--question', '--switch', '--no-markup', `--text=${text}`, ...titleFlags(options.title)];
  for (const button of buttons) flags.push(`--extra-button=${button}`);
  const { output } = await runZenity('dialog.showMessageBox', flags);
  const chosen = buttons.indexOf(output.trimEnd());
  return {
    response: chosen === -1 ? (options.cancelId ?? buttons.length - 1) : chosen,
    checkboxChecked: options.checkboxChecked ?? false,
  };
}

/** Before a window exists Electron writes to stderr on Linux; here it always does, and shows the box too where it can. */
function showErrorBox(title: string, content: string): void {
  console.error(`${title}\n${content}`);
  if (hasZenity()) {
    spawn('zenity', ['--error', '--no-markup', `--title=${title}`, `--text=${content}`], {
      stdio: 'ignore',
      detached: true,
    }).unref();
  }
}

export const dialog = guard(
  { showOpenDialog, showSaveDialog, showMessageBox, showErrorBox } satisfies Record<keyof Members, unknown>,
  'dialog',
);

/** Electron's two call forms: options alone, or after the window they belong to. */
function lastArgument<Options extends object>(args: readonly unknown[]): Options {
  return (args.at(-1) ?? {}) as Options;
}

function titleFlags(title: string | undefined): string[] {
  return title ? [`--title=${title}`] : [];
}

function filterFlags(filters: readonly Electron.FileFilter[] = []): string[] {
  return filters.map(
    ({ name, extensions }) =>
      `--file-filter=${name} | ${extensions.map((one) => (one === '*' ? '*' : `*.${one}`)).join(' ')}`,
  );
}

function hasZenity(): boolean {
  return (
    Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) &&
    spawnSync('zenity', ['--version'], { stdio: 'ignore' }).status === 0
  );
}

function runZenity(
  name: string,
  flags: readonly string[],
): Promise<{ readonly code: number; readonly output: string }> {
  if (!hasZenity()) {
    throw notAvailable(`${name} (no display, or zenity is not installed; a test replaces the function)`);
  }
  return new Promise((resolve, reject) => {
    const child = spawn('zenity', flags, { stdio: ['ignore', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}
