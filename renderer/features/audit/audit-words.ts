import type { FoundEntry } from '#common/contract/hub/audit-search.ts';
import type { Translate } from '#renderer/lib/i18n.ts';
import { kindText } from '#renderer/lib/kind-key.ts';
import { refusalText, writtenText } from './detail-words.ts';

/** What an entry says, as a person reads it; what no catalogue knows stands as it was written. */
export function detailText(t: Translate, { event, subject, detail }: FoundEntry): string {
  const [first = '', ...rest] = detail.split(' ');
  switch (event) {
    case 'ACTION':
      return kindText(t, first);
    case 'REFUSED':
      return refusalText(t, first) ?? writtenText(t, event, detail) ?? detail;
    case 'VIEW':
      return viewText(t, first, rest.join(' ')) ?? writtenText(t, event, detail) ?? detail;
    case 'AUDIT':
      return chainText(t, subject, detail) ?? detail;
    default:
      return writtenText(t, event, detail) ?? detail;
  }
}

function viewText(t: Translate, first: string, rest: string): string | null {
  if (first === 'whole' || first === 'masked') return t(`audit.view.${first}`);
  if (first === 'attachment') return t('audit.view.attachment', { name: rest });
  return first === 'print' ? t('audit.view.print') : null;
}

function chainText(t: Translate, subject: string, detail: string): string | null {
  if (subject === 'export') return t('audit.chain.exported', { format: detail });
  if (subject === 'day') return t('audit.chain.dayClosed', { day: detail.replace(/^closed /, '') });
  if (subject === 'check') {
    return t(detail.includes('"problem":null') ? 'audit.chain.checkedGood' : 'audit.chain.checkedBad');
  }
  return null;
}

/** Whose hand it was: a person by name, or the program where nobody was signed in. */
export function actorText(t: Translate, { actor, actorName, origin }: FoundEntry): string {
  if (actorName !== null) {
    return origin === 'UNCONFIRMED' ? t('audit.unconfirmed', { name: actorName }) : actorName;
  }
  return actor === '' ? t('audit.nobody') : t('audit.unknownPerson');
}

/** A digest that somebody compares by eye. */
export function inFours(hash: string): string {
  return hash.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
