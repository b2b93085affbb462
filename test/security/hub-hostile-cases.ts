import { v7 } from 'uuid';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { isOpening, RULE_TABLE, type ActionKind } from '#common/domain/applications/rules.ts';
import { Role, type ActorRole, type AppState } from '#common/domain/applications/vocabulary.ts';
import type { PushedAction } from '#common/contract/hub/push.ts';
import { makeCode } from '#hub/features/station/enrolment.ts';
import { recordPage } from '#hub/features/sync/record-page.ts';
import { lockOffice, nextFeedSeq } from '#hub/store/feed.ts';
import { savePlace } from '#hub/store/page-writes.ts';
import { EdgeDesk } from '#test/support/edge-desk.ts';
import { type Edge } from '#test/support/hub-edge.ts';
import { stockHub } from '#test/support/hub-stock.ts';
import { goodCase, type GoodCase } from '#test/support/rules-good-cases.ts';
import { COLLEAGUE, STAFF } from '#test/support/rules-office.ts';
import { OTHER_FILE } from '#test/support/rules-payloads.ts';
import { firstChoice } from '#test/support/rules-random.ts';
import { billOf } from '#test/support/people.ts';
import { TestFile } from '#test/support/rules-test-file.ts';
import { ALWAYS } from '#test/support/test-hub.ts';

/** An action that this office would accept, offered as a desk offers it. */
export type Offered = Omit<PushedAction, 'seq' | 'group'>;

/** An office of its own with one file, up to the moment at which the good action could be done. */
export type Scene = {
  officeId: string;
  good: Offered;
  isDecision: boolean;
  /** Everybody is signed in here. */
  desk: EdgeDesk;
  /** Only the auditor is signed in here. */
  hostile: EdgeDesk;
  auditor: UserId;
};

const LONG_AGO = '2000-01-01T00:00:00.000Z';
/** Takes no part in any rule. */
const NOBODY_IN_PARTICULAR = 'AUDITOR';
const PLAIN = { ...firstChoice };

/** Passport numbers are the country's: no two scenes may print the same. */
function numbered<T>(index: number, work: () => T): T {
  Object.assign(firstChoice, { int: (below: number) => index % below });
  try {
    return work();
  } finally {
    Object.assign(firstChoice, PLAIN);
  }
}

export async function openScene(edge: Edge, kind: ActionKind, index: number): Promise<Scene> {
  const { t, attempt } = numbered(index, () => caseOf(kind));
  const officeId = await edge.test.addOffice(`K${index}`);
  const own = renamed(index);
  const people = await hire(edge, officeId, own);
  const file = v7() as ApplicationId;
  const other = v7() as ApplicationId;
  const told = (action: object): Offered => {
    const { office: _office, ...rest } = JSON.parse(
      own(JSON.stringify(action)).replaceAll(OTHER_FILE, other),
    );
    return { ...rest, id: v7(), applicationId: file };
  };
  await stock(edge, { officeId, printer: own(STAFF.PRINT) as UserId }, [
    ...t.actions,
    t.action(kind, attempt),
  ]);
  await recordBefore(edge, officeId, t.actions.map(told));
  const [opening] = t.actions;
  if (OF_TWO_FILES.has(kind) && opening) {
    await recordBefore(edge, officeId, [secondFile(told(opening), other)]);
  }
  const good = told(numbered(index, () => t.action(kind, attempt)));
  const desk = await join(edge, officeId, 'Loket 1');
  const hostile = await join(edge, officeId, 'Loket 2');
  await signIn(edge, desk, people);
  const auditor = own(STAFF[NOBODY_IN_PARTICULAR]) as UserId;
  await signIn(edge, hostile, [auditor]);
  const rule = must(RULE_TABLE[kind], 'every kind has a rule');
  const isDecision = !isOpening(rule) && rule.decision === true;
  return { officeId, good, isDecision, desk, hostile, auditor };
}

/** Decided only where the same person has another file. */
const OF_TWO_FILES: ReadonlySet<ActionKind> = new Set([
  'approval.closeAsDuplicate/1',
  'approval.keepAsDistinct/1',
]);

function secondFile(opening: Offered, applicationId: ApplicationId): Offered {
  const number = 'MP999999999999';
  const { payment, ...rest } = Object(opening.payload);
  const payload = { ...rest, number, payment: { ...payment, ...billOf(number) } };
  return { ...opening, applicationId, payload };
}

/** The first state and role, of a person if any, in which the prepared action is accepted. */
function caseOf(kind: ActionKind): GoodCase {
  const rule = must(RULE_TABLE[kind], 'every kind has a rule');
  if (isOpening(rule)) {
    const role = rule.roles.find((one) => one !== 'SYS') ?? 'SYS';
    return { t: new TestFile(), kind, attempt: { role } };
  }
  const ways = rule.transitions.flatMap(({ from, roles }) =>
    from.flatMap((state) => roles.map((role) => ({ state, role }))),
  );
  const byPeople = ways.filter(({ role }) => role !== 'SYS');
  for (const { state, role } of [...byPeople, ...ways]) {
    const found = tried(kind, state, role);
    if (found) return found;
  }
  throw new Error(`No good case for ${kind}`);
}

function tried(kind: ActionKind, state: AppState, role: ActorRole): GoodCase | null {
  try {
    const found = goodCase(kind, state, role);
    return found.t.codeOf(kind, found.attempt) === 'ACCEPTED' ? found : null;
  } catch {
    // No way leads there with the plainest file; another state will do.
    return null;
  }
}

/** The same people under ids of the scene's own office. */
function renamed(index: number): (text: string) => string {
  const group = (0x100 + index).toString(16);
  return (text) => text.replaceAll('00000000-0000-7000-8000-', `00000000-0000-7000-8${group}-`);
}

async function hire(edge: Edge, officeId: string, own: (text: string) => string): Promise<UserId[]> {
  const { store, clock } = edge.hub;
  const everything = Role.options.filter((role) => role !== 'IT_ADMIN');
  const people = [
    ...Role.options.map((role) => ({ id: own(STAFF[role]) as UserId, roles: [role] })),
    { id: own(COLLEAGUE) as UserId, roles: everything },
  ];
  await store.transaction(async (trx) => {
    await trx('account').insert(
      people.map(({ id, roles }, index) => ({
        id,
        office_id: officeId,
        username: `petugas.${index}`,
        display_name: `Petugas ${index}`,
        roles: JSON.stringify(roles),
        password_hash: 'none',
        feed_seq: 0,
        created_at: clock.now(),
      })),
    );
    await nextFeedSeq(trx, officeId);
  });
  return people.map(({ id }) => id);
}

/** The blanks that the scene names are in the printer's hand. */
async function stock(
  edge: Edge,
  { officeId, printer }: { officeId: string; printer: UserId },
  actions: readonly object[],
): Promise<void> {
  const text = JSON.stringify(actions);
  for (const { serial, kind, pages } of new TestFile().blanks.filter((one) => text.includes(one.serial))) {
    const delivery = { serials: [serial], kind, pages, reference: 'BA-1' };
    await stockHub(edge.hub, { officeId }, delivery, printer);
  }
}

/** What happened before, taken in as the hub takes in its own. */
async function recordBefore(edge: Edge, officeId: string, actions: readonly Offered[]): Promise<void> {
  const { hub } = edge;
  await hub.store.transaction(async (trx) => {
    const place = await lockOffice(trx, officeId);
    const rules = await hub.office.rules(trx, officeId, place.rulesSeq, hub.clock.now());
    const desk = { id: 'HUB', name: 'HUB', officeId };
    const pushing = { hub, officeId, rules, now: hub.clock.now(), isAuthority: true };
    const groups = actions.map((action, index) => ({
      desk,
      actions: [{ ...action, seq: index + 1, group: action.id }],
    }));
    const done = await recordPage(trx, pushing, { place, groups });
    const refused = done.results.find(({ status }) => status === 'REFUSED');
    if (refused) throw new Error(`The way there was refused: ${JSON.stringify(refused)}`);
    await savePlace(trx, officeId, done.place);
  });
}

export async function join(edge: Edge, officeId: string, name: string): Promise<EdgeDesk> {
  const desk = await EdgeDesk.make(edge.base, edge.hub.clock);
  const { code } = await makeCode(edge.hub, { officeId, actor: '', desk: 'test' }, name);
  await desk.enrol(code);
  await desk.fetchToken();
  return desk;
}

export async function signIn(edge: Edge, desk: EdgeDesk, people: readonly UserId[]): Promise<void> {
  await edge.hub
    .store('sign_in')
    .insert(people.map((id) => ({ desk_id: desk.deskId, account_id: id, at: LONG_AGO, until: ALWAYS })));
}

/** What stands in the database of everything that an attack could have changed. */
export async function standing(edge: Edge, { good }: Pick<Scene, 'good'>): Promise<object> {
  const { rows } = await edge.hub.store.raw(
    `select (select count(*) from action) as actions, (select count(*) from application) as files,
       (select count(*) from blank where state <> 'IN_STOCK') as blanks,
       (select count(*) from audit where event = 'ACTION') as audited,
       (select version from application where id = :id) as version,
       (select state from application where id = :id) as state`,
    { id: good.applicationId },
  );
  return rows[0];
}
