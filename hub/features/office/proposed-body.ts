import { yearOf, type PlainDate } from '#common/kernel/plain-date.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { DocumentName, NewProposal } from '#common/contract/hub/publication.ts';
import { inForce } from '#common/domain/office/in-force.ts';
import { composeSop, nextSopId } from '#common/domain/sop/sop-parts.ts';
import type { SopProblem } from '#common/domain/sop/sop.ts';
import type { CalendarYear } from '#common/domain/office/calendar.ts';
import { bodyHash } from '#runtime/office/signed-document.ts';
import { versionsOf } from '#runtime/sop/own-versions.ts';
import type { OfficeRules } from './hub-office.ts';

/** The whole document as it would be published. Throws DOCUMENT_INVALID, SOP_UNKNOWN, DOCUMENT_UNCHANGED. */
export function proposedBody(
  { content, effectiveFrom }: NewProposal,
  rules: OfficeRules,
  takenSopIds: readonly string[],
): unknown {
  const before = bodyInForce(content, effectiveFrom, rules);
  if (content.name !== 'sop') {
    if (before !== undefined && bodyHash(before) === bodyHash(content.body)) throw unchanged();
    return content.body;
  }
  const base = rules.library.sop(content.base);
  const id = nextSopId([...rules.library.sopIds, ...takenSopIds], yearOf(effectiveFrom));
  const composed = composeSop(base, content.parts, { id, effectiveFrom });
  if (!composed.ok) throw invalid(composed.error);
  // Its name, title and day always differ.
  const nameless = (sop: typeof base) =>
    bodyHash({ ...sop, id: '', effectiveFrom: '', title: content.parts.title ? sop.title : '' });
  if (nameless(base) === nameless(composed.value)) throw unchanged();
  return composed.value;
}

/** What this would take over from; of calendars that of its year. */
function bodyInForce(content: NewProposal['content'], on: PlainDate, rules: OfficeRules): unknown {
  switch (content.name) {
    case 'sop':
      return undefined;
    case 'calendar':
      return calendarOf(rules.library.years(on), content.body.year);
    case 'letterhead':
    case 'queues':
    case 'policy':
      return newestBody(content.name, on, rules);
  }
}

function newestBody(
  name: Exclude<DocumentName, 'sop' | 'calendar'>,
  on: PlainDate,
  rules: OfficeRules,
): unknown {
  return inForce<{ version: number; effectiveFrom: PlainDate; body: unknown }>(
    versionsOf(rules.published, name),
    on,
  )?.body;
}

function calendarOf(years: readonly CalendarYear[], year: number): CalendarYear | undefined {
  return years.find((one) => one.year === year);
}

function unchanged(): CodedError {
  return new CodedError('DOCUMENT_UNCHANGED');
}

const NAMED = 5;

export function invalid(problems: readonly SopProblem[]): CodedError {
  const named = problems.slice(0, NAMED).map(({ path, message }) => `${path}: ${message}`);
  return new CodedError('DOCUMENT_INVALID', { problems: named });
}
