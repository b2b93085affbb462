import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { LRUCache } from 'lru-cache';
import { addMinutes } from '#common/kernel/instant.ts';
import { rolesAt } from '#common/domain/session/acting.ts';
import { permissionsOf, type Permission } from '#common/domain/session/permission.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { shutOut } from '#hub/features/station/shut-out.ts';
import { findAccount, hasWindow } from '#hub/store/accounts.ts';
import { findDesk, noteSeen, type DeskRecord } from '#hub/store/desks.ts';
import { invalid, type Proof, type ProofChecker } from './dpop.ts';
import { accountOf, type RequestDesk } from './hub-server.ts';
import type { Bearer, Tokens } from './tokens.ts';

const SEEN_EVERY_MS = 60_000;
const KNOWN_DESKS = 500;
/** Signing out leaves the window open for so long, for what a desk with a slow clock did before; nothing else may use it. */
export const SIGN_OUT_MINUTES = 10;

/** The doors of the hub. A route names the one that it stands behind; without a door it is public. */
export class Doors {
  readonly #hub: HubContext;
  readonly #proofs: ProofChecker;
  readonly #tokens: Tokens;
  readonly #seenAt = new Map<string, number>();
  /** Key and name of a desk never change; whether it is revoked is never taken from here. */
  readonly #known = new LRUCache<string, RequestDesk>({ max: KNOWN_DESKS });

  constructor(hub: HubContext, proofs: ProofChecker, tokens: Tokens) {
    this.#hub = hub;
    this.#proofs = proofs;
    this.#tokens = tokens;
  }

  /** Proof of a key, without a token: enrolment, and asking for a token. */
  proof(request: FastifyRequest): Promise<Proof> {
    return this.#proofs.check(request.headers.dpop, {
      method: request.method,
      url: urlOf(request),
      accessToken: null,
    });
  }

  /** An enrolled desk of an office, and the person if its token names one. Sets `request.desk` and `request.account`. */
  readonly desk: onRequestAsyncHookHandler = async (request) => {
    const bearer = await this.#bearerOf(request);
    const { lock } = await this.#setDesk(request, bearer);
    // The desk itself goes on: what it has not sent is still taken. Nobody acts at it.
    if (lock !== null && bearer.accountId !== null) throw new CodedError('DESK_LOCKED');
    await this.#setAccount(request, bearer);
  };

  /**
   * The same without a way to the database, for what a desk asks all day: the route's own statement must tell whether the desk
   * is still known and not revoked. Sets `request.desk` only.
   */
  readonly provenDesk: onRequestAsyncHookHandler = async (request) => {
    const bearer = await this.#bearerOf(request);
    const known = this.#known.get(bearer.deskId);
    if (known?.officeId !== bearer.officeId || known.thumbprint !== bearer.thumbprint) {
      await this.#setDesk(request, bearer);
      return;
    }
    request.desk = known;
    await this.#noteSeen(known.id);
  };

  /** Its key may be another by now: the next request looks it up. */
  forget(deskId: string): void {
    this.#known.delete(deskId);
  }

  async #bearerOf(request: FastifyRequest): Promise<Bearer> {
    const token = /^DPoP (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw invalid('TOKEN');
    const bearer = await this.#tokens.read(token);
    const proven = { method: request.method, url: urlOf(request), accessToken: token };
    const { thumbprint } = await this.#proofs.check(request.headers.dpop, proven);
    if (thumbprint !== bearer.thumbprint) throw invalid('KEY');
    return bearer;
  }

  /** A desk at which somebody is signed in with the hub, start password or not. */
  readonly person: onRequestAsyncHookHandler = async (request) => {
    accountOf(request);
  };

  /** A person whose roles hold the permission. */
  permitted(permission: Permission): onRequestAsyncHookHandler {
    return async (request) => {
      const { roles, mustChange } = accountOf(request);
      if (mustChange) throw new CodedError('PASSWORD_MUST_CHANGE');
      if (!permissionsOf(roles).has(permission)) throw new CodedError('FORBIDDEN');
    };
  }

  async #setDesk(request: FastifyRequest, { deskId, officeId, thumbprint }: Bearer): Promise<DeskRecord> {
    const desk = await findDesk(this.#hub.store, deskId);
    if (desk?.officeId !== officeId || desk.thumbprint !== thumbprint) throw new CodedError('DESK_UNKNOWN');
    if (desk.revokedAt !== null) throw await shutOut(this.#hub.store, desk);
    request.desk = { id: deskId, name: desk.name, officeId, thumbprint };
    this.#known.set(deskId, request.desk);
    await this.#noteSeen(deskId);
    return desk;
  }

  async #setAccount(request: FastifyRequest, { deskId, officeId, accountId }: Bearer): Promise<void> {
    if (accountId === null) return;
    const { store, clock } = this.#hub;
    const now = clock.now();
    const account = await findAccount(store, officeId, accountId);
    if (!account?.active) throw new CodedError('HUB_SIGN_IN_NEEDED');
    // A start password opens no window to act in; it only lets its owner choose another.
    const beyond = addMinutes(now, SIGN_OUT_MINUTES);
    if (!account.mustChange && !(await hasWindow(store, { accountId, deskId, beyond }))) {
      throw new CodedError('HUB_SIGN_IN_NEEDED');
    }
    request.account = {
      id: account.id,
      roles: rolesAt(account, now),
      mustChange: account.mustChange,
    };
  }

  async #noteSeen(deskId: string): Promise<void> {
    const now = this.#hub.clock.now();
    if (Date.parse(now) - (this.#seenAt.get(deskId) ?? 0) < SEEN_EVERY_MS) return;
    this.#seenAt.set(deskId, Date.parse(now));
    await noteSeen(this.#hub.store, deskId, now);
  }
}

/** As the desk wrote it into its proof; behind a proxy the one that the desk spoke to. */
function urlOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}${request.url}`;
}
