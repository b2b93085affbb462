import { Label } from './provenance.ts';

/** A value as an officer reads it; what is deeper is told by its own lines. */
export type PlainValue = string | number | boolean | null | readonly PlainValue[];

export type Difference = {
  kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** Keys from the part down; of a list's line the name that it goes by, never its place. */
  path: readonly string[];
  /** The nearest thing around the change that has a name of its own: a fee, a norm, a reason. */
  subject: Label | null;
  before: PlainValue;
  after: PlainValue;
};

/**
 * What differs between two versions of a document, in the order of the document. Lines of a list are told apart by what they
 * go by (code, id, date …), so that a line put in front does not make all behind it look changed. A list of plain values
 * is one value.
 */
export function differences(before: unknown, after: unknown): Difference[] {
  return walk({ before, after }, { path: [], subject: titleOf(after) ?? titleOf(before) });
}

type Pair = { before: unknown; after: unknown };
type Place = { path: readonly string[]; subject: Label | null };

/** What a line of a list goes by, the first that all its lines have and that no two share. */
const NAMES = [
  'id',
  'code',
  'reason',
  'situation',
  'criterion',
  'lane',
  'role',
  'stage',
  'state',
  'type',
  'date',
];
/** Where a thing carries its name. */
const TITLES = ['label', 'title', 'rule', 'governs', 'name'];

function walk({ before, after }: Pair, place: Place): Difference[] {
  const [left, right] = [entriesOf(before), entriesOf(after)];
  if (!left || !right || isLabel(before) || isLabel(after)) return told({ before, after }, place);
  return [...new Set([...right.keys(), ...left.keys()])].flatMap((key) => {
    const pair = { before: left.get(key), after: right.get(key) };
    const subject = titleOf(pair.after) ?? titleOf(pair.before) ?? place.subject;
    return walk(pair, { path: [...place.path, key], subject });
  });
}

function told({ before, after }: Pair, { path, subject }: Place): Difference[] {
  if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) return [];
  const kind = before === undefined ? 'ADDED' : after === undefined ? 'REMOVED' : 'CHANGED';
  return [{ kind, path, subject, before: plain(before), after: plain(after) }];
}

/** The named things inside a value; null for a plain value and for a list of them. */
function entriesOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const lines: readonly unknown[] = value;
  if (lines.length === 0 || !lines.every(isThing)) return null;
  const names = NAMES.map((key) => lines.map((line) => nameOf(line, key)));
  const given = names.find((all) => all.every((name) => name !== null) && new Set(all).size === all.length);
  return new Map(lines.map((line, index) => [given?.[index] ?? String(index + 1), line]));
}

function isThing(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function nameOf(line: object, key: string): string | null {
  const name: unknown = Reflect.get(line, key);
  return typeof name === 'string' ? name : null;
}

function titleOf(value: unknown): Label | null {
  if (typeof value !== 'object' || value === null) return null;
  const found = TITLES.map((key) => Label.safeParse(Reflect.get(value, key))).find(({ success }) => success);
  return found?.data ?? null;
}

function isLabel(value: unknown): boolean {
  return Label.safeParse(value).success;
}

/** Of a thing that came or went whole its values, each with its key; of a name both languages. */
function plain(value: unknown): PlainValue {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(plain);
  const name = Label.safeParse(value);
  if (name.success) return [name.data.id, name.data.en];
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([key]) => !TITLES.includes(key))
      .map(([key, inner]) => {
        const text = plain(inner);
        return `${key}: ${Array.isArray(text) ? text.flat(9).join(', ') : String(text)}`;
      });
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** The order in which keys were written is no difference. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
