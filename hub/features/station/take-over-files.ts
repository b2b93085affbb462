import type { Application } from '#common/domain/applications/application.ts';
import { deadlineOf } from '#common/domain/applications/deadlines.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ErrorCode } from '#common/contract/ipc/reply.ts';
import type { AcceptedAction } from '#common/contract/hub/pull.ts';
import type { MovedFile, MoveFilesReply } from '#common/contract/hub/take-over.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { isAsAudited } from '#runtime/audit/as-audited.ts';
import { actionDetail } from '#runtime/audit/chain.ts';
import { statusesOf } from '#hub/features/gateway/queue-statuses.ts';
import type { OfficeRules } from '#hub/features/office/hub-office.ts';
import { isStorable } from '#hub/features/sync/storable.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import { listAccounts } from '#hub/store/accounts.ts';
import { entriesWrite } from '#hub/store/audit.ts';
import type { Store } from '#hub/store/database.ts';
import { refusalOf } from '#hub/store/errors.ts';
import type { OfficePlace } from '#hub/store/feed.ts';
import { billKeys } from '#common/domain/applications/bill-keys.ts';
import { billsWrite } from '#hub/store/bills.ts';
import { statusesWrite } from '#hub/store/gateway-outbox.ts';
import { findFiles, type StoredFile } from '#hub/store/page-reads.ts';
import { readAlone } from '#hub/store/read-together.ts';
import { actionsWrite, filesWrite, savePlace } from '#hub/store/page-writes.ts';
import { writeTogether } from '#hub/store/write-together.ts';
import { refusalOfList } from './moved-list.ts';
import { lockTakeOver } from './take-over-guard.ts';

type Step = { action: Action; version: number; file: Application };
/** A file that fits, as it is stored. */
type Fitting = { file: Application; steps: readonly Step[]; deadlineOn: PlainDate | null };
type Refused = MoveFilesReply['refused'][number];
/** By what a file is measured: the office's rules, and who came along before the files. */
type Measure = { rules: OfficeRules; people: ReadonlySet<UserId> };
type Moving = { hub: HubContext; desk: CallingDesk };

/**
 * A page of files with their whole lists. They are not decided again, for rules and roles may be others by now; each is read by
 * the rules of its actions, worked out anew and compared with the desk's own file and chain. One that does not fit is refused by
 * name and stays on the desk.
 */
export async function moveFiles(
  hub: HubContext,
  desk: CallingDesk,
  files: readonly MovedFile[],
): Promise<MoveFilesReply> {
  return hub.store.transaction(async (trx) => {
    const { place } = await lockTakeOver(trx, desk);
    const rules = await hub.office.rules(trx, desk.officeId, place.rulesSeq, hub.clock.now());
    const known = await readAlone(
      trx,
      findFiles(
        trx,
        files.map(({ applicationId }) => applicationId),
      ),
    );
    const people = new Set((await listAccounts(trx, desk.officeId)).map(({ id }) => id));
    const fitting: Fitting[] = [];
    const { once, refused } = eachOnce(files);
    for (const moved of once) {
      const { applicationId } = moved;
      const stored = known.get(applicationId);
      if (stored && isSame(stored, desk, moved)) continue;
      const outcome = stored ? 'FILE_EXISTS' : fittingOf(moved, { rules, people });
      if (typeof outcome === 'string') refused.push({ applicationId, code: outcome });
      else fitting.push(outcome);
    }
    const done = await writeAll(trx, { hub, desk }, { place, fitting });
    await savePlace(trx, desk.officeId, done.place);
    return { refused: [...refused, ...done.refused] };
  });
}

/**
 * A file that comes twice in a page is one file when both say the same. Two different ones are refused together: whichever were
 * taken, the other would be lost, and on the desk both are still there to be looked at.
 */
function eachOnce(files: readonly MovedFile[]): { once: MovedFile[]; refused: Refused[] } {
  const once: MovedFile[] = [];
  const refused: Refused[] = [];
  for (const [applicationId, [first, ...others]] of Map.groupBy(files, (file) => file.applicationId)) {
    if (!first) continue;
    const text = JSON.stringify(first);
    if (others.every((other) => JSON.stringify(other) === text)) once.push(first);
    else refused.push({ applicationId, code: 'FILE_NOT_AS_AUDITED' });
  }
  return { once, refused };
}

/** Sent before; its answer was lost on the way. */
function isSame(stored: StoredFile, { officeId }: CallingDesk, moved: MovedFile): boolean {
  return stored.officeId === officeId && JSON.stringify(stored.file) === JSON.stringify(moved.file);
}

/** The file as the rules make it of its list, or why it does not fit. */
function fittingOf(moved: MovedFile, { rules, people }: Measure): Fitting | ErrorCode {
  const { applicationId, actions: sent, audited } = moved;
  const isWhole = sent.every(
    (action, index) => action.applicationId === applicationId && action.version === index + 1,
  );
  if (!isWhole) return 'FILE_NOT_AS_AUDITED';
  try {
    // A list that goes too deep to be looked through throws.
    if (!isStorable(sent)) return 'FILE_NOT_AS_AUDITED';
    const refusal = refusalOfList(sent, people);
    if (refusal) return refusal;
    const actions = sent.map(toAction);
    if (!isAsAudited(actions, audited, JSON.stringify(moved.file))) return 'FILE_NOT_AS_AUDITED';
    let file: Application | null = null;
    const steps = actions.map((action, index): Step => {
      file = evolve(file, action);
      return { action, version: index + 1, file };
    });
    const last = steps.at(-1);
    if (last?.file.id !== applicationId) return 'FILE_NOT_AS_AUDITED';
    // Throws SOP_UNKNOWN for a procedure that the hub does not have.
    return { file: last.file, steps, deadlineOn: deadlineOf(last.file, rules.policy(last.file.sopId)) };
  } catch (error) {
    // A rule that breaks on what it is given was given something else than it once accepted.
    return error instanceof CodedError ? error.code : 'FILE_NOT_AS_AUDITED';
  }
}

/** `refusalOfList` has seen that the payload is one that the rule of its kind takes. */
function toAction({ version: _place, ...action }: AcceptedAction): Action {
  return action as unknown as Action;
}

type Written = { place: OfficePlace; refused: readonly Refused[] };

/** The whole page in one round; where the database itself refuses something, file by file. */
async function writeAll(
  trx: Store,
  moving: Moving,
  { place, fitting }: { place: OfficePlace; fitting: readonly Fitting[] },
): Promise<Written> {
  if (fitting.length === 0) return { place, refused: [] };
  const whole = await tryWrite(trx, moving, { place, fitting });
  if (typeof whole !== 'string') return { place: whole, refused: [] };
  let reached = place;
  const refused: Refused[] = [];
  for (const one of fitting) {
    const alone = await tryWrite(trx, moving, { place: reached, fitting: [one] });
    if (typeof alone === 'string') refused.push({ applicationId: one.file.id, code: alone });
    else reached = alone;
  }
  return { place: reached, refused };
}

async function tryWrite(
  trx: Store,
  moving: Moving,
  page: { place: OfficePlace; fitting: readonly Fitting[] },
): Promise<OfficePlace | ErrorCode> {
  try {
    return await trx.transaction((savepoint) => write(savepoint, moving, page));
  } catch (error) {
    const refusedAs = refusalOf(error);
    if (refusedAs === null) throw error;
    return refusedAs;
  }
}

/** As an accepted push is written: actions, files, the chain's entries, and a place in the feed for each. */
async function write(
  trx: Store,
  { hub, desk }: Moving,
  { place, fitting }: { place: OfficePlace; fitting: readonly Fitting[] },
): Promise<OfficePlace> {
  const { officeId, id: deskId } = desk;
  let { feedSeq } = place;
  const placed = fitting.map(({ file, steps, deadlineOn }) => {
    const rows = steps.map((step) => ({ ...step, deskId, feedSeq: (feedSeq += 1) }));
    return { rows, changed: { file, deadlineOn, openedSeq: feedSeq - steps.length + 1, feedSeq } };
  });
  const rows = placed.flatMap((one) => one.rows);
  // The centre is told of what is still going on; what is over stands in SIMKIM by the officers' own hands.
  const open = placed.flatMap((one) => (isFinal(one.changed.file.state) ? [] : one.rows));
  const entries = rows.map(({ action, version }) => ({
    at: action.occurredAt,
    actor: action.actor,
    desk: action.desk,
    event: 'ACTION' as const,
    subject: action.applicationId,
    detail: actionDetail(action, version),
  }));
  const chained = entriesWrite(officeId, place, entries);
  await writeTogether(trx, [
    actionsWrite(officeId, rows),
    filesWrite(
      officeId,
      placed.map(({ changed }) => changed),
    ),
    billsWrite(
      officeId,
      placed.flatMap(({ changed: { file } }) =>
        billKeys(file).map((bill) => ({ bill, applicationId: file.id })),
      ),
    ),
    hub.tellsCentre ? statusesWrite({ officeId, at: hub.clock.now() }, statusesOf(open)) : null,
    chained.write,
  ]);
  return { ...place, feedSeq, ...chained.end };
}
