import type { z } from 'zod';
import { CountReply, FieldDesks } from '#common/contract/hub/field.ts';
import { Done } from '#common/contract/hub/office.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { fieldChannels, FieldDayView } from '#common/contract/ipc/field.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { findFieldFiles, listBookedOn } from '#main/records/repositories/field-files.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk, HubRequest } from '#main/features/desk.ts';

type Mine = keyof typeof fieldChannels;

/** Days of service outside the office: prepared and counted at the hub, shown from what the feed brought. */
export function fieldHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { db, office } = desk;

  async function askHub<T>(schema: z.ZodType<T>, request: HubRequest): Promise<T> {
    if (!desk.hub) throw new CodedError('HUB_NOT_JOINED');
    const reply = await desk.hub.asPerson(schema, request);
    // It comes back to every desk, this one too, with the feed.
    await desk.hub.ask();
    return reply;
  }

  return {
    async 'field.days'() {
      const days = office.fieldDays;
      const files = await findFieldFiles(
        db,
        days.flatMap((day) => [...day.files, ...day.takenOut.map(({ file }) => file)]),
      );
      const names = await displayNames(db);
      const me = authorOf(desk).userId;
      const named = (id: ApplicationId) => files.get(id) ?? { id, number: null, name: null, state: null };
      return days.map((day): FieldDayView => {
        const { preparedBy, countedBy, ...rest } = day;
        return {
          ...rest,
          files: day.files.map(named),
          takenOut: day.takenOut.map(({ file, by, at, reason }) => ({
            ...named(file),
            byName: names[by] ?? '',
            at,
            reason,
          })),
          preparedByName: names[preparedBy] ?? '',
          countedByNames: countedBy.map((id) => names[id] ?? ''),
          isHere: day.deskId === office.hub?.deskId,
          isCountedByMe: countedBy.includes(me),
        };
      });
    },

    async 'field.desks'() {
      return (await askHub(FieldDesks, { method: 'GET', path: '/v1/field-days/desks' })).desks;
    },

    async 'field.candidates'({ on }) {
      const booked = await listBookedOn(db, on);
      return booked.map((file) => ({ ...file, place: office.fieldDayOf(file.id)?.place ?? null }));
    },

    async 'field.prepare'(body) {
      await askHub(Done, { method: 'POST', path: '/v1/field-days', body });
      return null;
    },

    async 'field.callOff'({ id, reason }) {
      await askHub(Done, { method: 'POST', path: `/v1/field-days/${id}/call-off`, body: { reason } });
      return null;
    },

    async 'field.takeOut'({ id, ...body }) {
      await askHub(Done, { method: 'POST', path: `/v1/field-days/${id}/take-out`, body });
      return null;
    },

    async 'field.count'({ id, ...body }) {
      return (await askHub(CountReply, { method: 'POST', path: `/v1/field-days/${id}/count`, body })).state;
    },
  };
}
