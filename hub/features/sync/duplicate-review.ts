import { v7 } from 'uuid';
import type { Application } from '#common/domain/applications/application.ts';
import type { Facts } from '#common/domain/applications/policy.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { FileOfPerson, Review } from '#hub/store/page-reads.ts';
import type { PageState, Pushing } from './page-state.ts';

type Step = { before: Application | null; file: Application };

/** What a head who judges two files of one number must know: the others that nobody has judged, and who began this one. */
export function factsOfPerson(
  state: PageState,
  file: Application | null,
): Pick<Facts, 'samePerson' | 'openedBy'> {
  if (!file) return {};
  const review = state.reviews.get(file.applicant.nik);
  const samePerson = unjudged(state, file, review).map(({ id }) => id);
  return { samePerson, openedBy: state.openers.get(file.id) ?? null };
}

/** After a head's finding: with no pair left that nobody has judged there is nothing more to look at. */
export function settleReview(state: PageState, action: Action): void {
  const isFinding =
    action.kind === 'approval.closeAsDuplicate/1' || action.kind === 'approval.keepAsDistinct/1';
  const file = state.files.get(action.applicationId);
  if (!isFinding || !file) return;
  const review = state.reviews.get(file.applicant.nik);
  if (!review || review.closed) return;
  const left = [...othersOf(state, file), personsFile(file)].filter((one) => isInTheWay(one, review));
  const isSettled = left.every((one) => left.every((other) => one.id === other.id || areJudged(one, other)));
  if (!isSettled) return;
  const closed = { at: action.occurredAt, by: action.actor, note: action.payload.note };
  state.reviews.set(review.nik, { ...review, closed });
}

/** One person, two files: neither is approved while somebody still has to look and the other is open or was handed over. */
export function refuseSecondPassport(state: PageState, action: Action, file: Application): void {
  if (action.kind !== 'approval.approve/2') return;
  const review = state.reviews.get(file.applicant.nik);
  if (!review?.applicationIds.includes(file.id) || review.closed) return;
  const others = unjudged(state, file, review).filter(({ id }) => review.applicationIds.includes(id));
  if (others.length > 0) throw new CodedError('DUPLICATE_REVIEW_OPEN', { since: review.since });
}

/** Whoever has two open files is put before somebody who looks; both files go on until one would be approved. */
export function notePerson({ now }: Pushing, state: PageState, { before, file }: Step): void {
  const { nik } = file.applicant;
  if (before?.applicant.nik === nik) return;
  const others = othersOf(state, file);
  state.filesByNik.set(nik, [...others, personsFile(file)]);
  const open = others.filter(({ state: other }) => !isFinal(other)).map(({ id }) => id);
  if (open.length === 0) return;
  const known = state.reviews.get(nik) ?? { id: v7(), nik, applicationIds: [], since: now };
  // One that was closed in this very page is opened again: the database knows one open review of a number.
  const { closed: _closed, ...review } = known;
  const applicationIds: ApplicationId[] = [...new Set([...review.applicationIds, ...open, file.id])];
  state.reviews.set(nik, { ...review, applicationIds });
}

function unjudged(state: PageState, file: Application, review: Review | undefined): FileOfPerson[] {
  const own = personsFile(file);
  return othersOf(state, file).filter((other) => isInTheWay(other, review) && !areJudged(own, other));
}

/** An open file, or one whose passport was handed over while somebody should have looked. */
function isInTheWay({ id, state }: FileOfPerson, review: Review | undefined): boolean {
  return !isFinal(state) || (state === 'HANDED_OVER' && review?.applicationIds.includes(id) === true);
}

function areJudged(one: FileOfPerson, other: FileOfPerson): boolean {
  return one.distinctFrom.includes(other.id) || other.distinctFrom.includes(one.id);
}

function othersOf(state: PageState, file: Application): FileOfPerson[] {
  const { nik } = file.applicant;
  return (state.filesByNik.get(nik) ?? [])
    .filter(({ id }) => id !== file.id)
    .flatMap((other) => {
      const newest = state.files.get(other.id);
      if (!newest) return [other];
      return newest.applicant.nik === nik ? [personsFile(newest)] : [];
    });
}

function personsFile(file: Application): FileOfPerson {
  const { id, state, type, createdAt, barredUntil, distinctFrom } = file;
  return { id, state, type, createdAt, barredUntil: barredUntil ?? null, distinctFrom: distinctFrom ?? [] };
}
