import type { MappingProfile } from '#common/contract/ipc/appointments.ts';

/** Every field that an import can fill, with the headings under which it is known to appear. */
export const IMPORT_FIELDS = {
  number: [
    'number',
    'nomor permohonan',
    'no permohonan',
    'nomor aplikasi',
    'application number',
    'kode permohonan',
  ],
  appointmentDate: [
    'appointmentDate',
    'tanggal kedatangan',
    'jadwal',
    'tanggal',
    'tgl kedatangan',
    'tanggal jadwal',
  ],
  appointmentTime: ['appointmentTime', 'jam', 'jam kedatangan', 'waktu', 'sesi'],
  type: ['type', 'jenis permohonan', 'tipe permohonan'],
  lane: ['lane', 'jalur', 'layanan', 'jenis layanan'],
  priorityReason: ['priorityReason', 'alasan prioritas'],
  kind: ['kind', 'jenis paspor', 'tipe paspor'],
  validityYears: ['validityYears', 'masa berlaku', 'masa berlaku (tahun)'],
  pages: ['pages', 'halaman', 'jumlah halaman'],
  fullName: ['fullName', 'nama', 'nama lengkap', 'nama pemohon'],
  nik: ['nik', 'nomor induk kependudukan', 'no ktp', 'nik pemohon'],
  kkNumber: ['kkNumber', 'no kk', 'nomor kk', 'kartu keluarga'],
  sex: ['sex', 'jenis kelamin', 'jk', 'l/p'],
  birthPlace: ['birthPlace', 'tempat lahir'],
  birthDate: ['birthDate', 'tanggal lahir', 'tgl lahir'],
  married: ['married', 'status perkawinan', 'status kawin', 'menikah'],
  occupation: ['occupation', 'pekerjaan'],
  address: ['address', 'alamat'],
  phone: ['phone', 'telepon', 'no hp', 'nomor hp', 'hp', 'no telepon'],
  email: ['email', 'e-mail', 'surel'],
  fatherName: ['fatherName', 'nama ayah'],
  motherName: ['motherName', 'nama ibu'],
  purpose: ['purpose', 'tujuan', 'keperluan'],
  childSituation: ['childSituation', 'situasi anak', 'status orang tua'],
  isDualCitizen: ['isDualCitizen', 'abg', 'kewarganegaraan ganda'],
  oldPassportNumber: ['oldPassportNumber', 'nomor paspor lama', 'no paspor lama'],
  oldPassportIssuedOn: ['oldPassportIssuedOn', 'tanggal terbit paspor lama', 'tgl terbit paspor lama'],
  oldPassportExpiresOn: ['oldPassportExpiresOn', 'tanggal habis paspor lama', 'tgl habis paspor lama'],
  oldPassportIssuedAbroad: ['oldPassportIssuedAbroad', 'terbit di luar negeri'],
  billingCode: ['billingCode', 'kode billing', 'billing'],
  ntpn: ['ntpn'],
  paymentStatus: ['paymentStatus', 'status pembayaran', 'pembayaran'],
  amount: ['amount', 'jumlah bayar', 'nominal', 'biaya'],
  paidOn: ['paidOn', 'tanggal bayar', 'tgl bayar'],
  uploaded: ['uploaded', 'dokumen', 'dokumen unggahan'],
} as const satisfies Record<string, readonly string[]>;

export type ImportField = keyof typeof IMPORT_FIELDS;
export const REQUIRED_FIELDS: readonly ImportField[] = [
  'number',
  'appointmentDate',
  'fullName',
  'nik',
  'birthDate',
  'sex',
  'birthPlace',
  'paymentStatus',
];

/** Words that offices are known to use, lower-case, to ours. A profile's own values come before these. */
export const KNOWN_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sex: {
    l: 'MALE',
    'laki-laki': 'MALE',
    pria: 'MALE',
    m: 'MALE',
    p: 'FEMALE',
    perempuan: 'FEMALE',
    wanita: 'FEMALE',
    f: 'FEMALE',
  },
  type: {
    baru: 'NEW',
    'paspor baru': 'NEW',
    'habis berlaku': 'REPLACE_EXPIRED',
    'penggantian habis berlaku': 'REPLACE_EXPIRED',
    penggantian: 'REPLACE_EXPIRED',
    penuh: 'REPLACE_FULL',
    'halaman penuh': 'REPLACE_FULL',
    hilang: 'REPLACE_LOST',
    rusak: 'REPLACE_DAMAGED',
    'perubahan data': 'DATA_CHANGE',
  },
  lane: {
    reguler: 'REGULAR',
    prioritas: 'PRIORITY',
    percepatan: 'ACCELERATED',
    bap: 'BAP',
    eazy: 'EAZY',
    kontingensi: 'CONTINGENCY',
  },
  priorityReason: {
    lansia: 'ELDERLY',
    balita: 'UNDER_FIVE',
    disabilitas: 'DISABLED',
    'ibu hamil': 'PREGNANT',
    hamil: 'PREGNANT',
    sakit: 'SICK',
  },
  kind: {
    elektronik: 'ELECTRONIC',
    'e-paspor': 'ELECTRONIC',
    nonelektronik: 'NON_ELECTRONIC',
    'non elektronik': 'NON_ELECTRONIC',
  },
  paymentStatus: {
    lunas: 'SETTLED',
    'sudah bayar': 'SETTLED',
    dibayar: 'SETTLED',
    paid: 'SETTLED',
    'menunggu pembayaran': 'UNCONFIRMED_WITH_PROOF',
    'menunggu konfirmasi': 'UNCONFIRMED_WITH_PROOF',
    'belum bayar': 'UNPAID',
    kadaluarsa: 'UNPAID',
  },
  married: {
    kawin: 'true',
    menikah: 'true',
    'belum kawin': 'false',
    lajang: 'false',
    cerai: 'true',
    'cerai hidup': 'true',
    'cerai mati': 'true',
  },
  purpose: {
    wisata: 'TOURISM',
    liburan: 'TOURISM',
    studi: 'STUDY',
    belajar: 'STUDY',
    bekerja: 'WORK',
    kerja: 'WORK',
    keluarga: 'FAMILY',
    umrah: 'UMRAH',
    umroh: 'UMRAH',
    haji: 'HAJJ',
    berobat: 'MEDICAL',
    bisnis: 'BUSINESS',
    lainnya: 'OTHER',
  },
};

/**
 * Used where the file has no such column; the mapping page shows them and the person may change them. None for the
 * payment: that somebody has paid is never supposed.
 */
const DEFAULT_CONSTANTS: Readonly<Partial<Record<ImportField, string>>> = {
  appointmentTime: '08:00',
  type: 'NEW',
  lane: 'REGULAR',
  kind: 'ELECTRONIC',
  validityYears: '10',
  pages: '48',
  married: 'false',
};

/** A first mapping by the headings; the person corrects it on the page and may keep it as a profile. */
export function suggestProfile(headings: readonly string[], dateSamples: readonly string[]): MappingProfile {
  const byName = new Map(headings.map((heading) => [normalise(heading), heading]));
  const columns: Record<string, string> = {};
  const constants: Record<string, string> = {};
  for (const [field, names] of Object.entries(IMPORT_FIELDS)) {
    const heading = names.map((name) => byName.get(normalise(name))).find((found) => found !== undefined);
    if (heading !== undefined) columns[field] = heading;
    else if (DEFAULT_CONSTANTS[field as ImportField]) {
      constants[field] = DEFAULT_CONSTANTS[field as ImportField] ?? '';
    }
  }
  return { name: 'M-Paspor', columns, constants, values: {}, dateFormat: guessDateFormat(dateSamples) };
}

function guessDateFormat(samples: readonly string[]): MappingProfile['dateFormat'] {
  const filled = samples.filter((sample) => sample !== '');
  if (filled.some((sample) => /^\d{4}-\d{2}-\d{2}/.test(sample))) return 'YYYY-MM-DD';
  return filled.some((sample) => sample.includes('/')) ? 'DD/MM/YYYY' : 'DD-MM-YYYY';
}

function normalise(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
