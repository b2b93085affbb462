import { DeskErrorCode } from '#common/contract/ipc/reply.ts';
import type { FoundEntry } from '#common/contract/hub/audit-search.ts';
import { RefusalCode } from '#common/domain/applications/refusal.ts';
import { CATALOGUES, type TextKey } from '#common/i18n/index.ts';
import type { TextValues, Translate } from '#renderer/lib/i18n.ts';
import { kindText } from '#renderer/lib/kind-key.ts';
import { WRITTEN } from './written-details.ts';

/** What main and hub wrote in short English, in the words of the screen; null where nothing is known that says it. */
export function writtenText(t: Translate, event: FoundEntry['event'], detail: string): string | null {
  for (const [written, key] of WRITTEN[event] ?? []) {
    const found = patternOf(written).exec(detail);
    if (found) return t(`auditDetail.said.${key}`, valuesIn(t, found.groups ?? {}));
  }
  return null;
}

export function refusalText(t: Translate, code: string): string | null {
  const known = DeskErrorCode.or(RefusalCode).safeParse(code);
  if (!known.success) return null;
  return t(`errors.${known.data}.what`).replaceAll(/[:]?\s*\{\{\w+\}\}/g, '');
}

const { labels, fleet, papers, printing, stock, field, gateway, auditDetail } = CATALOGUES.id;

/** Codes that a group of the catalogue has words for, by the name of the value; any other code stands as it was written. */
const CODES: Readonly<Record<string, readonly [group: string, words: object]>> = {
  role: ['labels.role', labels.role],
  policy: ['labels.stagePolicy', labels.stagePolicy],
  moveReason: ['labels.specialReschedule', labels.specialReschedule],
  ring: ['fleet.ring', fleet.ring],
  document: ['papers.name', papers.name],
  paper: ['printing.paper', printing.paper],
  place: ['stock.hand', stock.hand],
  counting: ['stock.count.states', stock.count.states],
  fieldKind: ['field.kind', field.kind],
  difference: ['gateway.differences', gateway.differences],
  book: ['auditDetail.book', auditDetail.book],
  line: ['auditDetail.line', auditDetail.line],
  erased: ['auditDetail.erased', auditDetail.erased],
  sought: ['auditDetail.sought', auditDetail.sought],
};

function codeText(t: Translate, name: string, code: string): string {
  const [group, words] = CODES[name] ?? [];
  return words && Object.hasOwn(words, code) ? t(`${group}.${code}` as TextKey) : code;
}

const SHAPES: Readonly<Record<string, string>> = {
  person: String.raw`[0-9a-f]{8}-[0-9a-f-]{27}`,
  day: String.raw`\d{4}-\d\d-\d\d`,
  erased: String.raw`[A-Z_]+ \d+(?: [A-Z_]+ \d+)*`,
  policy: Object.keys(labels.stagePolicy).join('|'),
  difference: Object.keys(gateway.differences).join('|'),
};

const patterns = new Map<string, RegExp>();

function patternOf(written: string): RegExp {
  const known = patterns.get(written);
  if (known) return known;
  const source = written
    .replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\{(\w+)\}/g, (_all, name: string) => `(?<${name}>${SHAPES[name] ?? '.+?'})`);
  const pattern = new RegExp(`^${source}$`, 's');
  patterns.set(written, pattern);
  return pattern;
}

function valuesIn(t: Translate, groups: Readonly<Record<string, string>>): TextValues {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, valueText(t, name, value)]));
}

function valueText(t: Translate, name: string, value: string): string {
  const words = value.split(' ');
  switch (name) {
    case 'roles':
      return words.map((role) => codeText(t, 'role', role)).join(', ');
    case 'kinds':
      return words.map((kind) => kindText(t, kind)).join(', ');
    case 'action':
      return kindText(t, value);
    case 'code':
      return refusalText(t, value) ?? value;
    case 'deed':
      return writtenText(t, 'STOCK', value) ?? value;
    case 'place2':
      return codeText(t, 'place', value);
    case 'line':
      return codeText(t, 'line', value.replace(/\/\d+$/, ''));
    case 'erased':
      return value.replaceAll(/[A-Z_]+/g, (rule) => codeText(t, 'erased', rule));
    default:
      return codeText(t, name, value);
  }
}
