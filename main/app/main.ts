import { app } from 'electron';
import { startDesk } from './start-desk.ts';

// Before ready, and for every renderer that this app will ever have.
app.enableSandbox();

if (app.requestSingleInstanceLock()) {
  void startDesk();
} else {
  app.quit();
}
