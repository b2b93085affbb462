import type { FileView } from '#common/contract/ipc/applications.ts';
import type { FingerPosition } from '#common/domain/biometrics/finger.ts';
import { weightOf, type Finding, type FindingWeight } from '#common/domain/approval/findings.ts';
import type { Tone } from '#renderer/ui/tone.ts';
import type { AttentionItem, Context } from './attention-item.ts';
import { namesOf } from './permissions.ts';
import { readAmendment, readOverride } from './timeline-facts.ts';

const TONES: Readonly<Record<FindingWeight, Tone>> = { GRAVE: 'red', LOOK: 'amber', NOTE: 'gray' };
/** Waiting for somebody else, as everywhere. */
const WAITING: ReadonlySet<Finding['flag']> = new Set<Finding['flag']>([
  'PENDING_CENTRAL',
  'PHOTO_WAITING',
  'PROPOSAL',
]);

/** What the rules found, in an officer's words. Nothing is decided here. */
export function attentionItems(context: Context): readonly AttentionItem[] {
  const items = new Map<string, AttentionItem>();
  for (const finding of context.view.findings) {
    const tone = WAITING.has(finding.flag) ? 'violet' : TONES[weightOf(finding.flag)];
    const { title, text } = wordsOf(finding, context);
    // Two checks may come to one reason: it stands once, with what each of them saw.
    const id = `${tone} ${title}`;
    const texts = new Set([...(items.get(id)?.texts ?? []), text]);
    items.set(id, { id, tone, title, texts: [...texts].filter((words) => words !== '') });
  }
  return [...items.values()];
}

type Words = { title: string; text: string };

function wordsOf(finding: Finding, context: Context): Words {
  const { view, t, format } = context;
  const title = t(`approval.risk.${finding.flag}`);
  switch (finding.flag) {
    case 'DUPLICATE':
      return finding.ground === 'SAME_NIK'
        ? { title, text: t('approval.finding.sameNik', { count: finding.others.length }) }
        : {
            title,
            text: t('decision.attention.duplicate.text', {
              reference: finding.reference,
              at: format.moment(finding.at),
            }),
          };
    case 'WATCHLIST': {
      const { reference, at, result } = finding;
      return {
        title: t('decision.attention.watchlistMatch.title', { result: t(`labels.watchlist.${result}`) }),
        text: t('decision.attention.watchlistMatch.text', {
          reference: reference || '–',
          at: format.moment(at),
        }),
      };
    }
    case 'WATCHLIST_OLD':
      return { title, text: t('decision.attention.watchlistStale.text', { at: format.moment(finding.at) }) };
    case 'WATCHLIST_MISSING':
      return { title, text: t('decision.attention.watchlistMissing.text') };
    case 'PENDING_CENTRAL':
      return {
        title: t('decision.attention.pendingCentral.title'),
        text: t('decision.attention.pendingCentral.text'),
      };
    case 'OVERRIDE':
    case 'AMENDED':
      return pastUsual(finding, context);
    case 'DUTY_CONFLICT':
      return {
        title,
        text: t(`approval.finding.${finding.ground === 'DECLARED' ? 'declared' : finding.ground}`, {
          names: namesOf(view, finding.people),
        }),
      };
    case 'NIK_WARNING': {
      const issues = finding.issues.map((code) => t(`labels.nikIssue.${code}`)).join(', ');
      return { title, text: t('decision.attention.nik.text', { issues }) };
    }
    case 'LOST_PASSPORTS':
      return { title, text: t('approval.finding.lost', { count: finding.count }) };
    case 'DIFFERENCES':
      return { title, text: t('approval.finding.differences', { count: finding.count }) };
    case 'CHANGED': {
      const sections = view.sinceCapture.changes.map(({ section }) => t(`approval.section.${section}`));
      return { title, text: t('approval.finding.changed', { sections: [...new Set(sections)].join(', ') }) };
    }
    case 'FAMILY_HOLD':
      return { title, text: t('approval.finding.family', { numbers: finding.numbers.join(', ') }) };
    case 'PROPOSAL':
      return { title, text: t('approval.finding.proposal') };
    case 'LATE':
      return { title, text: t('decision.attention.late.text', { date: format.date(finding.dueOn) }) };
    case 'PAYMENT':
      return {
        title: t('decision.attention.payment.title', {
          status: t(`labels.payment.${view.file.payment.status}`),
        }),
        text: t('decision.attention.payment.text'),
      };
    case 'CORRECTION':
      return {
        title: t('decision.attention.correction.title', {
          step: t(`labels.correctionStep.${finding.step}`),
        }),
        text: t('decision.attention.correction.text', { note: sentence(finding.note) }),
      };
    case 'RETURNED':
      return {
        title: t('decision.attention.returned.title', { count: finding.count }),
        text: t('decision.attention.returned.text', {
          at: format.moment(finding.at),
          note: sentence(finding.note),
        }),
      };
    case 'ENDORSEMENT':
      return {
        title: t('decision.attention.endorsement.title'),
        text: t('decision.attention.endorsement.text'),
      };
    case 'INDICATORS':
      return { title, text: t('decision.attention.indicators.text', { count: finding.count }) };
    case 'PHOTO_WAITING':
      return { title: t('portrait.attention.waiting.title'), text: t('portrait.attention.waiting.text') };
    case 'FACE_DOUBT':
    case 'FACE_NOT_COMPARED':
    case 'PRINT_DOUBT':
    case 'PRINT_NO_DEVICE':
    case 'SIGNATURE_NO_PAD':
    case 'CAPTURE_EXCEPTION':
      return captured(finding, context);
  }
}

type PastUsualFinding = Extract<Finding, { flag: 'OVERRIDE' | 'AMENDED' }>;

function pastUsual(finding: PastUsualFinding, context: Context): Words {
  const { view, t, format } = context;
  const who = { name: view.people[finding.by] ?? '', at: format.moment(finding.at) };
  const payload = view.timeline.find(({ id }) => id === finding.id)?.payload;
  if (finding.flag === 'AMENDED') {
    const { fields, note } = readAmendment(payload);
    const names = fields.map((field) => t(`labels.applicantField.${field}`)).join(', ');
    return {
      title: t('decision.attention.amended.title'),
      text:
        names === ''
          ? t('approval.finding.amended', who)
          : t('decision.attention.amended.text', { fields: names, ...who, note: sentence(note) }),
    };
  }
  switch (finding.ground) {
    case 'PHOTO':
      return allowedPhoto(view, context, who);
    case 'TAKE_OVER':
      return { title: t('decision.attention.takeOver.title'), text: t('approval.finding.takenOver', who) };
    case 'CHECK_IN':
    case 'AMENDED': {
      const note = readOverride(payload);
      return {
        title: t('decision.attention.override.title'),
        text: note
          ? t('decision.attention.override.text', { note, name: who.name })
          : t('approval.finding.checkIn', who),
      };
    }
  }
}

function allowedPhoto(view: FileView, { t, reason }: Context, who: { name: string; at: string }): Words {
  const title = t('portrait.attention.allowed.title');
  const ruling = view.file.photo?.ruling;
  if (!ruling) return { title, text: t('approval.finding.photoAllowed', who) };
  const text = t('portrait.attention.allowed.text', {
    name: who.name,
    reasons: ruling.reasons.codes.map(reason).join(', '),
    note: ruling.reasons.note,
    codes: ruling.codes.map((code) => t(`portrait.check.${code}`)).join(', ') || '–',
  });
  return { title, text };
}

type CapturedFlag =
  | 'FACE_DOUBT'
  | 'FACE_NOT_COMPARED'
  | 'PRINT_DOUBT'
  | 'PRINT_NO_DEVICE'
  | 'SIGNATURE_NO_PAD'
  | 'CAPTURE_EXCEPTION';
type CapturedFinding = Extract<Finding, { flag: CapturedFlag }>;

function captured(finding: CapturedFinding, { t }: Context): Words {
  const named = (fingers: readonly FingerPosition[]) =>
    fingers.map((position) => t(`labels.finger.${position}`)).join(', ');
  switch (finding.flag) {
    case 'FACE_DOUBT': {
      if (finding.ground === 'GALLERY') {
        return {
          title: t('portrait.gallery.hits', { count: finding.count }),
          text: t('portrait.gallery.limits'),
        };
      }
      const what = t(`portrait.compare.${finding.with}`, { number: '' }).trim();
      const decision = t(`portrait.compare.decisions.${finding.ground}`);
      const text = t('portrait.attention.doubt.text', { what, decision, note: finding.note });
      return { title: t('portrait.attention.doubt.title'), text };
    }
    case 'PRINT_DOUBT': {
      const fingers = named(finding.fingers);
      return { title: t('fingers.attention.title'), text: t('fingers.attention.text', { fingers }) };
    }
    case 'FACE_NOT_COMPARED': {
      const what = t(`portrait.compare.${finding.with}`, { number: '' }).trim();
      const note = sentence(finding.note);
      return {
        title: t('approval.risk.FACE_NOT_COMPARED'),
        text: t('portrait.attention.notCompared', { what, note }).trim(),
      };
    }
    case 'PRINT_NO_DEVICE': {
      const note = sentence(finding.note);
      return {
        title: t('approval.risk.PRINT_NO_DEVICE'),
        text: t('fingers.attention.noDevice', { fingers: named(finding.fingers), note }).trim(),
      };
    }
    case 'SIGNATURE_NO_PAD':
      return { title: t('approval.risk.SIGNATURE_NO_PAD'), text: t('fingers.attention.noPad') };
    case 'CAPTURE_EXCEPTION': {
      const what = [
        ...(finding.fingers > 0 ? [t('decision.exceptionFingers')] : []),
        ...(finding.signature ? [t('decision.exceptionSignature', { reason: finding.signature })] : []),
      ].join('; ');
      const title = t('decision.attention.exception.title');
      return { title, text: t('decision.attention.exception.text', { what }) };
    }
  }
}

/** Notes are typed with and without a full stop; a sentence that follows needs one. */
function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
