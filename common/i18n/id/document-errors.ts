/** Refusals at the document desk. */
export const documentErrors = {
  DOCUMENTS_INCOMPLETE: {
    what: 'Dokumen wajib belum lengkap atau belum cocok.',
    next: 'Periksa dokumen yang kurang, atau kembalikan berkas kepada pemohon.',
  },
  NOTHING_MISSING: {
    what: 'Tidak ada dokumen yang kurang.',
    next: 'Pilih dokumen yang harus dilengkapi pemohon, atau terima berkas.',
  },
  DIFFERENCES_OPEN: {
    what: 'Masih ada data yang berbeda antara formulir dan dokumen.',
    next: 'Perbaiki datanya, catat penjelasannya, atau kembalikan berkas dengan alasan data berbeda.',
  },
  NO_DIFFERENCE: {
    what: 'Tidak ada perbedaan yang terbuka untuk data dan dokumen ini.',
    next: 'Muat ulang berkas; mungkin petugas lain sudah menyelesaikannya.',
  },
  TYPE_CHANGE_NOT_ALLOWED: {
    what: 'SOP tidak mengizinkan perubahan jenis permohonan ini.',
    next: 'Kembalikan berkas dengan alasan salah jenis permohonan.',
  },
};
