import { deflateSync } from 'node:zlib';

export type PdfOptions = {
  pages?: number;
  /** Entries of the catalogue, for example an action on opening. */
  catalog?: string;
  /** Entries of each page. */
  page?: string;
  /** Further objects; they are numbered from 100. */
  objects?: readonly string[];
  /** Entries of the trailer. */
  trailer?: string;
  /** Objects without streams go packed into one, as newer programs write them. */
  isPacked?: boolean;
  /** Entries of that stream. */
  packedEntries?: string;
  /** What stands between its entries and the word `stream`. */
  packedGap?: string;
};

/** A small PDF with a drawn rectangle on each page, and whatever a test hides in it. */
export function aPdf({
  pages = 1,
  catalog = '',
  page = '',
  objects = [],
  trailer = '',
  isPacked = false,
  packedEntries = '',
  packedGap = '\n',
}: PdfOptions = {}): Uint8Array {
  const numbers = Array.from({ length: pages }, (_, index) => 10 + index);
  const plain: [number, string][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Count ${pages} /Kids [${numbers.map((n) => `${n} 0 R`).join(' ')}] >>`],
    ...numbers.map((n): [number, string] => [
      n,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << >> ${page} >>`,
    ]),
    ...objects.map((body, index): [number, string] => [100 + index, body]),
  ];
  const drawing = streamOf('', Buffer.from('0.2 0.4 0.8 rg 60 60 475 722 re f'));
  const written: [number, string][] = isPacked
    ? [
        [3, drawing],
        [4, packed(plain, packedEntries, packedGap)],
      ]
    : [...plain, [3, drawing]];
  return Uint8Array.from(Buffer.from(assembled(written, trailer), 'latin1'));
}

function assembled(objects: readonly [number, string][], trailer: string): string {
  let text = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const [number, body] of objects) {
    offsets.set(number, text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = text.length;
  const size = Math.max(...offsets.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  return `${text}xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
}

function packed(objects: readonly [number, string][], more: string, gap: string): string {
  let offset = 0;
  const heads = objects.map(([number, body]) => {
    const head = `${number} ${offset}`;
    offset += body.length + 1;
    return head;
  });
  const head = `${heads.join(' ')} `;
  const body = Buffer.from(head + objects.map(([, text]) => text).join('\n'), 'latin1');
  const entries = `/Type /ObjStm /N ${objects.length} /First ${head.length} /Filter /FlateDecode ${more}`;
  return streamOf(entries, deflateSync(body), gap);
}

export function streamOf(entries: string, bytes: Buffer, gap = '\n'): string {
  return `<< ${entries} /Length ${bytes.length} >>${gap}stream\n${bytes.toString('latin1')}\nendstream`;
}
