import { z } from 'zod';
import type { FastifyRequest } from 'fastify';
import { CodedError } from '#common/contract/coded-error.ts';
import { Done } from '#common/contract/hub/office.ts';
import { BlindFileReply, DrawRecheck, JudgeRecheck } from '#common/contract/hub/rechecks.ts';
import { AppendEntry, EntriesReply, PublishedNotices, ReadEntries } from '#common/contract/hub/registers.ts';
import { Entry } from '#common/domain/registers/register.ts';
import { REGISTERS } from '#common/domain/registers/registers.ts';
import { PROOF_MINUTES } from '#common/domain/session/proof.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { accountOf, deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { hasProved } from '#hub/store/accounts.ts';
import { drawAtHub, judgeAtHub, nextAtHub, promiseAtHub } from './rechecks-at-hub.ts';
import { openReviewAtHub } from './open-review-at-hub.ts';
import { appendAtHub, publishedAtHub, readAtHub, type RegisterDoer } from './registers-at-hub.ts';

/** The books that the office keeps beside its files. Who may write and read is a matter of each book. */
export function registerRoutes(server: HubServer, { hub, doors }: { hub: HubContext; doors: Doors }): void {
  const door = { onRequest: [doors.desk, doors.permitted('office.read')] };

  server.route({
    method: 'POST',
    url: '/v1/registers/append',
    ...door,
    schema: { body: AppendEntry, response: { 200: Entry } },
    async handler(request) {
      const { register, kind } = request.body;
      if (REGISTERS[register].rules[kind]?.needsProof) await assertProved(hub, request);
      return appendAtHub(hub, doerOf(request), request.body);
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/registers/read',
    ...door,
    schema: { body: ReadEntries, response: { 200: EntriesReply } },
    handler: (request) => readAtHub(hub, doerOf(request), request.body),
  });

  // The desk alone: on the PC of the hall nobody is signed in.
  server.route({
    method: 'GET',
    url: '/v1/registers/announcements/published',
    onRequest: doors.desk,
    schema: { response: { 200: PublishedNotices } },
    handler: (request) => publishedAtHub(hub, deskOf(request).officeId),
  });

  server.route({
    method: 'POST',
    url: '/v1/rights-reviews/open',
    onRequest: [doors.desk, doors.permitted('accounts.review')],
    schema: { body: z.strictObject({}), response: { 200: Done } },
    async handler(request) {
      await openReviewAtHub(hub, doerOf(request));
      return { done: true } as const;
    },
  });
}

/** Blind re-examination: promise, draw, the next file, a judgement. Who may is a matter of the acts. */
export function recheckRoutes(server: HubServer, { hub, doors }: { hub: HubContext; doors: Doors }): void {
  const door = { onRequest: [doors.desk, doors.permitted('case.act')] };
  const done = { done: true } as const;

  server.route({
    method: 'POST',
    url: '/v1/rechecks/promise',
    ...door,
    schema: { body: z.strictObject({}), response: { 200: Done } },
    async handler(request) {
      await promiseAtHub(hub, doerOf(request));
      return done;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/rechecks/draw',
    ...door,
    schema: { body: DrawRecheck, response: { 200: Done } },
    async handler(request) {
      await drawAtHub(hub, doerOf(request), request.body.month);
      return done;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/rechecks/next',
    ...door,
    schema: { body: z.strictObject({}), response: { 200: BlindFileReply } },
    async handler(request) {
      return { next: await nextAtHub(hub, doerOf(request)) };
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/rechecks/judge',
    ...door,
    schema: { body: JudgeRecheck, response: { 200: Done } },
    async handler(request) {
      await judgeAtHub(hub, doerOf(request), request.body);
      return done;
    },
  });
}

/** The hub has seen the password itself, minutes ago: a token of a desk that was left open is not enough. */
async function assertProved(hub: HubContext, request: FastifyRequest): Promise<void> {
  const since = addMinutes(hub.clock.now(), -PROOF_MINUTES);
  const at = { accountId: accountOf(request).id, deskId: deskOf(request).id, since };
  if (!(await hasProved(hub.store, at))) throw new CodedError('PROOF_NEEDED', { minutes: PROOF_MINUTES });
}

function doerOf(request: FastifyRequest): RegisterDoer {
  const { officeId, name } = deskOf(request);
  const { id, roles } = accountOf(request);
  return { officeId, userId: id, roles, desk: name };
}
