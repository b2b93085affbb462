import { PHOTO_REASONS } from './photo-reasons.ts';
import type { Reason, ReasonKind } from './reason-codes.ts';

const SOURCE = 'Daftar usulan; istilah loket pemeriksaan berkas';

/** The reasons about pages that the shipped procedure has; a test keeps both lists equal. */
export const PAGE_REASONS: readonly Reason[] = [
  plain('RESCAN', 'PAGE_BLURRED', {
    id: 'Buram, tulisan tidak terbaca',
    en: 'Blurred, the writing cannot be read',
  }),
  plain('RESCAN', 'PAGE_CUT_OFF', {
    id: 'Terpotong, tepi dokumen tidak terlihat',
    en: 'Cut off, an edge of the document is missing',
  }),
  plain('RESCAN', 'PAGE_GLARE', { id: 'Silau atau pantulan cahaya', en: 'Glare or reflection' }),
  plain('RESCAN', 'PAGE_TOO_DARK', { id: 'Terlalu gelap atau terlalu terang', en: 'Too dark or too bright' }),
  plain('RESCAN', 'PAGE_WRONG_SIDE', { id: 'Sisi yang dipindai keliru', en: 'The wrong side was scanned' }),
  plain('RESCAN', 'PAGE_WRONG_DOCUMENT', {
    id: 'Bukan dokumen yang diminta',
    en: 'Not the document that was asked for',
  }),
  noted('RESCAN', 'PAGE_OTHER', { id: 'Sebab lain (tulis catatan)', en: 'Another cause (write a note)' }),
  plain('PAGE_REMOVAL', 'REMOVE_OTHER_PERSON', {
    id: 'Dokumen milik orang lain',
    en: 'Another person’s document',
  }),
  plain('PAGE_REMOVAL', 'REMOVE_DUPLICATE', {
    id: 'Halaman yang sama sudah ada',
    en: 'The same page is already here',
  }),
  plain('PAGE_REMOVAL', 'REMOVE_EMPTY', { id: 'Halaman kosong', en: 'Blank page' }),
  noted('PAGE_REMOVAL', 'REMOVE_OTHER', {
    id: 'Sebab lain (tulis catatan)',
    en: 'Another cause (write a note)',
  }),
];

/** A version that the office published before there were reasons about pages or photos gets those of the shipped one. */
export function withLaterReasons(reasons: readonly Reason[]): readonly Reason[] {
  const kinds = new Set(reasons.map(({ kind }) => kind));
  return [...reasons, ...[...PAGE_REASONS, ...PHOTO_REASONS].filter(({ kind }) => !kinds.has(kind))];
}

function plain(kind: ReasonKind, code: string, label: Reason['label']): Reason {
  return { code, kind, label, printable: true, status: 'ASSUMED', source: SOURCE };
}

function noted(kind: ReasonKind, code: string, label: Reason['label']): Reason {
  return { ...plain(kind, code, label), noteRequired: true };
}
