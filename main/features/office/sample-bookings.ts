import { seededRandom } from '#common/kernel/random.ts';
import { addDays, addYears, dayOf, monthOf, yearOf, type PlainDate } from '#common/kernel/plain-date.ts';

const MEN = [
  'BUDI',
  'AGUS',
  'ANDI',
  'JOKO',
  'HADI',
  'EKO',
  'DONI',
  'FAJAR',
  'RIZKI',
  'ILHAM',
  'BAYU',
  'YUSUF',
  'ARIF',
  'HENDRA',
  'DEDI',
  'ROBI',
];
const WOMEN = [
  'SITI',
  'DEWI',
  'RINA',
  'LINA',
  'YANI',
  'MIRA',
  'SARI',
  'NITA',
  'PUTRI',
  'AISYAH',
  'FITRI',
  'INDAH',
  'RATNA',
  'WULAN',
  'TUTI',
  'NUR',
];
const MIDDLE = [
  '',
  'PUTRA',
  'AYU',
  'EKA',
  'DWI',
  'TRI',
  'RAHMAT',
  'KURNIA',
  'SURYA',
  'MULYA',
  'CAHYA',
  'PERMATA',
];
const LAST = [
  'SANTOSO',
  'WIJAYA',
  'PRATAMA',
  'SUSANTO',
  'LESTARI',
  'KUSUMA',
  'SAPUTRA',
  'MAHARANI',
  'CHANIAGO',
  'TANJUNG',
  'HIDAYAT',
  'RAMADHAN',
  'UTAMI',
  'FIRDAUS',
];
const PLACES = ['PADANG', 'BUKITTINGGI', 'SOLOK', 'PARIAMAN', 'PAYAKUMBUH', 'SAWAHLUNTO'];
const JOBS = [
  'KARYAWAN SWASTA',
  'PELAJAR',
  'WIRASWASTA',
  'GURU',
  'PETANI',
  'IBU RUMAH TANGGA',
  'PEGAWAI NEGERI',
];
const PURPOSES = ['wisata', 'wisata', 'umrah', 'keluarga', 'studi', 'kerja'];

/** One row of an M-Paspor-like file, by the headings that an office would see. */
export type SampleRow = Readonly<Record<string, string>>;

/**
 * Bookings of made-up people for one day, the same for the same seed. Kecamatan 99 does not exist, so no NIK made here
 * can belong to anybody.
 */
export function sampleBookings(day: PlainDate, count: number, seed: number): SampleRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => sampleBooking(day, index + 1, random));
}

export function sampleBooking(day: PlainDate, index: number, random: () => number): SampleRow {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const isWoman = random() < 0.5;
  const age = 18 + Math.floor(random() * 50);
  const birthDate = addDays(addYears(day, -age), -Math.floor(random() * 360));
  const isReplacement = random() < 0.35;
  const isMarried = age > 24 && random() < 0.7;
  const name = [pick(isWoman ? WOMEN : MEN), pick(MIDDLE), pick(LAST)]
    .filter((word) => word !== '')
    .join(' ');
  const minutes = 8 * 60 + Math.floor(((index - 1) * 7 * 60) / 300 / 15) * 15;
  return {
    'No Permohonan': `MP${day.replaceAll('-', '')}${String(index).padStart(5, '0')}`,
    'Tanggal Kedatangan': day,
    Jam: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
    'Nama Lengkap': name,
    NIK: nikOf(birthDate, isWoman, index),
    'No KK': `137199${two(1 + (index % 28))}0315${String(index).padStart(4, '0')}`,
    'Jenis Kelamin': isWoman ? 'Perempuan' : 'Laki-laki',
    'Tempat Lahir': pick(PLACES),
    'Tgl Lahir': birthDate,
    'Status Perkawinan': isMarried ? 'Kawin' : 'Belum Kawin',
    Pekerjaan: pick(JOBS),
    Alamat: `JALAN CONTOH ${index}`,
    'No HP': `0812000${String(index).padStart(5, '0')}`,
    'Nama Ayah': `${pick(MEN)} ${pick(LAST)}`,
    'Nama Ibu': `${pick(WOMEN)} ${pick(LAST)}`,
    Tujuan: pick(PURPOSES),
    Jalur: 'Reguler',
    'Jenis Permohonan': isReplacement ? 'Penggantian habis berlaku' : 'Paspor baru',
    'Jenis Paspor': 'Elektronik',
    'Masa Berlaku': random() < 0.8 ? '10' : '5',
    'Nomor Paspor Lama': isReplacement ? `B${String(3_000_000 + index)}` : '',
    'Tanggal Terbit Paspor Lama': isReplacement ? addYears(day, -6) : '',
    'Tanggal Habis Paspor Lama': isReplacement ? addYears(day, -1) : '',
    'Status Pembayaran': 'Lunas',
    'Kode Billing': `8202${day.replaceAll('-', '').slice(2)}${String(index).padStart(5, '0')}`,
    NTPN: `SMPL${day.replaceAll('-', '').slice(2)}${String(index).padStart(6, '0')}`,
    'Tanggal Bayar': addDays(day, -3),
  };
}

/** Structure of a NIK with kecamatan 99: day + 40 for women, serial from 0001. */
export function nikOf(birthDate: PlainDate, isWoman: boolean, index: number): string {
  const day = dayOf(birthDate) + (isWoman ? 40 : 0);
  return `137199${two(day)}${two(monthOf(birthDate))}${two(yearOf(birthDate) % 100)}${String(1 + (index % 9999)).padStart(4, '0')}`;
}

/** The rows as the CSV that Indonesian spreadsheets write: semicolons, byte-order mark. */
export function toCsv(rows: readonly SampleRow[]): string {
  const headings = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => headings.map((heading) => row[heading] ?? '').join(';'));
  return `\uFEFF${[headings.join(';'), ...lines].join('\r\n')}\r\n`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
