import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import type { DeskLock } from '#common/contract/hub/fleet.ts';
import type { SessionStatus, SessionUser } from '#common/contract/ipc/session.ts';
import { isVetted } from '#common/domain/session/vetting.ts';
import { rolesAt } from '#common/domain/session/acting.ts';
import { permissionsOf } from '#common/domain/session/permission.ts';
import type { Clock } from '#runtime/clock.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import {
  countAccounts,
  findAccount,
  findAccountByUsername,
  listAccounts,
  updateAccount,
  type AccountRecord,
} from '#main/records/repositories/accounts.ts';
import { PROOF_MINUTES } from '#common/domain/session/proof.ts';
import type { AuditEvent } from '#common/domain/office/audit-entry.ts';
import { appendAudit } from '#main/records/repositories/audit.ts';
import { keepDeskLock, readDeskLock } from '#main/records/repositories/desk-lock.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { assertOfflineAllowed, signInWithHub, type Credentials, type HubPeople } from './hub-sign-in.ts';
import { isUnusedHere } from './unused-here.ts';
import { hashPassword, verifyPassword, type PasswordCost } from '#runtime/identity/password.ts';

const TRIES_BEFORE_PAUSE = 5;
const PAUSE_MINUTES = 2;

export type SessionOptions = {
  profile: SessionStatus['profile'];
  version: string;
  idleLockMinutes: number;
  /** What IT allows at most, whatever the office allows; null where IT says nothing. */
  offlineHours: number | null;
  passwordCost: PasswordCost;
  desk(): string;
  /** The hub that knows the people; null where the desk knows them itself. */
  hub(): HubPeople | null;
};

/** As whom one act is recorded. */
type SecondPerson = { userId: UserId; roles: readonly Role[]; desk: string; provenAt: Instant };

/** Who sits at the desk. Exactly one person, signed in or locked; all of it in memory, so a restart signs out. */
export class Session {
  readonly #db: DeskDatabase;
  readonly #office: OfficeContext;
  readonly #clock: Clock;
  readonly #options: SessionOptions;
  #account: AccountRecord | null = null;
  #isLocked = false;
  /** Locked, with the survey for the applicants before the lock. */
  #isKiosk = false;
  /** At the sign-in, the unlock or since. */
  #provenAt: Instant | null = null;
  #isDeskPaused = false;
  /** Files whose data this person opened with a reason; until the next person, so that a refresh does not hide them again. */
  #revealed = new Set<ApplicationId>();
  #rechecked: ApplicationId | null = null;
  /** A list that refreshes itself is no new search. */
  #lastSearch: string | null = null;
  /** When the person last proved himself beside the sign-in; forgotten at the lock and when the person leaves. */
  #provenBesideAt: Instant | null = null;
  readonly #closers: (() => void)[] = [];
  /** Compared when the name is unknown, so that an answer takes as long for a wrong name as for a wrong password. */
  #decoyHash: Promise<string>;

  constructor(db: DeskDatabase, office: OfficeContext, clock: Clock, options: SessionOptions) {
    this.#db = db;
    this.#office = office;
    this.#clock = clock;
    this.#options = options;
    this.#decoyHash = hashPassword('decoy password', options.passwordCost);
  }

  /** As of now: an acting role begins and ends at its minute, whoever sits here and whatever is on the screen. */
  get user(): SessionUser | null {
    return this.#account && toSessionUser(this.#account, this.#clock.now());
  }

  /** What a part of the desk puts away as soon as nobody is before the screen: at the lock and when a person leaves. */
  onClosed(putAway: () => void): void {
    this.#closers.push(putAway);
  }

  #close(): void {
    this.#rechecked = null;
    this.#provenAt = null;
    this.#provenBesideAt = null;
    for (const putAway of this.#closers) putAway();
  }

  get isLocked(): boolean {
    return this.#isLocked;
  }

  get isKiosk(): boolean {
    return this.#isLocked && this.#isKiosk;
  }

  get isDeskPaused(): boolean {
    return this.#isDeskPaused;
  }

  reveal(applicationId: ApplicationId): void {
    this.#revealed.add(applicationId);
  }

  /** The one drawn file whose pages are open to this person for a blind re-examination; null once it is judged. */
  recheck(applicationId: ApplicationId | null): void {
    this.#rechecked = applicationId;
  }

  isRechecking(applicationId: ApplicationId): boolean {
    return this.#rechecked === applicationId;
  }

  isRevealed(applicationId: ApplicationId): boolean {
    return this.#revealed.has(applicationId);
  }

  get desk(): string {
    return this.#options.desk();
  }

  async status(): Promise<SessionStatus> {
    const isOwn = (await countAccounts(this.#db)) > 0 && this.#office.settings !== null;
    // A desk with a hub has its people there, also before the first copy has come.
    const isSetUp = this.#office.hub !== null || isOwn;
    const signedIn = this.#isLocked ? 'LOCKED' : 'SIGNED_IN';
    const shut = await readDeskLock(this.#db);
    return {
      state: !isSetUp ? 'SETUP' : this.#account ? signedIn : shut ? 'SHUT' : 'SIGNED_OUT',
      problem: null,
      shut,
      profile: this.#options.profile,
      user: this.user,
      office: this.#office.info(),
      desk: this.desk,
      isKiosk: this.isKiosk,
      deskPaused: this.#isDeskPaused,
      idleLockMinutes: this.#options.idleLockMinutes,
      demoUsers: this.#options.profile === 'demo' && !this.#account ? await this.#demoUsers() : [],
      version: this.#options.version,
      now: this.#clock.now(),
    };
  }

  async signIn(username: string, password: string, totp: string | null = null): Promise<void> {
    const account = await this.#identify({ username, password, totp });
    if (!account) return;
    this.#close();
    this.#account = account;
    this.#provenAt = this.#clock.now();
    this.#isLocked = false;
    this.#lastSearch = null;
    this.#revealed.clear();
    await updateAccount(this.#db, account.id, { lastSignInAt: this.#clock.now() });
  }

  /**
   * Somebody else proves himself here for `work` alone: the person of the session, the screen and what was typed stay. At the
   * hub the second person's sign-in is opened and ended with it.
   */
  async asSecondPerson<T>(credentials: Credentials, work: (person: SecondPerson) => Promise<T>): Promise<T> {
    // Before the hub is asked: ending the second sign-in would end the officer's own.
    if (credentials.username === this.#account?.username) throw new CodedError('SECOND_PERSON_REQUIRED');
    const hub = this.#options.hub();
    let token: string | null = null;
    const beside = hub && {
      async signIn(asked: Credentials) {
        const reply = await hub.signInBeside(asked);
        ({ token } = reply);
        return reply;
      },
    };
    try {
      const account = await this.#identify(credentials, beside);
      if (!account) throw new CodedError('SIGN_IN_FAILED');
      if (account.mustChange) throw new CodedError('PASSWORD_MUST_CHANGE');
      const now = this.#clock.now();
      return await work({ userId: account.id, roles: rolesAt(account, now), desk: this.desk, provenAt: now });
    } finally {
      if (hub && token !== null) await this.#endBeside(hub, credentials.username, token);
    }
  }

  /** At the hub, and here: what the hub no longer counts as signed in must not be let in without it either. */
  async #endBeside(hub: HubPeople, username: string, token: string): Promise<void> {
    await hub.signOutBeside(token);
    const account = await findAccountByUsername(this.#db, username);
    if (account) await updateAccount(this.#db, account.id, { offlineUntil: this.#clock.now() });
  }

  /** By the hub when it can be asked, else by what this desk remembers of its last answer. */
  async #identify(
    credentials: Credentials,
    people: Pick<HubPeople, 'signIn'> | null = this.#options.hub(),
  ): Promise<AccountRecord | null> {
    const { username, password } = credentials;
    const now = this.#clock.now();
    if (await readDeskLock(this.#db)) throw new CodedError('DESK_LOCKED');
    if (people) {
      const { passwordCost: cost, offlineHours } = this.#options;
      const found = await signInWithHub(this.#db, people, { credentials, cost, offlineHours, now });
      if (found) {
        await this.audit('SIGN_IN', found.id, 'hub');
        return found;
      }
    }
    const account = await findAccountByUsername(this.#db, username);
    if (people) assertOfflineAllowed(account, now);
    await this.#verify(account, password, 'SIGN_IN');
    return account;
  }

  async unlock(password: string): Promise<void> {
    if (!this.#account) throw new CodedError('SIGNED_OUT');
    const account = await findAccount(this.#db, this.#account.id);
    await this.#verify(account, password, 'UNLOCK');
    // Roles may have changed while the desk was locked.
    if (account) this.#account = account;
    // The hub may know a second factor, and a lock must be no way around it.
    this.#provenAt = this.#options.hub() ? null : this.#clock.now();
    this.#isLocked = false;
    this.#lastSearch = null;
  }

  /** When whoever sits here last proved who they are; for acts that ask for it anew. */
  get provenAt(): Instant | null {
    return this.#provenAt;
  }

  /**
   * The person of the session proves again who they are, by the hub where it can be asked and so with the second factor that it knows.
   * Wrong passwords and codes count as they do at sign-in. Throws TOTP_NEEDED.
   */
  async prove(password: string, totp: string | null): Promise<Instant> {
    if (!this.#account || this.#isLocked) throw new CodedError('SIGNED_OUT');
    const { id, username } = this.#account;
    const account = await this.#identify({ username, password, totp });
    // Somebody else may have signed in, or the desk may have been locked, while the hub was asked.
    if (account?.id !== id || this.#account?.id !== id || this.#isLocked) throw new CodedError('SIGNED_OUT');
    this.#provenAt = this.#clock.now();
    this.#provenBesideAt = this.#provenAt;
    return addMinutes(this.#provenAt, PROOF_MINUTES);
  }

  /** Throws PROOF_NEEDED unless the person proved himself a few minutes ago. */
  assertProven(): void {
    const now = this.#clock.now();
    if (!this.#provenBesideAt || addMinutes(this.#provenBesideAt, PROOF_MINUTES) < now) {
      throw new CodedError('PROOF_NEEDED', { minutes: PROOF_MINUTES });
    }
  }

  async lock({ isKiosk = false } = {}): Promise<void> {
    if (!this.#account || this.#isLocked) return;
    this.#isLocked = true;
    this.#isKiosk = isKiosk;
    this.#close();
    await this.audit('LOCK', this.#account.id);
  }

  async signOut(): Promise<void> {
    if (!this.#account) return;
    await this.audit('SIGN_OUT', this.#account.id);
    this.#account = null;
    this.#provenAt = null;
    this.#isLocked = false;
    this.#revealed.clear();
    this.#isDeskPaused = false;
    this.#close();
  }

  /** What the hub decided about this desk: with a lock everybody is signed out and nobody signs in. True when it is news. */
  async takeLock(lock: DeskLock | null): Promise<boolean> {
    const before = await readDeskLock(this.#db);
    if (JSON.stringify(before) === JSON.stringify(lock)) return false;
    // Before the person leaves: nobody slips in between.
    await keepDeskLock(this.#db, lock);
    await this.signOut();
    await this.audit('DESK', 'lock', lock === null ? 'unlocked' : `locked: ${lock.reason}`);
    return true;
  }

  async changePassword(current: string, next: string): Promise<void> {
    if (!this.#account) throw new CodedError('SIGNED_OUT');
    const account = await findAccount(this.#db, this.#account.id);
    await this.#verify(account, current, 'UNLOCK');
    // A start password that is "changed" to itself would still be known to whoever gave it.
    if (next.normalize('NFKC') === current.normalize('NFKC')) throw new CodedError('PASSWORD_SAME');
    await updateAccount(this.#db, this.#account.id, {
      passwordHash: await hashPassword(next, this.#options.passwordCost),
      mustChange: false,
    });
    await this.audit('ACCOUNT', this.#account.id, 'password');
    await this.reload();
  }

  pauseDesk(isPaused: boolean): void {
    this.#isDeskPaused = isPaused;
  }

  /** Takes over what an administrator changed of the person who is signed in. */
  async reload(): Promise<void> {
    if (!this.#account) return;
    const account = await findAccount(this.#db, this.#account.id);
    if (account?.active) this.#account = account;
    else await this.signOut();
  }

  async audit(event: AuditEvent, subject: string, detail = ''): Promise<void> {
    await this.#db.transaction((trx) =>
      appendAudit(trx, {
        at: this.#clock.now(),
        actor: this.#account?.id ?? '',
        desk: this.desk,
        event,
        subject,
        detail,
      }),
    );
  }

  /** One entry for each search: the same one again, with the same answer, is the screen that reads anew. */
  async auditSearch(trace: string): Promise<void> {
    if (trace === this.#lastSearch) return;
    await this.audit('SEARCH', 'applications', trace);
    this.#lastSearch = trace;
  }

  async #verify(account: AccountRecord | null, password: string, event: 'SIGN_IN' | 'UNLOCK'): Promise<void> {
    const now = this.#clock.now();
    if (account?.pausedUntil && account.pausedUntil > now) {
      throw new CodedError('SIGN_IN_PAUSED', { minutes: minutesUntil(now, account.pausedUntil) });
    }
    const isRight = await verifyPassword(password, account?.passwordHash ?? (await this.#decoyHash));
    if (account?.active && isRight) {
      await this.#assertVetted(account);
      if (event === 'SIGN_IN') await this.#assertUsed(account);
      if (account.failedTries > 0) {
        await updateAccount(this.#db, account.id, { failedTries: 0, pausedUntil: null });
      }
      await this.audit(event, account.id);
      return;
    }
    if (account) await this.#countFailure(account, now);
    await this.audit('SIGN_IN_FAILED', account?.id ?? 'unknown');
    throw new CodedError('SIGN_IN_FAILED');
  }

  /** Told only to whoever knows the password. */
  async #assertVetted({ id, vettedUntil }: AccountRecord): Promise<void> {
    if (isVetted(vettedUntil, this.#office.today())) return;
    await this.audit('SIGN_IN_FAILED', id, 'vetting ended');
    throw new CodedError('VETTING_ENDED', { until: vettedUntil ?? '' });
  }

  /** The hub knows by every desk when its people were here last; the sample office may lie for months. */
  async #assertUsed({ id }: AccountRecord): Promise<void> {
    if (this.#options.hub() || this.#options.profile === 'demo') return;
    const days = this.#office.deskPolicy().unusedDays;
    if (!(await isUnusedHere(this.#db, id, { now: this.#clock.now(), days }))) return;
    await this.audit('SIGN_IN_FAILED', id, 'unused');
    throw new CodedError('ACCOUNT_UNUSED', { days });
  }

  async #countFailure(account: AccountRecord, now: Instant): Promise<void> {
    const failedTries = account.failedTries + 1;
    const isPaused = failedTries >= TRIES_BEFORE_PAUSE;
    await updateAccount(this.#db, account.id, {
      failedTries: isPaused ? 0 : failedTries,
      pausedUntil: isPaused ? addMinutes(now, PAUSE_MINUTES) : null,
    });
  }

  async #demoUsers(): Promise<SessionStatus['demoUsers']> {
    const accounts = await listAccounts(this.#db);
    return accounts
      .filter((account) => account.active)
      .map(({ username, displayName, roles }) => ({ username, displayName, roles }));
  }
}

function toSessionUser(account: AccountRecord, now: Instant): SessionUser {
  const { id, username, displayName, mustChange } = account;
  const roles = rolesAt(account, now);
  return { id, username, displayName, roles, permissions: [...permissionsOf(roles)], mustChange };
}

function minutesUntil(now: Instant, until: Instant): number {
  return Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000);
}
