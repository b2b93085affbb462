import { z } from 'zod';
import { OLDEST_PROTOCOL } from '#common/contract/hub/protocol.ts';
import {
  CodesWithdrawn,
  DeskInfo,
  EnrolReply,
  EnrolRequest,
  NewCode,
  NewCodeReply,
  OpenCodes,
  RevokeReply,
  TokenReply,
  WithdrawCodes,
} from '#common/contract/hub/station.ts';
import { HeldFiles } from '#common/contract/hub/held.ts';
import { MoveHere } from '#common/contract/hub/take-over.ts';
import { SiteAsk, SiteReply } from '#common/contract/site-file.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { doerOf } from '#hub/http/doer.ts';
import { accountOf, deskOf, type HubServer } from '#hub/http/hub-server.ts';
import type { Limits } from '#hub/http/limits.ts';
import type { Tokens } from '#hub/http/tokens.ts';
import { findDeskByThumbprint, listDesks, listOpenCodes, toDeskInfo } from '#hub/store/desks.ts';
import type { SignIns } from '#hub/features/session/sign-in.ts';
import { enrol, makeCode } from './enrolment.ts';
import { heldFiles } from './held.ts';
import { makeNewKeyCode } from './codes.ts';
import { revoke } from './revoke.ts';
import { isEmpty } from './take-over-guard.ts';
import { shutOut } from './shut-out.ts';
import { makeSiteFile } from './site-file.ts';
import { withdrawCodes } from './withdraw-codes.ts';

type Parts = { hub: HubContext; doors: Doors; tokens: Tokens; limits: Limits; signIns: SignIns };

export function stationRoutes(server: HubServer, { hub, doors, tokens, limits, signIns }: Parts): void {
  server.route({
    method: 'POST',
    url: '/v1/enrol',
    config: { rateLimit: limits.enrol },
    schema: { body: EnrolRequest, response: { 200: EnrolReply } },
    async handler(request) {
      if (request.body.protocol < OLDEST_PROTOCOL) throw new CodedError('PROTOCOL_UNSUPPORTED');
      const reply = await enrol(hub, request.body, await doors.proof(request));
      // Its key may be another one from now on.
      doors.forget(reply.deskId);
      return reply;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/token',
    schema: { response: { 200: TokenReply } },
    async handler(request) {
      const { thumbprint } = await doors.proof(request);
      const desk = await findDeskByThumbprint(hub.store, thumbprint);
      if (!desk) throw new CodedError('DESK_UNKNOWN');
      if (desk.revokedAt !== null) throw await shutOut(hub.store, desk);
      const { deskId, officeId } = desk;
      const issued = await tokens.issue({ deskId, officeId, thumbprint, accountId: null });
      return { ...issued, now: hub.clock.now() };
    },
  });

  const door = { onRequest: [doors.desk, doors.permitted('accounts.manage')] };

  server.route({
    method: 'GET',
    url: '/v1/desks',
    ...door,
    schema: { response: { 200: z.strictObject({ desks: z.array(DeskInfo) }) } },
    async handler(request) {
      const desks = await listDesks(hub.store, deskOf(request).officeId);
      return { desks: desks.map(toDeskInfo) };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/desks/code',
    ...door,
    schema: { body: NewCode, response: { 200: NewCodeReply } },
    handler: (request) => makeCode(hub, doerOf(request), request.body.deskName, request.body.kind),
  });

  server.route({
    method: 'GET',
    url: '/v1/desks/codes',
    ...door,
    schema: { response: { 200: OpenCodes } },
    async handler(request) {
      const { officeId } = deskOf(request);
      return { codes: await listOpenCodes(hub.store, officeId, hub.clock.now()) };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/desks/codes/withdraw',
    ...door,
    schema: { body: WithdrawCodes, response: { 200: CodesWithdrawn } },
    async handler(request) {
      return { withdrawn: await withdrawCodes(hub, doerOf(request), request.body.ids) };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/desks/site-file',
    ...door,
    config: { rateLimit: limits.signIn },
    schema: { body: SiteAsk, response: { 200: SiteReply } },
    async handler(request) {
      const { wanted, ...secrets } = request.body;
      await signIns.proveAgain(deskOf(request), accountOf(request).id, secrets);
      const { text, expiresAt } = await makeSiteFile(hub, doerOf(request), wanted);
      return { text, expiresAt };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/desks/:id/code',
    ...door,
    schema: { params: z.strictObject({ id: z.uuid() }), response: { 200: NewCodeReply } },
    handler: (request) => makeNewKeyCode(hub, doerOf(request), request.params.id),
  });

  server.route({
    method: 'GET',
    url: '/v1/take-over',
    ...door,
    schema: { response: { 200: MoveHere } },
    handler: async (request) => ({ isAllowed: await isEmpty(hub.store, deskOf(request).officeId) }),
  });

  server.route({
    method: 'GET',
    url: '/v1/desks/:id/held',
    ...door,
    schema: { params: z.strictObject({ id: z.uuid() }), response: { 200: HeldFiles } },
    handler: (request) => heldFiles(hub, doerOf(request), request.params.id),
  });

  server.route({
    method: 'POST',
    url: '/v1/desks/:id/revoke',
    ...door,
    schema: { params: z.strictObject({ id: z.uuid() }), response: { 200: RevokeReply } },
    handler: (request) => revoke(hub, doerOf(request), request.params.id),
  });
}
