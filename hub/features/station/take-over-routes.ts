import { Done } from '#common/contract/hub/office.ts';
import {
  MoveAccounts,
  MoveBlanks,
  MoveCounts,
  MoveEntries,
  MoveFiles,
  MoveFilesReply,
  MoveMovements,
  TakeOverBegin,
  TakeOverDone,
  TakeOverFinish,
} from '#common/contract/hub/take-over.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { beginTakeOver } from './take-over-begin.ts';
import { moveFiles } from './take-over-files.ts';
import { finishTakeOver } from './take-over-finish.ts';
import { moveAccounts, moveBlanks, moveCounts, moveEntries, moveMovements } from './take-over-people.ts';

/** A page of files with their lists and what the chain says of them; a file is never cut in two. */
const PAGE_BYTES = 16 * 1024 * 1024;
const DONE = { done: true as const };

/** The steps in which an office moves here from the desk on which it began; that desk alone is heard. */
export function takeOverRoutes(server: HubServer, { hub, doors }: { hub: HubContext; doors: Doors }): void {
  const door = { onRequest: doors.desk, bodyLimit: PAGE_BYTES };

  server.route({
    method: 'POST',
    url: '/v1/take-over/begin',
    ...door,
    schema: { body: TakeOverBegin, response: { 200: Done } },
    async handler(request) {
      await beginTakeOver(hub, deskOf(request), request.body);
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/take-over/accounts',
    ...door,
    schema: { body: MoveAccounts, response: { 200: Done } },
    async handler(request) {
      await moveAccounts(hub, deskOf(request), request.body.accounts);
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/take-over/blanks',
    ...door,
    schema: { body: MoveBlanks, response: { 200: Done } },
    async handler(request) {
      await moveBlanks(hub, deskOf(request), request.body.blanks);
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/take-over/movements',
    ...door,
    schema: { body: MoveMovements, response: { 200: Done } },
    async handler(request) {
      await moveMovements(hub, deskOf(request), request.body.movements);
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/take-over/counts',
    ...door,
    schema: { body: MoveCounts, response: { 200: Done } },
    async handler(request) {
      await moveCounts(hub, deskOf(request), request.body.counts);
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/take-over/entries',
    ...door,
    schema: { body: MoveEntries, response: { 200: Done } },
    async handler(request) {
      await moveEntries(hub, deskOf(request), request.body.entries);
      return DONE;
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/take-over/files',
    ...door,
    config: { judgesParts: true },
    schema: { body: MoveFiles, response: { 200: MoveFilesReply } },
    handler: (request) => moveFiles(hub, deskOf(request), request.body.files),
  });

  server.route({
    method: 'POST',
    url: '/v1/take-over/finish',
    ...door,
    schema: { body: TakeOverFinish, response: { 200: TakeOverDone } },
    handler: (request) => finishTakeOver(hub, deskOf(request), request.body),
  });
}
