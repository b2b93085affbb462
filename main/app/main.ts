import { app, dialog } from 'electron';
import { EnvironmentError, readEnvironment, type DeskEnvironment } from './profile.ts';
import { startOrTell } from './start-or-tell.ts';
import { acceptDesk, startDesk } from './start-desk.ts';

// Before ready, and for every renderer that this app will ever have.
app.enableSandbox();

const environment = environmentOrTell();
if (environment === null) app.exit(2);
else void startOrTell(() => start(environment), tellingOf(environment));

async function start(started: DeskEnvironment): Promise<void> {
  const { dataFolder, profile } = started;
  // Before the lock: one desk runs once for each data folder, not once for each PC.
  if (dataFolder) app.setPath('userData', dataFolder);
  // An installed program keeps its sample office beside the real one, never in the same folder.
  else if (app.isPackaged && profile !== 'production') {
    app.setPath('userData', `${app.getPath('userData')}-${profile}`);
  }
  if (!app.requestSingleInstanceLock()) {
    if (started.acceptance === null) app.quit();
    else {
      process.stderr.write('Tutup Loket dahulu. / Close Loket first.\n');
      app.exit(2);
    }
    return;
  }
  const { acceptance } = started;
  if (acceptance === null) await startDesk(started);
  else await acceptDesk(started, acceptance.folder);
}

/** Whoever asks for the report reads its code and the console; nobody answers a box there. */
function tellingOf({ acceptance }: DeskEnvironment): Parameters<typeof startOrTell>[1] {
  if (acceptance === null) {
    return {
      showErrorBox: (title, content) => dialog.showErrorBox(title, content),
      exit: (code) => app.exit(code),
    };
  }
  return {
    showErrorBox: (_title, content) => void process.stderr.write(`${content}\n`),
    exit: () => app.exit(2),
  };
}

/** No window can tell it yet, so the system's own box does. */
function environmentOrTell(): DeskEnvironment | null {
  try {
    return readEnvironment(process.env, app.isPackaged, process.argv);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    dialog.showErrorBox('Loket', error.message);
    return null;
  }
}
