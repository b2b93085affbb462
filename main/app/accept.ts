import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { platform, release } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { CodedError } from '#common/contract/coded-error.ts';
import { AcceptanceCheck, type AcceptanceReport } from '#common/domain/station/acceptance.ts';
import { cameraVerdict, OPEN_CAMERAS } from '#main/accept/camera-check.ts';
import { ADDON_CHECK, deskChecks } from '#main/accept/desk-checks.ts';
import { programChecks } from '#main/accept/program-checks.ts';
import { reportText } from '#main/accept/report-text.ts';
import { fail, notAssessed, note, pass, reportOf, runChecks, type Check } from '#main/accept/run-checks.ts';
import { START_URL } from '#main/security/app-protocol.ts';
import { createMainWindow } from '#main/windows/main-window.ts';
import { webPreferences } from '#main/windows/web-preferences.ts';
import type { DeskParts } from './desk-parts.ts';
import { openDesk, type OpenDesk } from './open-desk.ts';

type Accepted = {
  parts: DeskParts;
  /** What keeps the records shut from the start: the policy, or the settings. */
  problem: CodedError | null;
  preload: string;
  /** Where the report goes. */
  folder: string;
};

/** `loket --accept`: asks this PC everything that an office will rely on, writes what it found, and ends. 0 when nothing failed. */
export async function accept({ parts, problem, preload, folder }: Accepted): Promise<number> {
  const opened = problem ?? (await openDesk(parts).catch((error: unknown) => asCoded(error)));
  const window = createMainWindow(preload, { isProtected: false });
  // It never shows itself: nobody sits here.
  await window.loadURL(START_URL).catch(() => undefined);
  try {
    const found = await runChecks(
      inOrder([...shellChecks(window, parts, problem), ...recordsOf(opened, parts)]),
    );
    const report = reportOf(aboutOf(parts), found);
    write(report, parts, folder);
    return report.failed === 0 ? 0 : 1;
  } finally {
    if (!(opened instanceof CodedError)) await opened.desk.db.destroy();
  }
}

function shellChecks(window: BrowserWindow, parts: DeskParts, problem: CodedError | null): Check[] {
  const { machine, keyring } = parts;
  return [
    {
      id: 'POLICY',
      async run() {
        if (problem) throw problem;
        if (machine.place === null) return notAssessed(note('NO_POLICY'));
        const { ignored } = machine;
        return pass(
          ignored.length > 0
            ? note('NAMES_IGNORED', { place: machine.place, names: ignored })
            : machine.place,
        );
      },
    },
    { id: 'WINDOW', run: async () => windowVerdict(window) },
    { id: 'SANDBOX', run: async () => sandboxVerdict(window) },
    ...programChecks({
      executable: app.isPackaged ? process.execPath : null,
      archive: app.getAppPath(),
      platform: process.platform,
      keyring,
    }),
    ADDON_CHECK,
    {
      id: 'CAMERA',
      async run() {
        const allowed = machine.policy.Devices;
        if (allowed && !allowed.includes('CAMERA')) return notAssessed(note('BARRED'));
        return cameraVerdict(await window.webContents.executeJavaScript(OPEN_CAMERAS));
      },
    },
  ];
}

/** What is in force in the window that was made, against what the program asks for. */
function windowVerdict(window: BrowserWindow) {
  // Electron keeps the method out of its types; it is the only way to read what is in force.
  const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
  const inForce = contents.getLastWebPreferences();
  const asked = webPreferences('');
  const names = [
    'sandbox',
    'contextIsolation',
    'nodeIntegration',
    'nodeIntegrationInWorker',
    'webviewTag',
  ] as const;
  const wrong = names.filter((name) => (inForce[name] ?? false) !== asked[name]);
  return wrong.length === 0 ? pass() : fail(wrong.join(', '));
}

/** The system's own sandbox around the page, by what the system says of its process. */
function sandboxVerdict(window: BrowserWindow) {
  if (process.platform === 'linux') {
    const mode = seccompOf(window);
    return mode === null
      ? notAssessed(note('NO_WORD'))
      : mode === '2'
        ? pass('seccomp')
        : fail(note('NO_SECCOMP'));
  }
  const page = app.getAppMetrics().find(({ pid }) => pid === window.webContents.getOSProcessId());
  if (page?.sandboxed === undefined) return notAssessed(note('NO_WORD'));
  return page.sandboxed ? pass(page.integrityLevel ?? '') : fail(note('NO_SANDBOX'));
}

function seccompOf(window: BrowserWindow): string | null {
  try {
    const status = readFileSync(`/proc/${window.webContents.getOSProcessId()}/status`, 'utf8');
    return /^Seccomp:\s*(\d)/m.exec(status)?.[1] ?? null;
  } catch {
    return null;
  }
}

function recordsOf(opened: OpenDesk | CodedError, parts: DeskParts): Check[] {
  if (!(opened instanceof CodedError)) {
    return deskChecks({
      desk: opened.desk,
      filename: join(parts.dataFolder, 'desk.db'),
      windows: windowsProgram(parts),
    });
  }
  return [
    {
      id: 'DATABASE',
      run: () => Promise.reject(opened),
    },
  ];
}

function windowsProgram({ installed }: DeskParts) {
  if (installed === null || process.platform !== 'win32') return null;
  return { executable: process.execPath, resources: installed };
}

/** What could not be asked because the records stay shut stands in the report all the same. */
function inOrder(checks: readonly Check[]): Check[] {
  return AcceptanceCheck.options.map(
    (id) =>
      checks.find((check) => check.id === id) ?? { id, run: async () => notAssessed(note('RECORDS_SHUT')) },
  );
}

function aboutOf({ clock, version, settings, keyring }: DeskParts) {
  const engines: NodeJS.Dict<string> = process.versions;
  return {
    made: clock.now(),
    program: version,
    desk: settings.desk(),
    system: `${platform()} ${release()}`,
    engine: {
      electron: engines['electron'] ?? '',
      chrome: engines['chrome'] ?? '',
      node: process.versions.node,
      isStandIn: keyring.backend() === 'stand_in',
    },
    isPackaged: app.isPackaged,
  };
}

function write(report: AcceptanceReport, { settings }: DeskParts, folder: string): void {
  const text = reportText(report, settings.read().language);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'loket-acceptance.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(folder, 'loket-acceptance.txt'), text);
  process.stdout.write(`${text}${folder}\n`);
}

function asCoded(error: unknown): CodedError {
  return error instanceof CodedError ? error : new CodedError('INTERNAL');
}
