import type { HubContext } from '#hub/hub-context.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';
import { insertBlanks } from '#hub/store/blanks.ts';
import {
  addMovements,
  answerRequest,
  findCount,
  findCountOfEntry,
  findHeld,
  findRequest,
  insertRequest,
  listDifferences,
  openCountOf,
  putHeld,
  saveCount,
  tallyOf,
} from '#hub/store/custody.ts';
import type { Store } from '#hub/store/database.ts';
import { publishDocument } from '#hub/store/documents.ts';
import { nextFeedSeq } from '#hub/store/feed.ts';
import { insertEntry, lastEntry, readEntries } from '#hub/store/registers.ts';
import type { CustodyStore } from '#runtime/custody/store.ts';

/** The office's stock at its hub, under the office's lock. Every change of a number goes to the desks with the feed. */
export function hubCustody(hub: HubContext, trx: Store, { officeId, actor, desk }: Doer): CustodyStore {
  return {
    findBlanks: (serials) => findHeld(trx, officeId, serials),
    async addBlanks(blanks, { at, reference }) {
      const lastSeq = await nextFeedSeq(trx, officeId, blanks.length);
      const rows = blanks.map((blank) => ({ ...blank, reference, changedAt: at }));
      await insertBlanks(trx, officeId, { blanks: rows, lastSeq });
    },
    async putBlanks(blanks, at) {
      const lastSeq = await nextFeedSeq(trx, officeId, blanks.length);
      await putHeld(trx, officeId, { blanks, at, lastSeq });
    },
    addMovement: (movement) => addMovements(trx, officeId, [movement]),
    findRequest: (id) => findRequest(trx, officeId, id),
    addRequest: (request) => insertRequest(trx, officeId, request),
    answerRequest: (id, answer) => answerRequest(trx, { officeId, id }, answer),
    tally: (hand) => tallyOf(trx, officeId, hand),
    findCount: (id) => findCount(trx, officeId, id),
    countOfEntry: (id) => findCountOfEntry(trx, officeId, id),
    openCount: (hand, on) => openCountOf(trx, officeId, { hand, on }),
    saveCount: (count) => saveCount(trx, officeId, count),
    differences: () => listDifferences(trx, officeId),
    async publishStops(stops) {
      const feedSeq = await nextFeedSeq(trx, officeId);
      const document = { name: 'blank-stops', body: stops, feedSeq, at: hub.clock.now(), by: actor };
      await publishDocument(trx, officeId, document);
    },
    linesOf: ({ register, subject }) => readEntries(trx, officeId, { register, subject, since: null }),
    lastLine: (register) => lastEntry(trx, officeId, register),
    addLine: (entry) => insertEntry(trx, officeId, entry),
    note: ({ actor: by, subject, detail }) =>
      appendNote(hub, trx, { officeId, actor: by, desk }, { event: 'STOCK', subject, detail }),
  };
}
