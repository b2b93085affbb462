import type { z } from 'zod';
import { addMinutes, localDate, type Instant } from '#common/kernel/instant.ts';
import type { HubSignIn, HubSignInReply } from '#common/contract/hub/station.ts';
import { rolesAt } from '#common/domain/session/acting.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { assertStrongPassword } from '#runtime/identity/password.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { SIGN_OUT_MINUTES } from '#hub/http/auth.ts';
import type { RequestDesk } from '#hub/http/hub-server.ts';
import type { Tokens } from '#hub/http/tokens.ts';
import {
  changeSecrets,
  clearTries,
  endSignIns,
  findAccount,
  findAccountByUsername,
  giveBackTry,
  insertSignIn,
  takeTry,
  toHubAccount,
  type AccountRecord,
} from '#hub/store/accounts.ts';
import { isVetted } from '#common/domain/session/vetting.ts';
import { ZONE_MINUTES } from '#runtime/sop/sop-library.ts';
import { getOffice } from '#hub/store/office.ts';
import { findDesk } from '#hub/store/desks.ts';
import { readPlace } from '#hub/store/feed.ts';
import { assertUsed } from './account-use.ts';
import { appendNote, noteInAudit, type Doer } from './office-change.ts';
import { hashPassword, verifyPassword, type PasswordCost } from './passwords.ts';
import type { TotpCheck } from './totp.ts';

const TRIES_BEFORE_PAUSE = 5;
const PAUSE_MINUTES = 2;
const NO_TRY: Try = { isPausing: false };

export type SignInParts = { hub: HubContext; tokens: Tokens; totp: TotpCheck; cost: PasswordCost };
type Try = { isPausing: boolean };
type Who = { desk: RequestDesk; account: AccountRecord };

/** Throws SIGN_IN_FAILED alike for an unknown name, a closed account and a wrong password; SIGN_IN_PAUSED, TOTP_NEEDED, DESK_LOCKED. */
export class SignIns {
  readonly #parts: SignInParts;
  /** Compared when there is no account, so that the answer takes as long. */
  readonly #decoyHash: Promise<string>;

  constructor(parts: SignInParts) {
    this.#parts = parts;
    this.#decoyHash = hashPassword('decoy password', parts.cost);
  }

  async signIn(
    desk: RequestDesk,
    { username, password, totp }: z.infer<typeof HubSignIn>,
  ): Promise<HubSignInReply> {
    const { store } = this.#parts.hub;
    if ((await findDesk(store, desk.id))?.lock) throw new CodedError('DESK_LOCKED');
    const account = await findAccountByUsername(store, desk.officeId, username.trim().toLowerCase());
    const taken = await this.#assertPassword(desk, account, password);
    if (!account) throw new CodedError('SIGN_IN_FAILED');
    await this.#assertTotp({ desk, account }, totp, taken);
    await clearTries(store, account.id);
    return this.#open({ desk, account });
  }

  /** A second person beside proves who they are, for one act; nobody is signed in by it. */
  async prove(
    desk: RequestDesk,
    { username, password, totp }: z.infer<typeof HubSignIn>,
  ): Promise<{ id: AccountRecord['id']; roles: readonly Role[] }> {
    const { store, clock } = this.#parts.hub;
    const account = await findAccountByUsername(store, desk.officeId, username.trim().toLowerCase());
    const taken = await this.#assertPassword(desk, account, password);
    if (!account) throw new CodedError('SIGN_IN_FAILED');
    if (account.mustChange) throw new CodedError('PASSWORD_MUST_CHANGE');
    await this.#assertTotp({ desk, account }, totp, taken);
    await clearTries(store, account.id);
    return { id: account.id, roles: rolesAt(account, clock.now()) };
  }

  /** Whoever is signed in at a desk proves it again, before what a desk that was left open must not give away. */
  async proveAgain(
    desk: RequestDesk,
    accountId: AccountRecord['id'],
    secrets: Pick<z.infer<typeof HubSignIn>, 'password' | 'totp'>,
  ): Promise<void> {
    const account = await findAccount(this.#parts.hub.store, desk.officeId, accountId);
    if (!account) throw new CodedError('SIGN_IN_FAILED');
    await this.prove(desk, { username: account.username, ...secrets });
  }

  async changePassword(
    desk: RequestDesk,
    accountId: AccountRecord['id'],
    { current, next }: { current: string; next: string },
  ): Promise<HubSignInReply> {
    const { hub, cost } = this.#parts;
    const account = await findAccount(hub.store, desk.officeId, accountId);
    await this.#assertPassword(desk, account, current);
    if (!account) throw new CodedError('SIGN_IN_FAILED');
    assertStrongPassword(next, account.username);
    // A start password that is "changed" to itself would still be known to whoever gave it.
    if (next.normalize('NFKC') === current.normalize('NFKC')) throw new CodedError('PASSWORD_SAME');
    const passwordHash = await hashPassword(next, cost);
    await hub.store.transaction(async (trx) => {
      await changeSecrets(trx, account.id, { passwordHash, mustChange: false });
      const note = { event: 'ACCOUNT', subject: account.id, detail: 'password' } as const;
      await appendNote(hub, trx, doerOf({ desk, account }), note);
    });
    await clearTries(hub.store, account.id);
    return this.#open({ desk, account: { ...account, mustChange: false } });
  }

  async signOut(desk: RequestDesk, accountId: AccountRecord['id']): Promise<void> {
    const { hub } = this.#parts;
    const until = addMinutes(hub.clock.now(), SIGN_OUT_MINUTES);
    await hub.store.transaction(async (trx) => {
      await endSignIns(trx, { accountId, deskId: desk.id, until });
      const doer = { officeId: desk.officeId, actor: accountId, desk: desk.name };
      await appendNote(hub, trx, doer, { event: 'SIGN_OUT', subject: accountId, detail: '' });
    });
  }

  /** Returns the try that it took; whoever finds that it was none gives it back. */
  async #assertPassword(desk: RequestDesk, account: AccountRecord | null, password: string): Promise<Try> {
    const { store, clock } = this.#parts.hub;
    const now = clock.now();
    let taken: Try | null = NO_TRY;
    if (account) {
      const pauseUntil = addMinutes(now, PAUSE_MINUTES);
      taken = await takeTry(store, account.id, { now, pauseUntil, tries: TRIES_BEFORE_PAUSE });
      if (!taken) throw paused(now, account.pausedUntil ?? pauseUntil);
    }
    const isRight = await verifyPassword(password, account?.passwordHash ?? (await this.#decoyHash));
    if (account?.active && isRight) {
      await this.#assertVetted(desk, account, now);
      await assertUsed(this.#parts.hub, { officeId: desk.officeId, actor: '', desk: desk.name }, account);
      return taken;
    }
    return this.#fail(desk, account);
  }

  /** Told only to whoever knows the password. */
  async #assertVetted(desk: RequestDesk, account: AccountRecord, now: Instant): Promise<void> {
    const { hub } = this.#parts;
    const { zone } = await getOffice(hub.store, desk.officeId);
    if (isVetted(account.vettedUntil, localDate(now, ZONE_MINUTES[zone]))) return;
    const doer = { officeId: desk.officeId, actor: '', desk: desk.name };
    await noteInAudit(hub, doer, { event: 'SIGN_IN_FAILED', subject: account.id, detail: 'vetting ended' });
    throw new CodedError('VETTING_ENDED', { until: account.vettedUntil ?? '' });
  }

  async #assertTotp({ desk, account }: Who, code: string | null, taken: Try): Promise<void> {
    const { totp } = this.#parts;
    if (account.totpSecret === null) return;
    if (code === null) {
      // The password was right: asking for the second factor is no failed try, but it pardons none either.
      await giveBackTry(this.#parts.hub.store, account.id, taken);
      throw new CodedError('TOTP_NEEDED');
    }
    if (!totp.accept(account.id, account.totpSecret, code)) await this.#fail(desk, account);
  }

  async #fail(desk: RequestDesk, account: AccountRecord | null): Promise<never> {
    const doer = { officeId: desk.officeId, actor: '', desk: desk.name };
    const subject = account?.id ?? 'unknown';
    await noteInAudit(this.#parts.hub, doer, { event: 'SIGN_IN_FAILED', subject, detail: '' });
    throw new CodedError('SIGN_IN_FAILED');
  }

  /** With a start password the person is known but may not act: no window opens before they chose another. */
  async #open({ desk, account }: Who): Promise<HubSignInReply> {
    const { hub, tokens } = this.#parts;
    const at = hub.clock.now();
    const until = account.mustChange ? at : await this.#windowEnd(desk.officeId, at);
    await hub.store.transaction(async (trx) => {
      if (!account.mustChange) {
        await insertSignIn(trx, { deskId: desk.id, accountId: account.id, at, until });
      }
      const note = { event: 'SIGN_IN', subject: account.id, detail: '' } as const;
      await appendNote(hub, trx, doerOf({ desk, account }), note);
    });
    const bearer = { deskId: desk.id, officeId: desk.officeId, thumbprint: desk.thumbprint };
    const issued = await tokens.issue({ ...bearer, accountId: account.id });
    const { mustChange } = account;
    return { account: toHubAccount(account), mustChange, offlineUntil: until, ...issued };
  }

  async #windowEnd(officeId: string, at: Instant): Promise<Instant> {
    const { store, office } = this.#parts.hub;
    const { rulesSeq } = await readPlace(store, officeId);
    const { deskPolicy } = await office.rules(store, officeId, rulesSeq, at);
    return addMinutes(at, deskPolicy.offlineHours * 60);
  }
}

function doerOf({ desk, account }: Who): Doer {
  return { officeId: desk.officeId, actor: account.id, desk: desk.name };
}

function paused(now: Instant, until: Instant): CodedError {
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000));
  return new CodedError('SIGN_IN_PAUSED', { minutes });
}
