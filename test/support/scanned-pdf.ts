/** Pixels of one scanned page. */
export type ScannedPage = { jpeg: Buffer; width: number; height: number };

const A4_POINTS = { width: 595, height: 842 };

/** A PDF as a scanner makes it: one JPEG a page, no text. */
export function scannedPdf(pages: readonly ScannedPage[]): Buffer {
  const objects: Buffer[] = [];
  const add = (text: string, stream?: Buffer) => {
    const body = stream
      ? Buffer.concat([Buffer.from(`${text}\nstream\n`), stream, Buffer.from('\nendstream')])
      : Buffer.from(text);
    objects.push(body);
    return objects.length;
  };
  const FIRST_PAGE = 3;
  const kids = pages.map((_, index) => `${FIRST_PAGE + index * 3} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  for (const { jpeg, width, height } of pages) {
    const at = objects.length + 1;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${A4_POINTS.width} ${A4_POINTS.height}] ` +
        `/Resources << /XObject << /Scan ${at + 1} 0 R >> >> /Contents ${at + 2} 0 R >>`,
    );
    add(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB ` +
        `/BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    );
    const draw = Buffer.from(`q ${A4_POINTS.width} 0 0 ${A4_POINTS.height} 0 0 cm /Scan Do Q`);
    add(`<< /Length ${draw.length} >>`, draw);
  }
  return assemble(objects);
}

/** Numbered objects with the table of their places. */
export function assemble(objects: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  const push = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, index) => {
    places.push(length);
    push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]));
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = length;
  push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
        `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
