import { AccountList, TotpReply } from '#common/contract/hub/accounts.ts';
import { Done } from '#common/contract/hub/office.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Account } from '#common/contract/ipc/session.ts';
import { withoutAppointment, type ActingRole } from '#common/domain/session/acting.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { z } from 'zod';
import { assertAppointable } from '#runtime/identity/account-rules.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { findAccount, updateAccount, type AccountRecord } from '#main/records/repositories/accounts.ts';
import type { Desk, HubPort } from '#main/features/desk.ts';
import { changeAtHub, getAccount } from './account-changes.ts';
import { accountUses, unlockHere } from './account-use.ts';
import { openReview } from './rights-review.ts';

type Mine =
  | 'session.appoint'
  | 'session.endAppointment'
  | 'session.secondFactors'
  | 'session.makeTotp'
  | 'session.confirmTotp'
  | 'session.removeTotp'
  | 'session.accountUses'
  | 'session.unlockAccount'
  | 'session.openReview';

/** Acting officers and second factors: kept at the hub where there is one; a desk alone knows appointments only. */
export function peopleHandlers(desk: Desk): Pick<Handlers, Mine> {
  function hub(): HubPort {
    if (!desk.hub) throw new CodedError('HUB_NOT_JOINED');
    return desk.hub;
  }

  return {
    async 'session.appoint'({ id, ...appointment }) {
      if (!desk.hub) return appointHere(desk, id, appointment);
      return changeAtHub(desk, { method: 'POST', path: `/v1/accounts/${id}/acting`, body: appointment });
    },

    async 'session.endAppointment'({ id, role }) {
      if (!desk.hub) return endHere(desk, id, role);
      return changeAtHub(desk, { method: 'POST', path: `/v1/accounts/${id}/acting/end`, body: { role } });
    },

    async 'session.secondFactors'() {
      if (!desk.hub) return null;
      const { accounts } = await hub().asPerson(AccountList, { method: 'GET', path: '/v1/accounts' });
      return accounts.filter(({ hasTotp }) => hasTotp).map(({ id }) => id);
    },

    'session.accountUses': () => accountUses(desk),

    async 'session.unlockAccount'({ id, reason }) {
      const request = { method: 'POST', path: `/v1/accounts/${id}/unlock`, body: { reason } } as const;
      if (desk.hub) await desk.hub.asPerson(Done, request);
      else await unlockHere(desk, id, reason);
      return null;
    },

    async 'session.openReview'() {
      await openReview(desk);
      return null;
    },

    'session.makeTotp': ({ id }) =>
      hub().asPerson(TotpReply, { method: 'POST', path: `/v1/accounts/${id}/totp` }),

    async 'session.confirmTotp'({ id, code }) {
      await hub().asPerson(Done, { method: 'PUT', path: `/v1/accounts/${id}/totp`, body: { code } });
      return null;
    },

    async 'session.removeTotp'({ id }) {
      await hub().asPerson(z.unknown(), { method: 'DELETE', path: `/v1/accounts/${id}/totp` });
      return null;
    },
  };
}

/** By the same rules as at the hub. */
async function appointHere(desk: Desk, id: UserId, appointment: ActingRole): Promise<Account> {
  const { db, clock, session } = desk;
  const { role, from, until, decree = '' } = appointment;
  const account = await getActive(desk, id);
  const acting = assertAppointable(account, appointment, { actor: session.user?.id, now: clock.now() });
  await updateAccount(db, id, { acting });
  await session.audit('ACCOUNT', id, `acting ${role} ${from} ${until} ${decree}`.trim());
  return getAccount(desk, id);
}

async function endHere(desk: Desk, id: UserId, role: Role): Promise<Account> {
  const account = await getActive(desk, id);
  const acting = withoutAppointment(account.acting, role, desk.clock.now());
  await updateAccount(desk.db, id, { acting });
  await desk.session.audit('ACCOUNT', id, `acting ${role} ended`);
  return getAccount(desk, id);
}

async function getActive({ db }: Desk, id: UserId): Promise<AccountRecord> {
  const account = await findAccount(db, id);
  if (!account?.active) throw new CodedError('NOT_FOUND');
  return account;
}
