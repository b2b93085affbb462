import type { UserId } from '#common/kernel/ids.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { changeSecrets, findAccount } from '#hub/store/accounts.ts';
import { noteInAudit, type Doer } from './office-change.ts';
import { isCodeOf, newTotpSecret, totpUri } from './totp.ts';

const LASTS_MINUTES = 10;

/**
 * A second factor that was made and not yet proven. It holds only when the telephone has shown a code of it: an account is
 * never locked behind a secret that nobody took down. Kept in memory: after a restart it is made anew.
 */
export class TotpOffers {
  readonly #hub: HubContext;
  readonly #open = new Map<UserId, { secret: string; until: Instant }>();

  constructor(hub: HubContext) {
    this.#hub = hub;
  }

  async make(officeId: string, id: UserId): Promise<{ uri: string }> {
    const account = await findAccount(this.#hub.store, officeId, id);
    if (!account) throw new CodedError('NOT_FOUND');
    const secret = newTotpSecret();
    this.#open.set(id, { secret, until: addMinutes(this.#hub.clock.now(), LASTS_MINUTES) });
    return { uri: totpUri(secret, account.username) };
  }

  /** Throws NOT_FOUND without an open offer, TOTP_WRONG for a code that is not of it. */
  async confirm(doer: Doer, id: UserId, code: string): Promise<void> {
    const { store, clock } = this.#hub;
    const offer = this.#open.get(id);
    const account = await findAccount(store, doer.officeId, id);
    if (!offer || !account || offer.until < clock.now()) throw new CodedError('NOT_FOUND');
    if (!isCodeOf(offer.secret, code, clock.now())) throw new CodedError('TOTP_WRONG');
    this.#open.delete(id);
    await changeSecrets(store, id, { totpSecret: offer.secret });
    await noteInAudit(this.#hub, doer, { event: 'ACCOUNT', subject: id, detail: 'totp on' });
  }
}
