/** Lines for people who start the program. First Indonesian, then English, each one line, each with the next step. */

/** @param {string} indonesian @param {string} english */
function both(indonesian, english) {
  return `${indonesian}\n${english}`;
}

export const messages = {
  /** @param {string} version @param {string} minimum */
  nodeTooOld: (version, minimum) =>
    both(
      `Loket memerlukan Node.js ${minimum} atau lebih baru; yang terpasang ${version}. Pasang Node.js 24 LTS lalu ulangi.`,
      `Loket needs Node.js ${minimum} or newer; this is ${version}. Install Node.js 24 LTS and try again.`,
    ),
  /** @param {string} version */
  wrongNode: (version) =>
    both(
      `Node.js ${version} tidak dapat membuka basis data Loket. Hapus folder node_modules lalu ulangi perintah ini.`,
      `Node.js ${version} cannot open Loket's database. Delete the folder node_modules and run the command again.`,
    ),
  /** @param {number} code */
  installFailed: (code) =>
    both(
      `Pemasangan paket (npm ci) gagal dengan kode ${code}. Periksa sambungan jaringan, lihat pesan di atas, lalu ulangi.`,
      `Installing the packages (npm ci) failed with code ${code}. Check the network, read the lines above, and try again.`,
    ),
  installing: () => 'Loket: installing packages (npm ci) …',
  lockIncomplete: () =>
    'Loket: the lock file names no packages of some other platforms (see complete-lock.mjs); installing the rest from it.',
  electronFetching: () => "Loket: fetching Electron's binary …",
  /** @param {string} reason */
  electronUnavailable: (reason) =>
    `Loket: Electron's own binary is not available (${reason}); using the Chromium stand-in.`,
  chromiumInstalling: () => 'Loket: installing Chromium and Xvfb with apt-get …',
  compilerInstalling: () => 'Loket: installing a C compiler for the fault tests with apt-get …',
  packagersInstalling: () => 'Loket: installing what packages are built and tried with, with apt-get …',
  verifiersInstalling: () => 'Loket: installing what a release is looked at with, with apt-get …',
  postgresInstalling: () => 'Loket: installing PostgreSQL for the test of a standby with apt-get …',
  chromiumMissing: () =>
    both(
      'Electron tidak dapat diunduh dan Chromium tidak ditemukan. Pasang paket: chromium xvfb (Debian/Ubuntu: sudo apt-get install chromium xvfb), atau isi CHROMIUM_PATH.',
      'Electron cannot be downloaded and no Chromium was found. Install: chromium xvfb (Debian/Ubuntu: sudo apt-get install chromium xvfb), or set CHROMIUM_PATH.',
    ),
  /** @param {string} platform */
  electronMissing: (platform) =>
    both(
      `Electron tidak dapat diunduh untuk ${platform}. Periksa sambungan jaringan atau proksi, lalu ulangi.`,
      `Electron could not be downloaded for ${platform}. Check the network or the proxy, and try again.`,
    ),
  displayMissing: () =>
    both(
      'Tidak ada layar dan Xvfb tidak ditemukan. Pasang paket: xvfb.',
      'There is no display and Xvfb was not found. Install the package: xvfb.',
    ),
  noDisplayTour: () =>
    'Loket: no display here, so the guided tour runs instead of a window (screens go to its output folder).',
  building: () => 'Loket: building (electron-vite build) …',
  /** @param {number} code */
  buildFailed: (code) =>
    both(
      `Membangun program gagal dengan kode ${code}; lihat pesan di atas.`,
      `The build failed with code ${code}; see the lines above.`,
    ),
  /** @param {string} path */
  notYet: (path) => `Loket: ${path} does not exist in this checkout, so there is nothing to run.`,
  /** @param {string} command @param {string[]} known */
  unknownCommand: (command, known) => `Loket: unknown command "${command}". Known: ${known.join(', ')}.`,
  /** @param {string} path */
  waiting: (path) => `Loket: another start is at work (${path}); waiting for it …`,
  realElectronSkipped: () =>
    "Loket: end-to-end tests on the real Electron binary are skipped: Electron's binary is not installed here.",
};

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** An expected problem: its text is for people, the stack is not shown. */
export class StartProblem extends Error {
  /** @param {string} text @param {number} [exitCode] */
  constructor(text, exitCode = 1) {
    super(text);
    this.name = 'StartProblem';
    this.exitCode = exitCode;
  }
}
