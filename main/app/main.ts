import { app } from 'electron';
import { readEnvironment } from './profile.ts';
import { startDesk } from './start-desk.ts';

// Before ready, and for every renderer that this app will ever have.
app.enableSandbox();

const environment = readEnvironment(process.env, app.isPackaged);
// Before the lock: one desk runs once for each data folder, not once for each PC.
if (environment.dataFolder) app.setPath('userData', environment.dataFolder);
// An installed program keeps its sample office beside the real one, never in the same folder.
else if (app.isPackaged && environment.profile !== 'production') {
  app.setPath('userData', `${app.getPath('userData')}-${environment.profile}`);
}

if (app.requestSingleInstanceLock()) {
  void startDesk(environment);
} else {
  app.quit();
}
