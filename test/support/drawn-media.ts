import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';

/** Everything here is drawn by us: no picture of a person or of a real document enters the project. */
export type DrawnMedia = {
  /** Motion JPEG for Chromium's fake camera: a drawn face before a white wall, moving slightly. */
  cameraFile: string;
  /** A drawn page per kind, as an officer would have it from a scanner. */
  documents: Readonly<Record<'KTP' | 'KK' | 'AKTA_LAHIR' | 'PASPOR_LAMA' | 'SURAT', string>>;
  /** Four different drawn fingerprints as image files. */
  fingerprints: readonly string[];
  portrait: string;
};

const FRAMES = 12;
const FINGERS = 4;

export async function drawMedia(folder: string): Promise<DrawnMedia> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const frames: Buffer[] = [];
    for (let frame = 0; frame < FRAMES; frame += 1) frames.push(await shoot(page, face(frame), 1280, 720));
    const save = (name: string, bytes: Buffer) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    };
    const fingerprints: string[] = [];
    for (let finger = 0; finger < FINGERS; finger += 1) {
      fingerprints.push(save(`fingerprint-${finger}.png`, await shoot(page, whorl(finger), 400, 500, 'png')));
    }
    const document = async (name: string, title: string, lines: readonly string[]) =>
      save(`${name}.jpg`, await shoot(page, paper(title, lines), 1240, 860));
    return {
      cameraFile: save('camera.mjpeg', Buffer.concat(frames)),
      portrait: save('portrait.jpg', frames[0] ?? Buffer.alloc(0)),
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

function face(frame: number): string {
  const sway = Math.round(Math.sin((frame / FRAMES) * Math.PI * 2) * 4);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720" viewBox="0 0 1280 720">
    <rect width="1280" height="720" fill="#f4f5f6"/>
    <g transform="translate(${sway} 0)">
      <path d="M420 720 q20 -150 150 -170 h140 q130 20 150 170 z" fill="#27466b"/>
      <path d="M590 520 h100 v60 q-50 30 -100 0 z" fill="#c58f6b"/>
      <ellipse cx="640" cy="350" rx="130" ry="170" fill="#d7a27c"/>
      <path d="M508 330 q0 -180 132 -180 q132 0 132 180 q-20 -80 -60 -100 q-70 30 -150 0 q-40 30 -54 100 z" fill="#2b2320"/>
      <ellipse cx="588" cy="340" rx="24" ry="14" fill="#fff"/><ellipse cx="692" cy="340" rx="24" ry="14" fill="#fff"/>
      <circle cx="588" cy="340" r="11" fill="#33241b"/><circle cx="692" cy="340" r="11" fill="#33241b"/>
      <path d="M560 312 q28 -14 56 0 M664 312 q28 -14 56 0" stroke="#2b2320" stroke-width="7" fill="none"/>
      <path d="M640 350 q-14 50 -4 62 q10 6 24 -2" stroke="#a97350" stroke-width="5" fill="none"/>
      <path d="M600 448 q40 12 80 0" stroke="#8f4a3f" stroke-width="9" fill="none" stroke-linecap="round"/>
    </g>
  </svg>`;
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
