import type { z } from 'zod';
import { Done } from '#common/contract/hub/office.ts';
import { AskStockReply, EnterCountReply, MovementPage, StockRequests } from '#common/contract/hub/stock.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { StockPerson } from '#common/domain/production/stock-rules.ts';
import { permissionsOf } from '#common/domain/session/permission.ts';
import { rolesAt } from '#common/domain/session/acting.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { displayNames, findAccount, listAccounts } from '#main/records/repositories/accounts.ts';
import { isStopped } from '#common/domain/production/custody.ts';
import { handsOf, listBlanks, stockSummary } from '#main/records/repositories/blanks.ts';
import {
  custodyStore,
  listWaiting,
  readBlankStops,
  searchMovements,
} from '#main/records/repositories/custody.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk, HubRequest } from '#main/features/desk.ts';
import { enterCount, settleDifference } from '#runtime/custody/count-acts.ts';
import { answerStock, askStock, type Doing } from '#runtime/custody/stock-acts.ts';
import type { CustodyStore } from '#runtime/custody/store.ts';
import { countsDue } from './count-shelf.ts';
import { knownCounts } from './known-counts.ts';
import { blindTo } from './blind-counts.ts';

type Mine =
  | 'production.stock'
  | 'production.stockPeople'
  | 'production.blanks'
  | 'production.askStock'
  | 'production.stockRequests'
  | 'production.answerStock'
  | 'production.movements'
  | 'production.stockCounts'
  | 'production.countsDue'
  | 'production.enterCount'
  | 'production.settleCount';

/** The office's stock: decided at the hub where there is one, else by this desk, by the same rules. */
export function stockHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { db, office, clock, session } = desk;

  async function atHub<T>(schema: z.ZodType<T>, request: HubRequest): Promise<T | null> {
    if (!desk.hub) return null;
    const reply = await desk.hub.asPerson(schema, request);
    // The numbers come back to every desk, this one too, with the feed.
    if (request.method !== 'GET' && !request.path.endsWith('/movements')) await desk.hub.ask();
    return reply;
  }

  async function here<T>(
    work: (store: CustodyStore, doing: Doing, trx: DeskDatabase) => Promise<T>,
  ): Promise<T> {
    const { userId, roles } = authorOf(desk);
    const doing = { by: { id: userId, roles }, at: clock.now(), desk: session.desk };
    const result = await db.transaction((trx) =>
      work(
        custodyStore(trx, () => clock.now()),
        doing,
        trx,
      ),
    );
    desk.emit('office.changed', null);
    return result;
  }

  /** Read in the same transaction: another way to the database would wait for it. */
  function askerIn(trx: DeskDatabase) {
    return async (id: UserId): Promise<StockPerson> => {
      const account = await findAccount(trx, id);
      if (!account) throw new CodedError('NOT_FOUND');
      return { id, roles: account.active ? rolesAt(account, clock.now()) : [] };
    };
  }

  const counts = knownCounts(desk);

  return {
    async 'production.stock'() {
      const stops = await readBlankStops(db);
      const me = authorOf(desk).userId;
      const summary = {
        ...(await stockSummary(db)),
        ...(await handsOf(db, me)),
        isMineCounted: false,
        isStopped: isStopped(stops, clock.now()),
      };
      return blindTo(summary, await counts.hands(), me);
    },

    async 'production.stockPeople'() {
      const people = (await listAccounts(db)).filter(({ active }) => active);
      const now: Instant = clock.now();
      const named = (fits: (roles: ReturnType<typeof rolesAt>) => boolean) =>
        people
          .filter((account) => fits(rolesAt(account, now)))
          .map(({ id, displayName }) => ({ id, name: displayName }));
      return {
        printers: named((roles) => roles.includes('PRINT')),
        keepers: named((roles) => permissionsOf(roles).has('stock.keep')),
        names: await displayNames(db),
      };
    },

    'production.blanks': async (query) => listBlanks(db, { ...query, counted: await counts.hands() }),

    async 'production.askStock'({ id, command, second }) {
      const body = { id, command, second };
      const told = await atHub(AskStockReply, { method: 'POST', path: '/v1/stock', body });
      if (told) return told;
      const ask = (beside: StockPerson | null) =>
        here((store, doing) => askStock(store, { id, command, second: beside }, doing));
      const state = second
        ? await session.asSecondPerson(second, ({ userId, roles }) => ask({ id: userId, roles }))
        : await ask(null);
      return { state };
    },

    async 'production.stockRequests'() {
      const told = await atHub(StockRequests, { method: 'GET', path: '/v1/stock/requests' });
      if (told) return told.requests;
      return (await listWaiting(db)).map(({ id, command, by, at, desk: where }) => ({
        id,
        command,
        by,
        at,
        desk: where,
      }));
    },

    async 'production.answerStock'({ id, yes }) {
      const told = await atHub(Done, { method: 'POST', path: `/v1/stock/requests/${id}`, body: { yes } });
      if (told) return null;
      await here((store, doing, trx) => answerStock(store, { id, yes, asker: askerIn(trx) }, doing));
      return null;
    },

    async 'production.movements'(query) {
      const told = await atHub(MovementPage, { method: 'POST', path: '/v1/stock/movements', body: query });
      return told ?? searchMovements(db, query);
    },

    async 'production.stockCounts'() {
      return counts.ofToday();
    },

    'production.countsDue': () => countsDue(desk, counts.ifKnown),

    async 'production.enterCount'(body) {
      const told = await atHub(EnterCountReply, { method: 'POST', path: '/v1/stock/counts', body });
      if (told) return told;
      const on = office.today();
      return { state: await here((store, doing) => enterCount(store, { ...body, on }, doing)) };
    },

    async 'production.settleCount'({ id, ...body }) {
      const told = await atHub(Done, { method: 'POST', path: `/v1/stock/counts/${id}/settle`, body });
      if (!told) await here((store, doing) => settleDifference(store, { id, ...body }, doing));
      return null;
    },
  };
}
