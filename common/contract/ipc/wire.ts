/** The two names on Electron's wire; every channel travels inside the first, every event inside the second. */
export const CALL = 'loket:call';
export const EVENT = 'loket:event';

/** The page on the applicant's side of the desk, by its address. */
export const APPLICANT_HASH = '#pemohon';
/** The wall of the waiting hall. */
export const WALL_HASH = '#dinding';
