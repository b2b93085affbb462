import type { accountErrors as indonesian } from '../id/account-errors.ts';

export const accountErrors: typeof indonesian = {
  SIGN_IN_FAILED: {
    what: 'Username or password is wrong.',
    next: 'Check capital letters and try again.',
  },
  VETTING_ENDED: {
    what: 'Your vetting was valid until {{until}} and has ended. The account cannot be used.',
    next: 'Hand the new result to the IT officer, who records its date with your account.',
  },
  SIGN_IN_PAUSED: { what: 'Too many attempts to sign in.', next: 'Try again in {{minutes}} minutes.' },
  PASSWORD_WEAK: {
    what: 'The password is too easy to guess.',
    next: 'Use at least {{min}} letters, for example four random words.',
  },
  PASSWORD_MUST_CHANGE: {
    what: 'The start password must be changed first.',
    next: 'Choose a password of your own, then go on.',
  },
  PASSWORD_SAME: {
    what: 'The new password is the old one.',
    next: 'Choose another password.',
  },
  USERNAME_TAKEN: { what: 'The username is in use.', next: 'Choose another username.' },
  OWN_ACCOUNT: {
    what: 'Nobody changes the roles or the status of their own account.',
    next: 'Ask another IT officer to change it.',
  },
  ROLES_NOT_TOGETHER: {
    what: 'An IT officer may not hold a role that opens files, and an auditor none that works on them.',
    next: 'Create another account for the service roles.',
  },
  LAST_ADMIN: {
    what: 'The office needs at least one active IT officer.',
    next: 'Create or activate another IT officer first.',
  },
};
