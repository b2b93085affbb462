/** The two names on Electron's wire; every channel travels inside the first, every event inside the second. */
export const CALL = 'loket:call';
export const EVENT = 'loket:event';
