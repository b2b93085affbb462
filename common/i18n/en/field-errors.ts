import type { fieldErrors as id } from '../id/field-errors.ts';

export const fieldErrors: typeof id = {
  FIELD_DAY_OPEN: {
    what: 'This laptop is out already, at {{place}}.',
    next: 'Count that day home first, or choose another laptop.',
  },
  FIELD_DAY_ENDED: {
    what: 'This day outside the office has ended already.',
    next: 'Open the list again; nothing was changed.',
  },
  FIELD_COUNTER_WENT_OUT: {
    what: 'You and the first person who counted both worked out there. Your count was not kept.',
    next: 'Let somebody count who stayed at the office.',
  },
  FIELD_LAST_FILE: {
    what: 'This is the only file of that day.',
    next: 'Call the day off with a reason; the file is the office’s again then.',
  },
  FIELD_COUNT_DIFFERS: {
    what: 'Your count, the first person’s count and what the server has do not all agree. Nothing was kept.',
    next: 'Let the laptop sync, count once more, or write in the note why the numbers differ.',
  },
};
