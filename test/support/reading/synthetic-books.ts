import { generateMrz, type MrzInput, type MrzLines } from '#common/domain/identity/mrz.ts';
import { plainDate } from '#common/kernel/plain-date.ts';

/** A made-up passport and its two lines. Kecamatan 99 does not exist, so the NIK belongs to nobody. */
export type SyntheticBook = MrzInput & { lines: MrzLines; birthPlace: string };

const NAMES =
  'AGUS BAYU CITRA DEWI EKA FAJAR GILANG HENDRA INDAH JOKO KARTIKA LESTARI MAHENDRA NOVITA OKTAVIA PUTRI QORI RATNA SUHARTO TEGUH UTAMI VIRGIAWAN WIBOWO XAVERIUS YULIANA ZAINAL BUDIMAN HASIBUAN SIMANJUNTAK TUMANGGOR MUHAMMAD NURHAYATI FITRIYANI GUNAWAN KUSUMAWARDHANI PRAWIRODIRDJO WIJAYAKUSUMA JAELANI KHODIJAH'.split(
    ' ',
  );
const PLACES = ['PADANG', 'BUKITTINGGI', 'JAKARTA', 'SURABAYA', 'MAKASSAR', 'DENPASAR'];

export type Random = () => number;

export function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
}

export function between(random: Random, least: number, most: number): number {
  return least + random() * (most - least);
}

export function syntheticBook(random: Random): SyntheticBook {
  const words = pick(random, [1, 2, 2, 2, 3, 3, 4, 5]);
  const fullName = Array.from({ length: words }, () => pick(random, NAMES)).join(' ');
  const sex = random() < 0.5 ? 'MALE' : 'FEMALE';
  const two = (value: number) => String(value).padStart(2, '0');
  const day = 1 + Math.floor(random() * 28);
  const month = 1 + Math.floor(random() * 12);
  const year = 1942 + Math.floor(random() * 80);
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const book: MrzInput = {
    fullName,
    passportNumber: pick(random, ['A', 'B', 'C', 'E', 'X']) + digits(7),
    birthDate: plainDate(`${year}-${two(month)}-${two(day)}`),
    sex,
    expiresOn: plainDate(
      `${2024 + Math.floor(random() * 12)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`,
    ),
    nik: `137199${two(sex === 'FEMALE' ? day + 40 : day)}${two(month)}${two(year % 100)}${digits(3)}${1 + Math.floor(random() * 9)}`,
  };
  const lines = generateMrz(book);
  if (!lines.ok) throw new Error(`No lines for a synthetic book: ${lines.error}`);
  return { ...book, lines: lines.value, birthPlace: pick(random, PLACES) };
}
