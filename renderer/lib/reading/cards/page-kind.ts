import type { TextLine } from './card-field.ts';

export type PageKind = 'PASSPORT' | 'KTP' | 'KK' | 'OTHER';

/** Words of a card's print; a page is of a kind when it holds at least two of them. */
const SIGNS: Readonly<Record<'KTP' | 'KK', readonly RegExp[]>> = {
  KK: [/kartu\s*keluarga/i, /kepala\s*keluarga/i, /status\s*hubungan/i, /nama\s*lengkap/i],
  KTP: [
    /\bN[I1l]K\b/i,
    /tempat\s*[/,]?\s*tg[l1i!]/i,
    /jenis\s*kelamin/i,
    /berlaku\s*hingga/i,
    /status\s*perkawinan/i,
    /kewarganegaraan/i,
    /go[l1]\.?\s*darah/i,
  ],
};

/** A family card also says NIK and sex in its table, so that it is asked first. */
export function kindOfText(lines: readonly TextLine[]): PageKind {
  const text = lines.map((line) => line.text).join('\n');
  const count = (kind: 'KTP' | 'KK') => SIGNS[kind].filter((sign) => sign.test(text)).length;
  if (count('KK') >= 2 || /kartu\s*keluarga/i.test(text)) return 'KK';
  return count('KTP') >= 2 ? 'KTP' : 'OTHER';
}
