import { contextOf, finish } from './page-set.ts';
import { seededRandom } from '#common/kernel/random.ts';

/** A made-up person's card as an office scans it. Kecamatan 99 does not exist. */
export type DrawnCard = {
  kind: 'KTP' | 'KK';
  lines: readonly (readonly [label: string, value: string])[];
};

export const KTP_CARD: DrawnCard = {
  kind: 'KTP',
  lines: [
    ['NIK', '1371991211870001'],
    ['Nama', 'BUDI SANTOSO'],
    ['Tempat/Tgl Lahir', 'PADANG, 12-11-1987'],
    ['Jenis Kelamin', 'LAKI-LAKI     Gol. Darah : O'],
    ['Alamat', 'JL. CONTOH NO. 1'],
    ['   RT/RW', '001/002'],
    ['   Kel/Desa', 'BUATAN'],
    ['   Kecamatan', 'CONTOH'],
    ['Agama', 'ISLAM'],
    ['Status Perkawinan', 'BELUM KAWIN'],
    ['Pekerjaan', 'KARYAWAN SWASTA'],
    ['Kewarganegaraan', 'WNI'],
    ['Berlaku Hingga', 'SEUMUR HIDUP'],
  ],
};

export const KK_CARD: DrawnCard = {
  kind: 'KK',
  lines: [
    ['Nama Kepala Keluarga', 'BUDI SANTOSO'],
    ['Alamat', 'JL. CONTOH NO. 1'],
    ['RT/RW', '001/002'],
    ['Desa/Kelurahan', 'BUATAN'],
  ],
};

export async function drawCard({ kind, lines }: DrawnCard, seed: number): Promise<Blob> {
  const dpi = kind === 'KTP' ? 300 : 200;
  const millimetre = dpi / 25.4;
  const size = kind === 'KTP' ? { width: 90, height: 60 } : { width: 210, height: 120 };
  const canvas = new OffscreenCanvas(
    Math.round(size.width * millimetre),
    Math.round(size.height * millimetre),
  );
  const context = contextOf(canvas);
  context.fillStyle = kind === 'KTP' ? '#cfe3ee' : '#f7f7f4';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(millimetre, millimetre);
  context.fillStyle = '#16181d';
  if (kind === 'KTP') {
    context.font = 'bold 2.9px sans-serif';
    context.fillText('PROVINSI CONTOH', 32, 5);
    context.fillText('KOTA BUATAN', 35, 9);
  } else {
    context.font = 'bold 6px sans-serif';
    context.fillText('KARTU KELUARGA', 78, 12);
    context.font = '4.4px sans-serif';
    context.fillText('No. 1371991203150007', 82, 19);
  }
  const step = kind === 'KTP' ? 3.6 : 7;
  const column = kind === 'KTP' ? 24 : 60;
  context.font = `${kind === 'KTP' ? 2.4 : 3.6}px sans-serif`;
  lines.forEach(([label, value], row) => {
    const y = (kind === 'KTP' ? 14 : 30) + row * step;
    context.fillText(label, 3, y);
    context.fillText(`: ${value}`, column, y);
  });
  const defects = { angle: 0.6, tilt: 0, blur: 0.3, noise: 4, shade: 0.1 };
  return finish(canvas, { quarterTurns: 0, defects, dpi, jpegQuality: 0.85 }, seededRandom(seed));
}
