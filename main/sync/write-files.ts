import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { blankMoves } from '#common/domain/production/blank-moves.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { dropFile } from '#main/records/repositories/applications.ts';
import { giveBackBlanks, setBlankStates } from '#main/records/repositories/blanks.ts';
import { saveProjections, type Projection } from '#main/records/repositories/projections.ts';
import { setBases, type Base } from '#main/records/repositories/sync-state.ts';
import { project, todayOf } from '#main/features/applications/project.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';

/** A file that was worked out anew and is not written yet. */
export type WorkedOut = {
  applicationId: ApplicationId;
  base: Base;
  /** As this desk showed it until now. */
  shown: Application | null;
  now: Application | null;
  /** Actions of this desk lie on what the hub decided. */
  isWaiting: boolean;
};

/** Many files, each named once, with one statement for each table. */
export async function writeFiles(
  trx: DeskDatabase,
  office: OfficeContext,
  files: readonly WorkedOut[],
): Promise<void> {
  if (files.length === 0) return;
  await moveBlanks(trx, office, files);
  const bases = files.map(({ applicationId, base, isWaiting }) => ({
    applicationId,
    base: isWaiting ? base : null,
  }));
  await setBases(trx, bases);
  for (const { applicationId, shown, now } of files) if (shown && !now) await dropFile(trx, applicationId);
  const projectionOf = projector(office);
  const projected = files.flatMap(({ now, shown }) =>
    now ? [{ projection: projectionOf(now), before: shown }] : [],
  );
  await saveProjections(trx, projected);
}

/** Files of one version share its policy and its day, which are looked up once. */
function projector(office: OfficeContext): (file: Application) => Projection {
  const now = office.now();
  const known = new Map<string, { policy: Policy; today: PlainDate }>();
  return (file) => {
    let shared = known.get(file.sopId);
    if (!shared) {
      const policy = office.policy(file.sopId);
      shared = { policy, today: todayOf(now, policy) };
      known.set(file.sopId, shared);
    }
    return project(file, shared.policy, shared.today);
  };
}

/**
 * The office's ledger follows what the files hold now: taken again on top of the hub's state, or given back. What one file gives
 * back another may hold, therefore all of it is given back first.
 */
async function moveBlanks(
  trx: DeskDatabase,
  office: OfficeContext,
  files: readonly WorkedOut[],
): Promise<void> {
  const at = office.now();
  await giveBackBlanks(trx, files.flatMap(lostBlank), at);
  const moves = files.flatMap(({ applicationId, base, now }) =>
    now ? blankMoves(base.file, now).map(({ serial, state }) => ({ serial, state, applicationId })) : [],
  );
  await setBlankStates(trx, moves, at);
}

function lostBlank({ applicationId, base, shown, now }: WorkedOut) {
  const held = [now?.blank, ...(now?.spentBlanks ?? []), base.file?.blank].map((blank) => blank?.serial);
  const serial = shown?.blank?.serial;
  return serial !== undefined && !held.includes(serial) ? [{ serial, applicationId }] : [];
}
