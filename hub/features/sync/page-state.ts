import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { Application } from '#common/domain/applications/application.ts';
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
  findFamilies,
  findFiles,
  findFilesByNik,
  findHolders,
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
  filesByNik: DraftMap<string, readonly FileOfPerson[]>;
  reviews: DraftMap<string, Review>;
  /** Whole families, as far as one of them is to be approved. */
  families: DraftMap<string, readonly Application[]>;
};

/** Payloads are not parsed yet: whatever is named under these words is looked up, and the rule judges it later. */
type Named = {
  serial?: unknown;
  number?: unknown;
  passportNumber?: unknown;
  registerNo?: unknown;
  applicant?: { nik?: unknown };
  changes?: { nik?: unknown };
  sopId?: unknown;
  familyId?: unknown;
};

/** What is decided with an eye on the person's other files. */
const ASK_FOR_OTHERS = /^approval\.(approve|closeAsDuplicate|keepAsDistinct)\//;

const APPROVAL = /^approval\.approve\//;

export async function loadPage(
  trx: Store,
  { officeId, now }: PagePushing,
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
  const approvals = page.filter(({ kind }) => APPROVAL.test(kind));
  const askers = page.filter(({ kind }) => ASK_FOR_OTHERS.test(kind));
  const since = page.reduce((first, { occurredAt }) => (occurredAt < first ? occurredAt : first), now);
  const first = await readTogether(trx, {
    stored: findFiles(trx, distinct(page.map(({ applicationId }) => applicationId))),
    openers: findOpeners(trx, distinct(askers.map(({ applicationId }) => applicationId))),
    actors: findActors(trx, distinct(page.map(({ actor }) => actor)), { officeId, deskIds, since }),
    known: findActions(trx, distinct(page.map(({ id }) => id))),
    numbers: findHolders(trx, 'number', { officeId, values: texts(({ number }) => number) }),
    passports: findHolders(trx, 'passport_number', {
      officeId,
      values: texts(({ passportNumber }) => passportNumber),
    }),
    registerNos: findRegisterNos(
      trx,
      officeId,
      texts(({ registerNo }) => registerNo),
    ),
    ...readsBeside(trx, officeId, told),
  });
  const { stored, openers, actors, known, numbers, passports, registerNos } = first;
  const mine = [...stored].filter(([, { officeId: owner }]) => owner === officeId);
  const files = new Map(mine.map(([id, { file }]) => [id, file]));
  // What the stored files name in their turn; most pages name nothing new.
  const second = await readTogether(
    trx,
    readsBeside(trx, officeId, {
      serials: others(
        told.serials,
        [...files.values()].flatMap((file) => file.blank?.serial ?? []),
      ),
      families: distinct([
        ...texts(({ familyId }) => familyId),
        ...approvals.flatMap(({ applicationId }) => files.get(applicationId)?.family?.id ?? []),
      ]),
      niks: others(
        told.niks,
        askers.flatMap(({ applicationId }) => files.get(applicationId)?.applicant.nik ?? []),
      ),
    }),
  );
  return {
    stored,
    openers,
    actors,
    files: new DraftMap(files),
    known: new DraftMap(known),
    blanks: new DraftMap([...first.blanks, ...second.blanks]),
    stock: new DraftMap([...first.stock, ...second.stock]),
    numbers: new DraftMap(numbers),
    passports: new DraftMap(passports),
    registerNos: new DraftMap(registerNos),
    filesByNik: new DraftMap([...first.filesByNik, ...second.filesByNik]),
    reviews: new DraftMap([...first.reviews, ...second.reviews]),
    families: new DraftMap(second.families),
  };
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
  { stored: _stored, openers: _openers, actors: _actors, ...drafts }: PageState,
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
