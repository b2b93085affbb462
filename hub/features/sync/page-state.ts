import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import { instantAt, localDate, type Instant } from '#common/kernel/instant.ts';
import { TakeUp } from '#common/domain/queue/actions.ts';
import type { Deed } from '#common/domain/queue/draw.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { PassportKind } from '#common/domain/applications/vocabulary.ts';
import type { PushedAction } from '#common/contract/hub/push.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import type { OfficeRules } from '#hub/features/office/hub-office.ts';
import type { Store } from '#hub/store/database.ts';
import {
  countStock,
  findActions,
  findActors,
  findBlanks,
  findDeeds,
  findFamilies,
  findFiles,
  findFilesByNik,
  findHands,
  findHolders,
  findLists,
  findOpeners,
  findOpenReviews,
  findRegisterNos,
  type Actor,
  type BlankRow,
  type FileOfPerson,
  type KnownAction,
  type Review,
  type StoredFile,
} from '#hub/store/page-reads.ts';
import { billKey, billsNamed } from '#common/domain/applications/bill-keys.ts';
import { findGone } from '#hub/store/disposals.ts';
import { findBills, type BillHolder } from '#hub/store/bills.ts';
import { readTogether } from '#hub/store/read-together.ts';
import { DraftMap } from './draft-map.ts';

/** Who pushes, by which rules, at what time of the hub. */
export type Pushing = {
  hub: HubContext;
  desk: CallingDesk;
  rules: OfficeRules;
  now: Instant;
  /** The hub's own scheduled actions: nobody signed in for them. */
  isAuthority: boolean;
};

/** Of one office; which desk a group comes from is said with the group. */
export type PagePushing = Omit<Pushing, 'desk'> & { officeId: string };

/** What a desk asks for in one request: done whole or not at all. */
export type Group = { desk: CallingDesk; actions: readonly PushedAction[] };

/** The office as far as a page of actions touches it. Actions are decided on this in memory, in their order. */
export type PageState = {
  stored: ReadonlyMap<ApplicationId, StoredFile>;
  /** Files that two persons let go when their years were over: they come back by nobody. */
  gone: ReadonlySet<ApplicationId>;
  /** Who began the files that a head judges beside another. */
  openers: ReadonlyMap<ApplicationId, UserId>;
  actors: ReadonlyMap<UserId, Actor>;
  files: DraftMap<ApplicationId, Application>;
  known: DraftMap<ActionId, KnownAction>;
  blanks: DraftMap<string, BlankRow>;
  stock: DraftMap<PassportKind, number>;
  numbers: DraftMap<string, ApplicationId>;
  passports: DraftMap<string, ApplicationId>;
  registerNos: DraftMap<string, ActionId>;
  /** Payments that settle a file; null for one that its file let go. */
  bills: DraftMap<string, BillHolder | null>;
  filesByNik: DraftMap<string, readonly FileOfPerson[]>;
  reviews: DraftMap<string, Review>;
  /** Whole lists of files that are to be approved. */
  lists: DraftMap<ApplicationId, readonly Action[]>;
  /** What was done on the days of the page's draws, the page's own deeds among it. */
  deeds: readonly Deed[];
  /** Who did something with which member of the families that a claim names as its reason. */
  hands: ReadonlySet<string>;
  /** Whole families of the files. */
  families: DraftMap<string, readonly Application[]>;
};

/** Payloads are not parsed yet: whatever is named under these words is looked up, and the rule judges it later. */
type Named = {
  serial?: unknown;
  number?: unknown;
  passportNumber?: unknown;
  registerNo?: unknown;
  billingCode?: unknown;
  ntpn?: unknown;
  payment?: { billingCode?: unknown; ntpn?: unknown } | null;
  applicant?: { nik?: unknown };
  changes?: { nik?: unknown };
  sopId?: unknown;
  familyId?: unknown;
};

/** Ends a question about a payment that the file names already, with nothing of it in the payload. */
const SETTLES_AGAIN = /^applications\.(recordPayment|recordAdditionalPayment|waiveFee|questionPayment)\//;

/** What is decided with an eye on the person's other files. */
const ASK_FOR_OTHERS = /^approval\.(approve|closeAsDuplicate|keepAsDistinct)\//;

const APPROVAL = /^approval\.approve\//;

export async function loadPage(
  trx: Store,
  { officeId, now, rules }: PagePushing,
  groups: readonly Group[],
): Promise<PageState> {
  const page = groups.flatMap(({ actions }) => actions);
  const deskIds = distinct(groups.map(({ desk }) => desk.id));
  const named = page.map(({ payload }) => namedIn(payload));
  const texts = (pick: (found: Named) => unknown) => distinct(named.map(pick).filter(isText));
  const told: Beside = {
    serials: texts(({ serial }) => serial),
    families: [],
    niks: distinct([...texts(({ applicant }) => applicant?.nik), ...texts(({ changes }) => changes?.nik)]),
  };
  const toldBills = [
    ...texts(({ billingCode, payment }) => billingCode ?? payment?.billingCode).map((code) =>
      billKey('B', code),
    ),
    ...texts(({ ntpn, payment }) => ntpn ?? payment?.ntpn).map((ntpn) => billKey('N', ntpn)),
  ];
  const approvals = page.filter(({ kind }) => APPROVAL.test(kind));
  const askers = page.filter(({ kind }) => ASK_FOR_OTHERS.test(kind));
  const since = page.reduce((first, { occurredAt }) => (occurredAt < first ? occurredAt : first), now);
  const first = await readTogether(trx, {
    stored: findFiles(trx, distinct(page.map(({ applicationId }) => applicationId))),
    gone: findGone(trx, officeId, distinct(page.map(({ applicationId }) => applicationId))),
    openers: findOpeners(trx, distinct(askers.map(({ applicationId }) => applicationId))),
    actors: findActors(trx, distinct(page.map(({ actor }) => actor)), { officeId, deskIds, since }),
    known: findActions(trx, distinct(page.map(({ id }) => id))),
    numbers: findHolders(trx, 'number', { officeId, values: texts(({ number }) => number) }),
    passports: findHolders(trx, 'passport_number', {
      officeId,
      values: texts(({ passportNumber }) => passportNumber),
    }),
    lists: findLists(trx, officeId, distinct(approvals.map(({ applicationId }) => applicationId))),
    registerNos: findRegisterNos(
      trx,
      officeId,
      texts(({ registerNo }) => registerNo),
    ),
    bills: findBills(trx, officeId, toldBills),
    ...readsBeside(trx, officeId, told),
  });
  const { stored, gone, openers, actors, known, lists, numbers, passports, registerNos, bills } = first;
  const mine = [...stored].filter(([, { officeId: owner }]) => owner === officeId);
  const files = new Map(mine.map(([id, { file }]) => [id, file]));
  // What the stored files name in their turn; most pages name nothing new.
  const paying = page.filter(({ kind }) => SETTLES_AGAIN.test(kind));
  const second = await readTogether(trx, {
    bills: findBills(
      trx,
      officeId,
      others(
        toldBills,
        paying.flatMap(({ applicationId }) => {
          const file = files.get(applicationId);
          return file ? billsNamed(file) : [];
        }),
      ),
    ),
    ...readsBeside(trx, officeId, {
      serials: others(
        told.serials,
        [...files.values()].flatMap((file) => file.blank?.serial ?? []),
      ),
      families: distinct([
        ...texts(({ familyId }) => familyId),
        // Nobody works on a file of the own family, whatever the act.
        ...[...files.values()].flatMap(({ family }) => family?.id ?? []),
      ]),
      niks: others(
        told.niks,
        askers.flatMap(({ applicationId }) => files.get(applicationId)?.applicant.nik ?? []),
      ),
    }),
  });
  const orders = page.map((pushed) => ({ pushed, order: TakeUp.safeParse(pushed.payload).data?.order }));
  const served = orders.filter(({ order }) => order?.why === 'FAMILY');
  const members = served.flatMap(({ pushed }) => {
    const family = files.get(pushed.applicationId)?.family?.id;
    return family ? (second.families.get(family) ?? []).map(({ id }) => id) : [];
  });
  const drawnOn = orders.flatMap(({ pushed, order }) => (order?.draw ? [dayBegan(rules, pushed)] : []));
  const third = await readTogether(trx, {
    deeds: findDeeds(trx, officeId, drawnOn),
    hands: findHands(trx, distinct(members)),
  });
  return {
    stored,
    gone,
    openers,
    actors,
    files: new DraftMap(files),
    known: new DraftMap(known),
    lists: new DraftMap(lists),
    blanks: new DraftMap([...first.blanks, ...second.blanks]),
    stock: new DraftMap([...first.stock, ...second.stock]),
    numbers: new DraftMap(numbers),
    passports: new DraftMap(passports),
    registerNos: new DraftMap(registerNos),
    bills: new DraftMap<string, BillHolder | null>([...bills, ...second.bills]),
    filesByNik: new DraftMap([...first.filesByNik, ...second.filesByNik]),
    reviews: new DraftMap([...first.reviews, ...second.reviews]),
    families: new DraftMap(second.families),
    deeds: [
      ...third.deeds,
      ...page.map(({ actor, role, occurredAt }): Deed => ({ actor, role, at: occurredAt })),
    ],
    hands: new Set(
      [...third.hands, ...page].map(({ applicationId, actor }) => handKey(applicationId, actor)),
    ),
  };
}

/** When the office's day began on which somebody claims. */
function dayBegan(rules: OfficeRules, { occurredAt }: PushedAction): Instant {
  const zone = rules.policy().utcOffsetMinutes;
  return instantAt(localDate(occurredAt, zone), '00:00', zone);
}

export function handKey(id: ApplicationId, actor: UserId): string {
  return `${id} ${actor}`;
}

/** Blanks and persons, each with what stands beside them in the office. */
type Beside = { serials: readonly string[]; niks: readonly string[]; families: readonly string[] };

function readsBeside(trx: Store, officeId: string, { serials, niks, families }: Beside) {
  return {
    blanks: findBlanks(trx, officeId, serials),
    stock: countStock(trx, officeId, serials),
    filesByNik: findFilesByNik(trx, officeId, niks),
    reviews: findOpenReviews(trx, officeId, niks),
    families: findFamilies(trx, officeId, families),
  };
}

/** A group was accepted whole, or leaves no trace. */
export function settle(
  {
    stored: _stored,
    gone: _gone,
    openers: _openers,
    actors: _actors,
    deeds: _deeds,
    hands: _hands,
    ...drafts
  }: PageState,
  isKept: boolean,
): void {
  for (const draft of Object.values(drafts)) {
    if (isKept) draft.keep();
    else draft.drop();
  }
}

export function namedIn(payload: unknown): Named {
  return typeof payload === 'object' && payload !== null ? payload : {};
}

/** PostgreSQL's texts hold no NUL; what carries one names nothing that is stored. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 200 && !value.includes('\u0000');
}

/** Those that were not asked for yet. */
function others(asked: readonly string[], named: readonly string[]): string[] {
  const known = new Set(asked);
  return distinct(named).filter((name) => !known.has(name));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
