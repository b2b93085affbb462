import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { jpegOf } from './heads/encode.ts';
import { pictureOf, writeFilm } from './heads/fake-camera.ts';

/** Everything here is drawn by us: no picture of a person or of a real document enters the project. */
export type DrawnMedia = {
  /** A film for Chromium's fake camera: a drawn head that stands as it should. */
  cameraFile: string;
  /** A drawn page per kind, as an officer would have it from a scanner. */
  documents: Readonly<Record<'KTP' | 'KK' | 'AKTA_LAHIR' | 'PASPOR_LAMA' | 'SURAT', string>>;
  /** Four different drawn fingerprints as image files. */
  fingerprints: readonly string[];
  portrait: string;
};

const FINGERS = 4;

export async function drawMedia(folder: string): Promise<DrawnMedia> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const save = (name: string, bytes: Buffer) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    };
    const cameraFile = join(folder, 'camera.y4m');
    writeFilm(cameraFile, [{ part: 'GOOD', seconds: 1 }]);
    const fingerprints: string[] = [];
    for (let finger = 0; finger < FINGERS; finger += 1) {
      fingerprints.push(save(`fingerprint-${finger}.png`, await shoot(page, whorl(finger), 400, 500, 'png')));
    }
    const document = async (name: string, title: string, lines: readonly string[]) =>
      save(`${name}.jpg`, await shoot(page, paper(title, lines), 1240, 860));
    return {
      cameraFile,
      portrait: save('portrait.jpg', await jpegOf(page, pictureOf('GOOD'))),
      fingerprints,
      documents: {
        KTP: await document('ktp', 'KARTU TANDA PENDUDUK – CONTOH', [
          'NIK 137199… (buatan)',
          'Nama: CONTOH PEMOHON',
          'Tempat/Tgl lahir: PADANG',
        ]),
        KK: await document('kk', 'KARTU KELUARGA – CONTOH', [
          'No. 137199… (buatan)',
          'Kepala keluarga: CONTOH',
        ]),
        AKTA_LAHIR: await document('akta', 'AKTA KELAHIRAN – CONTOH', [
          'Telah lahir seorang anak',
          'Nama: CONTOH PEMOHON',
        ]),
        PASPOR_LAMA: await document('paspor-lama', 'PASPOR LAMA – CONTOH', [
          'No. B0000000',
          'P<IDNCONTOH<<PEMOHON',
        ]),
        SURAT: await document('surat', 'SURAT KETERANGAN – CONTOH', ['Nomor 001/CONTOH/2026']),
      },
    };
  } finally {
    await browser.close();
  }
}

function chromiumPath(): string {
  return process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
}

async function shoot(
  page: Page,
  svg: string,
  width: number,
  height: number,
  type: 'jpeg' | 'png' = 'jpeg',
): Promise<Buffer> {
  await page.setViewportSize({ width, height });
  await page.setContent(`<style>body{margin:0}</style>${svg}`);
  return page.screenshot(type === 'jpeg' ? { type, quality: 90 } : { type });
}

function paper(title: string, lines: readonly string[]): string {
  const rows = lines.map(
    (line, index) =>
      `<text x="90" y="${230 + index * 70}" font-size="36">${line.replaceAll('<', '&lt;')}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="860" font-family="Liberation Sans, sans-serif">
    <rect width="1240" height="860" fill="#fdfcf7"/><rect x="30" y="30" width="1180" height="800" fill="none" stroke="#7d8a99" stroke-width="4"/>
    <text x="620" y="130" font-size="46" font-weight="bold" text-anchor="middle">${title}</text>${rows.join('')}
    <text x="620" y="780" font-size="30" fill="#b3261e" text-anchor="middle">GAMBAR CONTOH – BUKAN DOKUMEN</text>
  </svg>`;
}

function whorl(finger: number): string {
  const rings = Array.from({ length: 18 }, (_, index) => {
    const radius = 12 + index * 10;
    return `<ellipse cx="${200 + (index % 3) * (1 + finger)}" cy="250" rx="${radius * 0.8}" ry="${radius}" fill="none" stroke="#222" stroke-width="4" stroke-dasharray="${40 + index * 7 + finger * 9} 5"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="500"><rect width="400" height="500" fill="#eee"/>${rings.join('')}</svg>`;
}
