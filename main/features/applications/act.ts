import type { ActRequest, ActResult } from '#common/contract/ipc/applications.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import type { Desk } from '#main/features/desk.ts';
import { recordActions, type Author } from './record.ts';

/**
 * Their numbers (file, ticket, SOP) are given by the desk, never by a page: only their own channels record them. A day that
 * the applicant changed in M-Paspor comes by the import alone (domain reference 4.2).
 */
const OWN_CHANNEL: ReadonlySet<string> = new Set<ActionKind>([
  'appointments.importBooking/1',
  'appointments.registerWalkIn/1',
  'appointments.checkIn/1',
  'appointments.reschedule/1',
]);

/** Calls `record` with the person in whose name the request is decided. */
type As = (record: (author: Author) => Promise<Application>) => Promise<Application>;

/** One request of a page, all or nothing, whoever does it. */
export async function act(desk: Desk, asked: ActRequest, as: As): Promise<ActResult> {
  const { db, office, clock } = desk;
  const { applicationId, actions, basedOn } = asked;
  const other = actions.find(({ kind }) => OWN_CHANNEL.has(kind));
  if (other) throw new CodedError('ACTION_UNKNOWN', { kind: other.kind });
  const file = await as((author) =>
    db
      .transaction((trx) =>
        recordActions(trx, office, { applicationId, actions, basedOn, author, now: clock.now() }),
      )
      .catch(async (error: unknown) => {
        await auditRefusal(desk, applicationId, error);
        throw error;
      }),
  );
  desk.emit('files.changed', { applicationIds: [applicationId] });
  return { version: file.version, state: file.state };
}

/** A refused attempt is part of the record too, above all one that separation of duties stopped. */
async function auditRefusal({ session }: Desk, applicationId: string, error: unknown): Promise<void> {
  if (error instanceof CodedError) await session.audit('REFUSED', applicationId, error.code);
}
