import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { verifyChain } from '#hub/features/audit/verify.ts';
import type { Store } from '#hub/store/database.ts';
import { verifyAudit } from '#main/features/office/verify-audit.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';

/** A desk after the noise, and everything that its officers were told is saved. */
export type CheckedDesk = { name: string; db: DeskDatabase; acknowledged: ReadonlySet<ActionId> };

type FileState = { version: number; text: string; actions: readonly string[]; isFarAhead: boolean };
type Row = {
  id: ApplicationId;
  version: number;
  state: string;
  snapshot: unknown;
  appointment_date: string | null;
};
type Files = ReadonlyMap<ApplicationId, FileState>;

/** Everything in which the desks and their hub differ, or that was lost or done twice. Empty when all is well. */
export async function disagreements(store: Store, desks: readonly CheckedDesk[]): Promise<string[]> {
  const office = await store('office').first('id', 'window_until');
  const hub = await filesOf(store, office.window_until);
  const { problem, at } = await verifyChain(store, office.id);
  const problems = problem ? [`hub: audit ${problem} at ${at}`] : [];
  problems.push(...(await twiceAtTheHub(store)));
  for (const desk of desks) {
    const found = [
      ...(await waitingAt(desk)),
      ...differing(hub, await filesOf(desk.db)),
      ...(await blanksDiffer(store, desk.db)),
      ...(await lostOf(store, desk)),
    ];
    if (!(await verifyAudit(desk.db)).isIntact) found.push('the audit chain is broken');
    problems.push(...found.map((text) => `${desk.name}: ${text}`));
  }
  return problems;
}

async function filesOf(db: Store | DeskDatabase, windowUntil = ''): Promise<Files> {
  const rows: Row[] = await db('application').select(
    'id',
    'version',
    'state',
    'snapshot',
    'appointment_date',
  );
  const actions: { id: string; application_id: ApplicationId; kind: string; actor: string }[] = await db(
    'action',
  )
    .orderBy(['application_id', 'version'])
    .select('id', 'application_id', 'kind', 'actor');
  const lists = Map.groupBy(actions, ({ application_id: file }) => file);
  return new Map(
    rows.map(({ id, version, state, snapshot, appointment_date: day }) => [
      id,
      {
        version,
        text: typeof snapshot === 'string' ? snapshot : JSON.stringify(snapshot),
        isFarAhead: state === 'BOOKED' && (day ?? '') > windowUntil,
        actions: (lists.get(id) ?? []).map((action) => `${action.id} ${action.kind} ${action.actor}`),
      },
    ]),
  );
}

function differing(hub: Files, desk: Files): string[] {
  const ids = new Set([...hub.keys(), ...desk.keys()]);
  return [...ids].flatMap((id) => {
    const [there, here] = [hub.get(id), desk.get(id)];
    if (!there) return [`file ${id} is here alone`];
    // A booking that was moved beyond what desks hold is left out of their feed.
    if (!here) return there.isFarAhead ? [] : [`file ${id} is not here`];
    if (here.version !== there.version) {
      const [seen, known] = [new Set(here.actions), new Set(there.actions)];
      const more = [
        ...there.actions.filter((action) => !seen.has(action)).map((action) => `not here: ${action}`),
        ...here.actions.filter((action) => !known.has(action)).map((action) => `here alone: ${action}`),
      ];
      return [`file ${id}: ${here.version} here, ${there.version} at the hub; ${more.join('; ')}`];
    }
    if (here.text !== there.text) return [`file ${id} is another one`];
    return here.actions.join() === there.actions.join() ? [] : [`file ${id} has another list`];
  });
}

async function blanksDiffer(store: Store, db: DeskDatabase): Promise<string[]> {
  const list = async (from: Store | DeskDatabase) =>
    JSON.stringify(await from('blank').orderBy('serial').select('serial', 'state', 'application_id'));
  return (await list(store)) === (await list(db)) ? [] : ['the ledgers of blanks differ'];
}

async function waitingAt({ db }: CheckedDesk): Promise<string[]> {
  const count = async (table: string) => Number((await db(table).count({ n: '*' }).first())?.['n']);
  const [outbox, bases] = [await count('outbox'), await count('sync_base')];
  const pending = await db('action').where({ status: 'PENDING' }).pluck('id');
  return [
    ...(outbox > 0 ? [`${outbox} still wait`] : []),
    ...(bases > 0 ? [`${bases} files still have a base apart`] : []),
    ...(pending.length > 0 ? [`${pending.length} actions are still pending`] : []),
  ];
}

/** What an officer was told is saved stands at the hub or lies in this desk's tray, never in both, never in neither. */
async function lostOf(store: Store, { db, acknowledged }: CheckedDesk): Promise<string[]> {
  const stored = new Set<ActionId>(await store('action').pluck('id'));
  const tray = new Set<ActionId>(await db('refused_action').pluck('id'));
  // A booking that two desks made has one id: the second is told, the first stands.
  const doubled = new Set<ActionId>(await db('refused_action').where({ code: 'ACTION_ID_USED' }).pluck('id'));
  return [...acknowledged].flatMap((id) => {
    if (stored.has(id) && tray.has(id) && !doubled.has(id)) return [`action ${id} is accepted and refused`];
    return stored.has(id) || tray.has(id) ? [] : [`action ${id} is lost`];
  });
}

/** Each number of a desk has one answer, each accepted answer one action, each note was written once. */
async function twiceAtTheHub(store: Store): Promise<string[]> {
  const { rows: answers } = await store.raw(
    `select c.action_id from command c left join action a on a.id = c.action_id
     where (c.status = 'ACCEPTED') <> (a.id is not null)
       and not (c.status = 'REFUSED' and c.code = 'ACTION_ID_USED')`,
  );
  const { rows: notes } = await store.raw(
    `select payload ->> 'note' as note from action where kind = 'applications.addNote/1'
     group by payload ->> 'note' having count(*) > 1`,
  );
  return [
    ...answers.map((row: { action_id: string }) => `answer and list differ for ${row.action_id}`),
    ...notes.map((row: { note: string }) => `twice: ${row.note}`),
  ];
}
