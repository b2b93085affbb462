import { localDate } from '#common/kernel/instant.ts';
import { Applicant } from '#common/domain/applications/applicant.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { LinkFamily } from '#common/domain/applications/family.ts';
import type { Facts } from '#common/domain/applications/policy.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { countLostBefore } from '#common/domain/approval/lost-passports.ts';
import { historyOf } from '#common/domain/approval/since-capture.ts';
import { TakeUp } from '#common/domain/queue/actions.ts';
import { kinshipOf, type Ties } from '#common/domain/queue/kinship.ts';
import { drawnBy } from '#common/domain/queue/draw.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { PushedAction } from '#common/contract/hub/push.ts';
import { OfficeSecret } from '#runtime/office/office-secret.ts';
import { handKey, namedIn, type PageState, type Pushing } from './page-state.ts';

type About = { file: Application | null; pushed: PushedAction };

const APPROVAL = /^approval\.approve\//;

/** What the rules must know about one file and one person, by the hub's own records: a desk is not taken at its word. */
export function factsAbout(
  pushing: Pushing,
  state: PageState,
  { file, pushed }: About,
): Partial<Facts> & Pick<Facts, 'kinship'> {
  const secret = new OfficeSecret(pushing.hub.keys.attachmentKey);
  const kinship = kinshipWith(secret, state, { file, pushed });
  if (!file) return { kinship };
  return {
    kinship,
    ...claimFacts(secret, pushing, state, { file, pushed }),
    ...(APPROVAL.test(pushed.kind) ? factsOfApproval(secret, { pushing, state, file }) : {}),
  };
}

/** What is decided behind it in the page is decided on the list as this step leaves it. */
export function noteAction({ lists }: PageState, action: Action): void {
  const list = lists.get(action.applicationId);
  if (list) lists.set(action.applicationId, [...list, action]);
}

function kinshipWith(
  secret: OfficeSecret,
  { actors, families }: PageState,
  { file, pushed }: About,
): Facts['kinship'] {
  const actor = actors.get(pushed.actor);
  // What an opening names and cannot be read is refused by its own rule.
  const applicant = file?.applicant ?? Applicant.safeParse(namedIn(pushed.payload).applicant).data;
  if (!actor || !applicant) return null;
  const { nik, kkTie: kk, addressTie: address } = actor;
  const tiesOf = (person: Applicant): Ties => ({
    nik: person.nik,
    kk: kk && secret.kkTie(person.kkNumber),
    address: address && secret.addressTie(person.address),
  });
  // The family that it is in, and the one that it would come into.
  const ids = new Set([file?.family?.id, LinkFamily.safeParse(pushed.payload).data?.familyId]);
  const others = [...ids]
    .flatMap((id) => (id ? (families.get(id) ?? []) : []))
    .filter((member) => member.id !== file?.id);
  return kinshipOf(
    { nik, kk, address },
    tiesOf(applicant),
    others.map((member) => tiesOf(member.applicant)),
  );
}

/** What a claim says about how the file was come by, held to the office's record. */
function claimFacts(
  secret: OfficeSecret,
  { rules }: Pushing,
  state: PageState,
  { file, pushed }: { file: Application; pushed: PushedAction },
): Pick<Facts, 'drawn' | 'familyServed'> {
  const order = TakeUp.safeParse(pushed.payload).data?.order;
  if (!order) return {};
  const { actor, occurredAt: at } = pushed;
  const { draw } = order;
  if (draw) {
    const policy = rules.policy(file.sopId);
    const lots = (day: PlainDate) => secret.lots(rules.code, day);
    return { drawn: drawnBy({ file, draw, actor, at, policy, lots, deeds: state.deeds }) };
  }
  if (order.why !== 'FAMILY' || !file.family) return {};
  const others = (state.families.get(file.family.id) ?? []).filter(({ id }) => id !== file.id);
  return { familyServed: others.some(({ id }) => state.hands.has(handKey(id, actor))) };
}

type Approved = { pushing: Pushing; state: PageState; file: Application };

function factsOfApproval(
  secret: OfficeSecret,
  { pushing: { rules }, state, file }: Approved,
): Partial<Facts> {
  const { id, adjudication, applicant } = file;
  const zone = rules.policy(file.sopId).utcOffsetMinutes;
  const day = adjudication && localDate(adjudication.stamp.at, zone);
  return {
    history: historyOf(state.lists.get(id) ?? []),
    lostBefore: countLostBefore(file, state.filesByNik.get(applicant.nik) ?? []),
    lot: day && secret.lots(rules.code, day)('sample', id),
  };
}
