/** Files on the way into the vault or out of the program. */
export const fileErrors = {
  FILE_UNREADABLE: {
    what: 'Berkas tidak dapat dibaca.',
    next: 'Pastikan berkas tidak rusak dan tidak sedang dibuka, lalu pilih lagi.',
  },
  FILE_TOO_LARGE: {
    what: 'Ukuran berkas melebihi {{maxMegabytes}} MB.',
    next: 'Pindai ulang dengan ukuran lebih kecil.',
  },
  FILE_TYPE_NOT_ALLOWED: {
    what: 'Jenis berkas ini tidak diterima.',
    next: 'Gunakan JPEG, PNG, atau PDF.',
  },
  FILE_NOT_WRITTEN: {
    what: 'Berkas tidak dapat ditulis di tempat itu.',
    next: 'Pilih folder lain, atau periksa ruang dan izin pada stik USB.',
  },
  PRINT_FAILED: {
    what: 'Lembar tidak dapat dibuat menjadi PDF.',
    next: 'Coba lagi. Bila tetap gagal, cetak langsung ke pencetak.',
  },
  FAMILY_LINKED: {
    what: 'Berkas ini sudah tertaut dalam satu keluarga.',
    next: 'Lepaskan dahulu dari keluarga itu, lalu tautkan lagi.',
  },
  FAMILY_NOT_LINKED: {
    what: 'Berkas ini tidak tertaut dengan keluarga itu.',
    next: 'Muat ulang berkas; mungkin tautannya baru saja dilepas.',
  },
  FAMILY_ON_HOLD: {
    what: 'Anggota keluarga tertahan: {{numbers}}.',
    next: 'Tunggu sampai selesai, atau setujui terpisah dengan alasan yang tercatat.',
  },
  ATTACHMENT_MISSING: {
    what: 'Lampiran tidak ditemukan di komputer ini.',
    next: 'Pindai atau unggah ulang lampiran.',
  },
  ATTACHMENT_DAMAGED: {
    what: 'Lampiran rusak dan tidak dibuka.',
    next: 'Pindai ulang dokumen asli, lalu laporkan kepada petugas Tikim.',
  },
};
