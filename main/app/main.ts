import { app, dialog } from 'electron';
import { EnvironmentError, readEnvironment, type DeskEnvironment } from './profile.ts';
import { startDesk } from './start-desk.ts';

// Before ready, and for every renderer that this app will ever have.
app.enableSandbox();

const environment = environmentOrTell();
if (environment === null) app.exit(2);
else start(environment);

function start(started: DeskEnvironment): void {
  const { dataFolder, profile } = started;
  // Before the lock: one desk runs once for each data folder, not once for each PC.
  if (dataFolder) app.setPath('userData', dataFolder);
  // An installed program keeps its sample office beside the real one, never in the same folder.
  else if (app.isPackaged && profile !== 'production') {
    app.setPath('userData', `${app.getPath('userData')}-${profile}`);
  }
  if (app.requestSingleInstanceLock()) void startDesk(started);
  else app.quit();
}

/** No window can tell it yet, so the system's own box does. */
function environmentOrTell(): DeskEnvironment | null {
  try {
    return readEnvironment(process.env, app.isPackaged);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    dialog.showErrorBox('Loket', error.message);
    return null;
  }
}
