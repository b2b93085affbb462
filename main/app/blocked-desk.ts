import type { CodedError } from '#common/contract/coded-error.ts';
import { CHANNELS } from '#common/contract/ipc/index.ts';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { PreferenceStore } from '#main/features/desk.ts';
import type { Clock } from '#runtime/clock.ts';

type Blocked = {
  problem: CodedError;
  profile: SessionStatus['profile'];
  version: string;
  preferences: PreferenceStore;
  clock: Clock;
  /** Tries the recovery text; resolves when the desk is open and has taken over the channels. */
  recover: (text: string) => Promise<SessionStatus>;
};

/** A desk whose records cannot be opened: it says so, takes the recovery text, and refuses everything else by name. */
export function blockedHandlers({
  problem,
  profile,
  version,
  preferences,
  clock,
  recover,
}: Blocked): Handlers {
  const status: SessionStatus = {
    state: 'BLOCKED',
    problem: problem.details ? { code: problem.code, details: problem.details } : { code: problem.code },
    profile,
    user: null,
    office: null,
    desk: preferences.desk(),
    deskPaused: false,
    idleLockMinutes: 0,
    demoUsers: [],
    version,
    now: clock.now(),
  };
  const refuseAll = Object.fromEntries(
    Object.keys(CHANNELS).map((name) => [
      name,
      async () => {
        throw problem;
      },
    ]),
  );
  return {
    // The keys are exactly the contract's; every one not named below refuses.
    ...(refuseAll as unknown as Handlers),
    'session.status': async () => status,
    'session.recover': ({ text }) => recover(text),
    'office.readPreferences': async () => preferences.read(),
    async 'office.preferences'(change) {
      preferences.write(change);
      return null;
    },
  };
}
