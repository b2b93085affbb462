import { z } from 'zod';

/** A reason as a letter tells it: the sentence, the rule that it rests on, and what the applicant can do. Indonesian alone. */
export const LetterText = z.strictObject({
  text: z.string().trim().min(1).max(400),
  basis: z.string().trim().min(1).max(300),
  next: z.string().trim().max(400),
});
export type LetterText = z.infer<typeof LetterText>;

const PASSPORT_RULE =
  'Permenkumham Nomor 8 Tahun 2014 tentang Paspor Biasa dan SPLP, sebagaimana telah diubah';
const PASSPORT_VOID = `${PASSPORT_RULE}, Pasal 30`;
const IMMIGRATION_ACT = 'Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian, sebagaimana telah diubah';
const BOTH = `${IMMIGRATION_ACT}; ${PASSPORT_RULE}`;

/** Where a reason may not be told in writing, or none was given. */
export const GENERAL_TEXTS = {
  SUSPENSION: {
    text: 'Permohonan masih memerlukan pemeriksaan lebih lanjut.',
    basis: PASSPORT_RULE,
    next: 'Datang pada waktu yang ditentukan dengan membawa dokumen asli.',
  },
  REFUSAL: {
    text: 'Permohonan tidak memenuhi persyaratan penerbitan paspor menurut hasil pemeriksaan.',
    basis: PASSPORT_RULE,
    next: 'Tanyakan di loket kantor ini syarat yang harus dipenuhi. Permohonan dapat diajukan lagi bila syaratnya terpenuhi.',
  },
  CANCELLATION: {
    text: 'Permohonan tidak dapat dilanjutkan.',
    basis: PASSPORT_RULE,
    next: 'Ajukan permohonan baru.',
  },
} as const satisfies Record<string, LetterText>;

/** The sentences of the shipped procedure, for versions that were published before it had any; a test keeps both equal. */
export const DEFAULT_LETTER_TEXTS: Readonly<Record<string, LetterText>> = {
  SUS_SUPPORTING_DOCS: {
    text: 'Dokumen pendukung yang diminta petugas belum lengkap.',
    basis: PASSPORT_RULE,
    next: 'Bawa dokumen asli yang disebut dalam surat ini sebelum batas waktu.',
  },
  SUS_DOC_AUTHENTICITY: {
    text: 'Keaslian salah satu dokumen masih harus diperiksa.',
    basis: PASSPORT_RULE,
    next: 'Bawa dokumen asli dan keterangan dari instansi yang menerbitkannya.',
  },
  SUS_STATEMENT_DOUBT: {
    text: 'Keterangan yang diberikan masih harus dijelaskan.',
    basis: PASSPORT_RULE,
    next: 'Datang untuk memberi penjelasan dan bawa bukti yang mendukungnya.',
  },
  SUS_DUPLICATE_DATA: {
    text: 'Data pemohon serupa dengan data pada permohonan atau paspor lain dan harus dicocokkan.',
    basis: PASSPORT_RULE,
    next: 'Bawa semua paspor yang pernah dimiliki dan dokumen identitas asli.',
  },
  SUS_LOST_RECKLESS_6_24M: {
    text: 'Paspor hilang karena kecerobohan, sehingga penggantian ditangguhkan untuk waktu yang ditetapkan Kepala Kantor.',
    basis: PASSPORT_RULE,
    next: 'Permohonan baru dapat diajukan setelah tanggal berakhirnya penangguhan.',
  },
  SUS_LOST_BAP_DOUBT: {
    text: 'Keterangan tentang hilangnya paspor masih harus dijelaskan dalam pemeriksaan.',
    basis: PASSPORT_RULE,
    next: 'Datang pada waktu yang ditentukan dan bawa laporan kepolisian serta bukti lain.',
  },
  SUS_CITIZENSHIP_DOUBT: {
    text: 'Status kewarganegaraan pemohon masih harus dipastikan.',
    basis: IMMIGRATION_ACT,
    next: 'Bawa bukti kewarganegaraan Indonesia yang asli.',
  },
  SUS_FALSE_STATEMENT_BAR: {
    text: 'Keterangan yang diberikan tidak benar, sehingga permohonan ditangguhkan untuk waktu yang ditetapkan.',
    basis: PASSPORT_RULE,
    next: 'Permohonan dapat diajukan lagi dengan data yang benar setelah penangguhan berakhir.',
  },
  SUS_SYSTEM_OUTAGE: {
    text: 'Layanan terganggu, sehingga pemeriksaan belum dapat diselesaikan.',
    basis: 'Ketetapan kantor imigrasi tentang pelayanan saat gangguan sistem',
    next: 'Kantor memberi tahu saat layanan pulih; pemohon tidak perlu mendaftar ulang.',
  },
  REJ_PREVENTION_LIST: {
    text: 'Data pemohon tercantum dalam daftar pencegahan ke luar negeri, sehingga paspor tidak dapat diterbitkan.',
    basis: BOTH,
    next: 'Tanyakan kepada instansi yang meminta pencegahan. Permohonan dapat diajukan lagi setelah pencegahan berakhir.',
  },
  REJ_FALSE_STATEMENT: {
    text: 'Keterangan yang diberikan dalam permohonan tidak benar.',
    basis: PASSPORT_RULE,
    next: 'Permohonan dapat diajukan lagi dengan keterangan yang benar.',
  },
  REJ_FORGED_DOCUMENT: {
    text: 'Dokumen yang dilampirkan tidak sah.',
    basis: BOTH,
    next: 'Perbaiki dokumen pada instansi yang berwenang, lalu ajukan permohonan baru dengan dokumen yang sah.',
  },
  REJ_DUPLICATE_APPLICATION: {
    text: 'Pemohon sudah mempunyai permohonan atau paspor lain yang berlaku.',
    basis: PASSPORT_RULE,
    next: 'Lanjutkan permohonan yang sudah ada, atau ajukan penggantian dengan membawa paspor lama.',
  },
  REJ_PREVIOUS_PASSPORT_HIDDEN: {
    text: 'Pemohon pernah mempunyai paspor dan tidak menyatakannya dalam permohonan.',
    basis: PASSPORT_RULE,
    next: 'Ajukan permohonan penggantian dan bawa paspor lama atau laporan kehilangannya.',
  },
  REJ_SYSTEM_DATA: {
    text: 'Data pemohon tidak dapat diproses oleh sistem keimigrasian.',
    basis: PASSPORT_RULE,
    next: 'Periksa data kependudukan di Dukcapil, lalu ajukan permohonan baru.',
  },
  REJ_ADJUDICATOR: {
    text: 'Hasil pencocokan data dan biometrik tidak memenuhi syarat penerbitan.',
    basis: PASSPORT_RULE,
    next: 'Tanyakan di loket kantor ini dokumen apa yang dapat menjelaskan perbedaan data.',
  },
  REJ_CENTRE: {
    text: 'Direktorat Jenderal Imigrasi tidak menyetujui penerbitan paspor.',
    basis: PASSPORT_RULE,
    next: 'Tanyakan di loket kantor ini apa yang harus dipenuhi sebelum mengajukan permohonan baru.',
  },
  REJ_NOT_CITIZEN: {
    text: 'Pemohon bukan Warga Negara Indonesia menurut dokumen yang diperiksa.',
    basis: IMMIGRATION_ACT,
    next: 'Selesaikan status kewarganegaraan pada instansi yang berwenang.',
  },
  REJ_DATA_CHANGE_INCOMPLETE: {
    text: 'Syarat perubahan data paspor tidak terpenuhi.',
    basis: PASSPORT_RULE,
    next: 'Lengkapi dasar perubahan data, misalnya penetapan pengadilan, lalu ajukan permohonan baru.',
  },
  CAN_30D_NOT_CONTINUED: {
    text: 'Permohonan tidak dilanjutkan dalam batas waktu yang ditentukan.',
    basis: PASSPORT_RULE,
    next: 'Ajukan permohonan baru. Biaya yang sudah dibayar tidak dikembalikan.',
  },
  CAN_DUPLICATE_FILE: {
    text: 'Pemohon mempunyai permohonan lain yang dilanjutkan di kantor ini.',
    basis: 'Ketetapan kantor imigrasi tentang permohonan ganda',
    next: 'Lanjutkan permohonan yang lain itu.',
  },
  CAN_FALSE_PROVEN_BY_BAP: {
    text: 'Pemeriksaan membuktikan bahwa keterangan dalam permohonan tidak benar.',
    basis: PASSPORT_RULE,
    next: 'Permohonan dapat diajukan lagi dengan data yang benar.',
  },
  CAN_NO_SHOW: {
    text: 'Pemohon tidak hadir pada jadwal yang dipilih dan tidak menjadwalkan ulang.',
    basis: PASSPORT_RULE,
    next: 'Ajukan permohonan baru. Biaya yang sudah dibayar tidak dikembalikan.',
  },
  CAN_UNPAID: {
    text: 'Biaya permohonan tidak dibayar dalam batas waktu.',
    basis: 'Peraturan Pemerintah Nomor 45 Tahun 2024',
    next: 'Ajukan permohonan baru.',
  },
  VOID_UNLAWFULLY_OBTAINED: {
    text: 'Paspor diperoleh secara tidak sah.',
    basis: PASSPORT_VOID,
    next: 'Serahkan buku paspor kepada kantor ini.',
  },
  VOID_FALSE_INFORMATION: {
    text: 'Paspor diterbitkan berdasarkan keterangan yang tidak benar.',
    basis: PASSPORT_VOID,
    next: 'Serahkan buku paspor kepada kantor ini. Permohonan dapat diajukan lagi dengan data yang benar.',
  },
  VOID_HOLDER_DIED: {
    text: 'Pemegang paspor meninggal dunia.',
    basis: PASSPORT_VOID,
    next: 'Keluarga menyerahkan buku paspor kepada kantor ini.',
  },
  VOID_NOT_COLLECTED_1M: {
    text: 'Paspor tidak diambil dalam waktu satu bulan sejak diterbitkan.',
    basis: PASSPORT_VOID,
    next: 'Bawa surat ini saat mengajukan permohonan baru.',
  },
  VOID_ERROR_OR_DAMAGED_AT_ISSUE: {
    text: 'Paspor salah atau rusak pada saat penerbitan.',
    basis: PASSPORT_VOID,
    next: 'Kantor menerbitkan penggantinya tanpa permohonan baru.',
  },
};
