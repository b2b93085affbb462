import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import type { PushedAction, PushReply } from '#common/contract/hub/push.ts';
import { countUnanswered } from '#main/records/repositories/outbox.ts';
import { readDeskKey } from '#main/sync/desk-key.ts';
import { HubClient } from '#main/sync/hub-client.ts';
import type { HubLink } from '#main/sync/hub-link.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { pushOutbox } from '#main/sync/push-outbox.ts';
import { recordBookings } from '#test/bench-sync/loket-round.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

const WAITING = PAGE + 20;

let office: JoinedOffice;
let desk: TestDesk;
let hub: HubClient;
let booked = 0;

beforeAll(async () => {
  office = await openJoinedOffice();
  desk = await office.desk('Loket 1');
  await desk.as('loket');
  const { db } = desk.desk;
  hub = new HubClient(office.edge.base, must(await readDeskKey(db), 'it is joined'));
}, 60_000);
afterAll(() => office.close());

beforeEach(async () => {
  await recordBookings(
    desk,
    Array.from({ length: WAITING }, (_, index) => aBooking({}, booked + index + 1)),
  );
  booked += WAITING;
}, 60_000);

type Push = (actions: readonly PushedAction[], nth: number) => Promise<PushReply>;

/** The hub, with another way for its pushes. */
function through(push: Push): HubLink {
  let count = 0;
  return new Proxy<HubLink>(hub, {
    get: (target, name) =>
      name === 'push'
        ? (actions: readonly PushedAction[]) => push(actions, (count += 1))
        : Reflect.get(target, name, target),
  });
}

const offer = (link: HubLink) =>
  pushOutbox(desk.desk.db, desk.desk.office, link, (files) => {
    throw new Error(`${files.length} refused`);
  });

async function everythingOnce(): Promise<void> {
  expect(await countUnanswered(desk.desk.db)).toEqual({ count: 0, oldestAt: null });
  const { store } = office.edge.hub;
  expect(await store('action').count({ n: '*' }).first()).toEqual({ n: booked });
  expect(await store('command').where({ status: 'ACCEPTED' }).count({ n: '*' }).first()).toEqual({
    n: booked,
  });
  await desk.sync();
  expect(await desk.desk.db('outbox').count({ n: '*' }).first()).toEqual({ n: 0 });
}

it('the next page is on its way before the answer to the one in front', async () => {
  const events: string[] = [];
  await offer(
    through(async (actions, nth) => {
      events.push(`${nth} sent ${actions.length}`);
      const reply = await hub.push(actions);
      events.push(`${nth} answered`);
      return reply;
    }),
  );
  expect(events.slice(0, 2)).toEqual([`1 sent ${PAGE}`, '2 sent 20']);
  expect(events).toContain('1 answered');
  await everythingOnce();
});

it('a page that overtakes is refused by its numbers and sent again', async () => {
  let overtaken: Promise<unknown> = Promise.resolve();
  const sizes: number[] = [];
  await offer(
    through(async (actions, nth) => {
      sizes.push(actions.length);
      if (nth === 2) {
        const reply = hub.push(actions);
        overtaken = reply.catch((error: unknown) => expect(error).toMatchObject({ code: 'PUSH_GAP' }));
        return reply;
      }
      // The first waits until the second has been refused.
      while (nth === 1 && sizes.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
      await overtaken;
      return hub.push(actions);
    }),
  );
  expect(sizes).toEqual([PAGE, 20, 20]);
  await everythingOnce();
});

it('an answer that is lost is asked for again, whatever became of the page behind it', async () => {
  const lost = offer(
    through(async (actions, nth) => {
      const reply = await hub.push(actions);
      if (nth === 1) throw new HubUnreachable('NETWORK');
      return reply;
    }),
  );
  await expect(lost).rejects.toThrow(HubUnreachable);
  expect(await countUnanswered(desk.desk.db)).toMatchObject({ count: WAITING });
  await offer(hub);
  await everythingOnce();
});

it('a page that was sent ahead under numbers that changed has come to nothing before others are sent', async () => {
  const { db } = desk.desk;
  // Something stood in front that came back with the feed before it was sent.
  await db('outbox').update({ seq: db.raw('-seq') });
  await db('outbox').update({ seq: db.raw('1 - seq') });
  let isUnderWay = false;
  const overlaps: boolean[] = [];
  await offer(
    through(async (actions, nth) => {
      if (nth === 2) {
        isUnderWay = true;
        // It takes its time on the way.
        await new Promise((resolve) => setTimeout(resolve, 300));
        isUnderWay = false;
        return hub.push(actions);
      }
      overlaps.push(nth > 2 && isUnderWay);
      return hub.push(actions);
    }),
  );
  expect(overlaps).not.toContain(true);
  await everythingOnce();
});

it('a page that is refused as a whole says so at each of its actions until it is taken; the connection says its own', async () => {
  const { db } = desk.desk;
  const reasons = () => db('outbox').distinct('last_error').pluck('last_error');
  const failing = (error: Error) => {
    const push = async (): Promise<PushReply> => {
      throw error;
    };
    return offer(through(push));
  };
  await expect(failing(new HubUnreachable('NETWORK'))).rejects.toThrow(HubUnreachable);
  await expect(failing(new CodedError('PROTOCOL_UNSUPPORTED'))).rejects.toThrow('PROTOCOL_UNSUPPORTED');
  expect(await reasons()).toEqual([null]);
  await expect(failing(new CodedError('HUB_REFUSED', { status: 413 }))).rejects.toThrow('HUB_REFUSED');
  const shown = await desk.get('sync.outbox', { text: '', limit: 200, offset: 0 });
  expect(new Set(shown.rows.map(({ lastError }) => lastError))).toEqual(new Set(['HUB_REFUSED']));
  // Those behind the page were not refused.
  const counts = await db('outbox').whereNotNull('last_error').count({ n: '*' }).first();
  expect(counts).toEqual({ n: PAGE });
  await offer(hub);
  expect(await reasons()).toEqual([null]);
  await everythingOnce();
});
