import type { FileView, TimelineEntry } from '#common/contract/ipc/applications.ts';
import { NikIssueCode } from '#common/domain/identity/nik.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import type { Translate } from '#renderer/lib/i18n.ts';
import type { useFormat } from '#renderer/lib/use-format.ts';
import type { Tone } from '#renderer/ui/tone.ts';
import { namesOf } from './permissions.ts';
import { readAmendment, readOverride } from './timeline-facts.ts';

export type AttentionItem = { id: string; tone: Tone; title: string; text: string };
type Format = ReturnType<typeof useFormat>;
type Context = { view: FileView; t: Translate; format: Format; freshDays: number };

export function isWatchlistStale({ file }: FileView, format: Format, freshDays: number): boolean {
  return (
    file.watchlist !== null && addDays(format.dateOf(file.watchlist.checkedAt), freshDays) < format.today
  );
}

/** What is changed, flagged or unusual about a file, gravest first: the approver reads this before anything else. */
export function attentionItems(context: Context): readonly AttentionItem[] {
  const order: readonly Tone[] = ['red', 'violet', 'amber', 'gray'];
  const items = [
    ...watchlistItems(context),
    ...fileItems(context),
    ...captureItems(context),
    ...historyItems(context),
  ];
  return items.toSorted((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone));
}

function watchlistItems({ view, t, format, freshDays }: Context): AttentionItem[] {
  const { watchlist, pendingCentral } = view.file;
  const items: AttentionItem[] = [];
  if (pendingCentral) {
    items.push(
      item(
        'pending',
        'violet',
        t('decision.attention.pendingCentral.title'),
        t('decision.attention.pendingCentral.text'),
      ),
    );
  } else if (!watchlist || watchlist.result === 'NOT_CHECKED') {
    items.push(
      item(
        'watchlist',
        'amber',
        t('decision.attention.watchlistMissing.title'),
        t('decision.attention.watchlistMissing.text'),
      ),
    );
  }
  if (watchlist?.result === 'POSSIBLE_MATCH' || watchlist?.result === 'CONFIRMED_MATCH') {
    const result = t(`labels.watchlist.${watchlist.result}`);
    const text = t('decision.attention.watchlistMatch.text', {
      reference: watchlist.reference || '–',
      at: format.moment(watchlist.checkedAt),
    });
    items.push(item('match', 'red', t('decision.attention.watchlistMatch.title', { result }), text));
  }
  if (watchlist?.result === 'CLEAR' && isWatchlistStale(view, format, freshDays)) {
    const text = t('decision.attention.watchlistStale.text', { at: format.moment(watchlist.checkedAt) });
    items.push(item('stale', 'amber', t('decision.attention.watchlistStale.title'), text));
  }
  return items;
}

function fileItems({ view, t, format }: Context): AttentionItem[] {
  const { file, flags, nikIssues, dueOn } = view;
  const items: AttentionItem[] = [];
  if (file.adjudication?.result === 'DUPLICATE') {
    const { reference, checkedAt } = file.adjudication;
    const text = t('decision.attention.duplicate.text', { reference, at: format.moment(checkedAt) });
    items.push(item('duplicate', 'red', t('decision.attention.duplicate.title'), text));
  }
  if (flags.includes('LATE') && dueOn) {
    items.push(
      item(
        'late',
        'red',
        t('decision.attention.late.title'),
        t('decision.attention.late.text', { date: format.date(dueOn) }),
      ),
    );
  }
  if (file.conflicts.length > 0) {
    const text = t('decision.attention.conflict.text', { names: namesOf(view, file.conflicts) });
    items.push(item('conflict', 'red', t('decision.attention.conflict.title'), text));
  }
  if (nikIssues.length > 0) {
    const issues = nikIssues.map(({ code }) => nikText(t, code)).join(', ');
    items.push(
      item('nik', 'amber', t('decision.attention.nik.title'), t('decision.attention.nik.text', { issues })),
    );
  }
  if (flags.includes('PAYMENT')) {
    const title = t('decision.attention.payment.title', {
      status: t(`labels.payment.${file.payment.status}`),
    });
    items.push(item('payment', 'amber', title, t('decision.attention.payment.text')));
  }
  if (file.correction) {
    const title = t('decision.attention.correction.title', {
      step: t(`labels.correctionStep.${file.correction.step}`),
    });
    items.push(
      item(
        'correction',
        'amber',
        title,
        t('decision.attention.correction.text', { note: sentence(file.correction.note) }),
      ),
    );
  }
  if (file.endorsement) {
    items.push(
      item(
        'endorsement',
        'gray',
        t('decision.attention.endorsement.title'),
        t('decision.attention.endorsement.text'),
      ),
    );
  }
  return items;
}

function captureItems({ view, t }: Context): AttentionItem[] {
  const { fingerprints, signature, interview } = view.file;
  const items: AttentionItem[] = [];
  const exceptions = [
    ...((fingerprints?.exceptions.length ?? 0) > 0 ? [t('decision.exceptionFingers')] : []),
    ...(signature?.exception ? [t('decision.exceptionSignature', { reason: signature.exception })] : []),
  ];
  if (exceptions.length > 0) {
    const text = t('decision.attention.exception.text', { what: exceptions.join('; ') });
    items.push(item('exception', 'amber', t('decision.attention.exception.title'), text));
  }
  if (interview && interview.indicators.length > 0) {
    const text = t('decision.attention.indicators.text', { count: interview.indicators.length });
    items.push(item('indicators', 'amber', t('decision.attention.indicators.title'), text));
  }
  return items;
}

function historyItems({ view, t, format }: Context): AttentionItem[] {
  const items = view.timeline.flatMap((entry) => historyItem(entry, t, format));
  const last = view.file.returns.at(-1);
  if (last) {
    const title = t('decision.attention.returned.title', { count: view.file.returns.length });
    const text = t('decision.attention.returned.text', {
      at: format.moment(last.stamp.at),
      note: sentence(last.reasons.note),
    });
    items.push(item('returned', 'gray', title, text));
  }
  return items;
}

function historyItem(entry: TimelineEntry, t: Translate, format: Format): AttentionItem[] {
  const name = entry.actorName;
  const at = format.moment(entry.at);
  switch (entry.kind) {
    case 'documents.amendData/1': {
      const { fields, note } = readAmendment(entry.payload);
      const names = fields.map((field) => t(`labels.applicantField.${field}`)).join(', ');
      const text = t('decision.attention.amended.text', { fields: names, name, at, note: sentence(note) });
      return [item(entry.id, 'amber', t('decision.attention.amended.title'), text)];
    }
    case 'queue.takeOver/1':
      return [
        item(
          entry.id,
          'gray',
          t('decision.attention.takeOver.title'),
          t('decision.attention.takeOver.text', { name, at }),
        ),
      ];
    case 'appointments.checkIn/1': {
      const note = readOverride(entry.payload);
      if (!note) return [];
      return [
        item(
          entry.id,
          'amber',
          t('decision.attention.override.title'),
          t('decision.attention.override.text', { note, name }),
        ),
      ];
    }
    default:
      return [];
  }
}

function nikText(t: Translate, code: string): string {
  const issue = NikIssueCode.safeParse(code);
  return issue.success ? t(`labels.nikIssue.${issue.data}`) : code;
}

/** Notes are typed with and without a full stop; a sentence that follows needs one. */
function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function item(id: string, tone: Tone, title: string, text: string): AttentionItem {
  return { id, tone, title, text };
}
