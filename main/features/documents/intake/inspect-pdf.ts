import { inflateSync } from 'node:zlib';
import { CodedError } from '#common/contract/coded-error.ts';

export const MAX_PDF_PAGES = 60;
/** What all packed object lists of one PDF may unpack to. A scan needs a few kilobytes. */
const MAX_UNPACKED = 16 * 1024 * 1024;

/** A page has a few; more are there to keep the desk busy. */
const MAX_STREAMS = 10_000;

/** Far more than any program writes before a stream. */
const MAX_DICTIONARY = 8 * 1024;

/** Anything that a reader could run, open, send or unpack. Links are not among them: the viewer does not follow them. */
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFiles?|XFA|RichMedia|ImportData|SubmitForm)(?![A-Za-z0-9])/;
/** The same, where chance alone writes no such word: the bytes of a picture hold short ones. */
const ACTIVE_ANYWHERE = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm)(?![A-Za-z0-9])/;
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;

/**
 * Refuses a PDF that is cut off, locked, too long, or carries more than pages. The viewer runs nothing of a PDF anyway; this
 * keeps such a file from being stored, sent and opened elsewhere in the office's name.
 */
export function inspectPdf(bytes: Uint8Array): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.includes('startxref') || !text.includes('%%EOF')) throw new CodedError('FILE_CUT_OFF');
  const structure = structureOf(text);
  if (/\/Encrypt(?![A-Za-z0-9])/.test(structure)) throw new CodedError('PDF_LOCKED');
  // What looks like a stream here need not be one to a reader.
  if (ACTIVE.test(structure) || ACTIVE_ANYWHERE.test(plainNames(text))) throw new CodedError('PDF_ACTIVE');
  const pages = structure.match(PAGE)?.length ?? 0;
  if (pages === 0) throw new CodedError('FILE_UNREADABLE');
  if (pages > MAX_PDF_PAGES) throw new CodedError('PDF_TOO_LONG', { maxPages: MAX_PDF_PAGES });
}

/** The objects without the contents of their streams; lists of objects that are packed into a stream are unpacked. */
function structureOf(text: string): string {
  const parts: string[] = [];
  let at = 0;
  let left = MAX_UNPACKED;
  const words = { left: MAX_STREAMS };
  for (let found = nextStream(text, 0, words); found; found = nextStream(text, at, words)) {
    parts.push(text.slice(at, found.start));
    // All since the stream before, within reason: what a string in it says must not hide where it begins.
    const dictionary = text.slice(Math.max(at, found.start - MAX_DICTIONARY), found.start);
    if (isObjectList(plainNames(dictionary))) {
      const unpacked = unpack(text.slice(found.start, found.end), dictionary, left);
      left -= unpacked.length;
      parts.push(unpacked);
    }
    at = found.end;
  }
  return plainNames([...parts, text.slice(at)].join('\n'));
}

/** A list of objects is known by where the first one begins; a reader does not ask for its type. */
function isObjectList(dictionary: string): boolean {
  // A bookmark's first one is a reference (`/First 12 0 R`), a list's is a number.
  return /\/ObjStm(?![A-Za-z0-9])/.test(dictionary) || /\/First\s+\d+(?!\d)(?!\s+\d+\s+R)/.test(dictionary);
}

function nextStream(
  text: string,
  from: number,
  words: { left: number },
): { start: number; end: number } | null {
  // `endstream` ends in the same letters.
  for (let at = text.indexOf('stream', from); at !== -1; at = text.indexOf('stream', at + 6)) {
    if (text.slice(at - 3, at) === 'end') continue;
    words.left -= 1;
    if (words.left < 0) throw new CodedError('FILE_UNREADABLE');
    // Words in a comment or a string begin no stream: it follows a dictionary, and a line ends. A list of objects is
    // unpacked whatever stands around the word: blanks and a comment would hide it.
    const before = text.slice(Math.max(from, at - MAX_DICTIONARY), at);
    const head = /^stream[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(at, at + 40))?.[0];
    const isStream = (head !== undefined && />>\s*$/.test(before)) || isObjectList(plainNames(before));
    if (!isStream) continue;
    const start = at + (head ?? 'stream').length;
    const end = text.indexOf('endstream', start);
    return { start, end: end === -1 ? text.length : end };
  }
  return null;
}

function unpack(stream: string, dictionary: string, left: number): string {
  const own = plainNames(dictionary);
  // No program packs its objects twice or into letters; whoever does hides them.
  if (/\/(ASCIIHex|ASCII85|LZW|RunLength|Crypt)|\/(AHx|A85|RL)(?![A-Za-z])/.test(own)) {
    throw new CodedError('FILE_UNREADABLE');
  }
  if (!/\/FlateDecode|\/Fl(?![A-Za-z])/.test(own)) return stream;
  try {
    return inflateSync(Buffer.from(stream, 'latin1'), { maxOutputLength: Math.max(1, left) }).toString(
      'latin1',
    );
  } catch {
    // Damaged, or made to unpack without end: either way nobody can say what is in it.
    throw new CodedError('FILE_UNREADABLE');
  }
}

/** A name may be written with codes: `/J#61vaScript` is `/JavaScript`. */
function plainNames(text: string): string {
  return text.includes('#')
    ? text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
        String.fromCodePoint(Number.parseInt(code, 16)),
      )
    : text;
}
