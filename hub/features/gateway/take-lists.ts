import { addDays } from '#common/kernel/plain-date.ts';
import { ListSource } from '#common/contract/central/wire.ts';
import { readPlace } from '#hub/store/feed.ts';
import { listsThere } from '#hub/store/gateway-lists.ts';
import { lockGateway } from '#hub/store/gateway-state.ts';
import { compareDay, keepList } from './compare-day.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { storeProblems } from './problems.ts';

/** Lists that come later than this are brought by hand. */
const DAYS_BACK = 7;

/** The lists of the days that are over; a day is compared as soon as both are there. Returns the lists taken. */
export async function takeLists(parts: GatewayParts): Promise<number> {
  const { hub, officeId, gateway } = parts;
  const { rulesSeq } = await readPlace(hub.store, officeId);
  const { today } = await hub.office.rules(hub.store, officeId, rulesSeq, hub.clock.now());
  const days = Array.from({ length: DAYS_BACK }, (_, index) => addDays(today, -1 - index));
  const there = new Set((await listsThere(hub.store, officeId, days)).map(nameOf));
  const wanted = days
    .flatMap((day) => ListSource.options.map((source) => ({ source, day })))
    .filter((list) => !there.has(nameOf(list)));
  const found = await gateway.lists(wanted);
  for (const list of found) {
    await hub.store.transaction(async (trx) => {
      await lockGateway(trx, officeId, hub.clock.now());
      if ('wrong' in list) return storeProblems(trx, parts, { kind: 'LIST' }, list.wrong);
      await keepList(trx, parts, list);
      await compareDay(trx, parts, list.day);
    });
    await list.settle();
  }
  return found.filter((list) => !('wrong' in list)).length;
}

function nameOf({ source, day }: { source: string; day: string }): string {
  return `${source} ${day}`;
}
