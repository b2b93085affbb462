import { z } from 'zod';
import {
  AccountList,
  AccountPath,
  AccountUpdate,
  AccountUses,
  EndActing,
  ManagedAccount,
  NewActing,
  NewHubAccount,
  PasswordChange,
  TotpConfirm,
  TotpReply,
  UnlockAccount,
} from '#common/contract/hub/accounts.ts';
import { Done } from '#common/contract/hub/office.ts';
import { HubSignIn, HubSignInReply } from '#common/contract/hub/station.ts';
import type { Doors } from '#hub/http/auth.ts';
import { doerOf } from '#hub/http/doer.ts';
import { accountOf, deskOf, type HubServer } from '#hub/http/hub-server.ts';
import type { Limits } from '#hub/http/limits.ts';
import { listAccounts } from '#hub/store/accounts.ts';
import {
  appoint,
  createAccount,
  endAppointment,
  removeTotp,
  toManaged,
  updateAccount,
  type AccountParts,
} from './accounts.ts';
import { accountUses, unlockAccount } from './account-use.ts';
import type { SignIns } from './sign-in.ts';
import { TotpOffers } from './totp-offers.ts';

type Parts = AccountParts & { doors: Doors; limits: Limits; signIns: SignIns };

export function sessionRoutes(server: HubServer, parts: Parts): void {
  signInRoutes(server, parts);
  accountUseRoutes(server, parts);
  accountRoutes(server, parts);
  appointmentRoutes(server, parts);
  totpRoutes(server, parts);
}

function signInRoutes(server: HubServer, { doors, limits, signIns }: Parts): void {
  server.route({
    method: 'POST',
    url: '/v1/sign-in',
    onRequest: doors.desk,
    config: { rateLimit: limits.signIn },
    schema: { body: HubSignIn, response: { 200: HubSignInReply } },
    handler: (request) => signIns.signIn(deskOf(request), request.body),
  });

  server.route({
    method: 'DELETE',
    url: '/v1/sign-in',
    onRequest: [doors.desk, doors.person],
    schema: { response: { 204: z.null() } },
    async handler(request, reply) {
      await signIns.signOut(deskOf(request), accountOf(request).id);
      return reply.code(204).send(null);
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/change-password',
    onRequest: [doors.desk, doors.person],
    config: { rateLimit: limits.signIn },
    schema: { body: PasswordChange, response: { 200: HubSignInReply } },
    handler: (request) => signIns.changePassword(deskOf(request), accountOf(request).id, request.body),
  });
}

function accountRoutes(server: HubServer, { hub, cost, doors }: Parts): void {
  const door = { onRequest: [doors.desk, doors.permitted('accounts.manage')] };
  const parts = { hub, cost };

  server.route({
    method: 'GET',
    url: '/v1/accounts',
    ...door,
    schema: { response: { 200: AccountList } },
    async handler(request) {
      const accounts = await listAccounts(hub.store, deskOf(request).officeId);
      return { accounts: accounts.map(toManaged) };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/accounts',
    ...door,
    schema: { body: NewHubAccount, response: { 200: ManagedAccount } },
    handler: (request) => createAccount(parts, doerOf(request), request.body, { mustChange: true }),
  });

  server.route({
    method: 'PUT',
    url: '/v1/accounts/:id',
    ...door,
    schema: { params: AccountPath, body: AccountUpdate, response: { 200: ManagedAccount } },
    handler: (request) => updateAccount(parts, doerOf(request), request.params.id, request.body),
  });
}

/** Who reviews the rights sees when each account was last used; who keeps the accounts gives an unused one back. */
function accountUseRoutes(server: HubServer, { hub, doors }: Parts): void {
  server.route({
    method: 'GET',
    url: '/v1/accounts/use',
    onRequest: [doors.desk, doors.permitted('accounts.review')],
    schema: { response: { 200: AccountUses } },
    handler: (request) => accountUses(hub, deskOf(request).officeId),
  });

  server.route({
    method: 'POST',
    url: '/v1/accounts/:id/unlock',
    onRequest: [doors.desk, doors.permitted('accounts.manage')],
    schema: { params: AccountPath, body: UnlockAccount, response: { 200: Done } },
    async handler(request) {
      await unlockAccount(hub, doerOf(request), { ...request.params, ...request.body });
      return { done: true } as const;
    },
  });
}

function appointmentRoutes(server: HubServer, { hub, cost, doors }: Parts): void {
  const door = { onRequest: [doors.desk, doors.permitted('accounts.manage')] };
  const parts = { hub, cost };

  server.route({
    method: 'POST',
    url: '/v1/accounts/:id/acting',
    ...door,
    schema: { params: AccountPath, body: NewActing, response: { 200: ManagedAccount } },
    handler: (request) => appoint(parts, doerOf(request), request.params.id, request.body),
  });

  server.route({
    method: 'POST',
    url: '/v1/accounts/:id/acting/end',
    ...door,
    schema: { params: AccountPath, body: EndActing, response: { 200: ManagedAccount } },
    handler: (request) => endAppointment(parts, doerOf(request), request.params.id, request.body.role),
  });
}

function totpRoutes(server: HubServer, { hub, cost, doors, limits }: Parts): void {
  const door = { onRequest: [doors.desk, doors.permitted('accounts.manage')] };
  const parts = { hub, cost };
  const offers = new TotpOffers(hub);

  server.route({
    method: 'POST',
    url: '/v1/accounts/:id/totp',
    ...door,
    schema: { params: AccountPath, response: { 200: TotpReply } },
    handler: (request) => offers.make(deskOf(request).officeId, request.params.id),
  });

  server.route({
    method: 'PUT',
    url: '/v1/accounts/:id/totp',
    ...door,
    config: { rateLimit: limits.signIn },
    schema: { params: AccountPath, body: TotpConfirm, response: { 200: Done } },
    async handler(request) {
      await offers.confirm(doerOf(request), request.params.id, request.body.code);
      return { done: true as const };
    },
  });

  server.route({
    method: 'DELETE',
    url: '/v1/accounts/:id/totp',
    ...door,
    schema: { params: AccountPath, response: { 204: z.null() } },
    async handler(request, reply) {
      await removeTotp(parts, doerOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  });
}
