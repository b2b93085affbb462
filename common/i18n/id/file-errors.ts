/** Files on the way into the vault or out of the program. */
export const fileErrors = {
  FILE_UNREADABLE: {
    what: 'Berkas tidak dapat dibaca.',
    next: 'Pastikan berkas tidak rusak dan tidak sedang dibuka, lalu pilih lagi.',
  },
  PAYMENT_COLUMNS_WRONG: {
    what: 'Dengan kolom itu tidak ada baris yang terbaca sebagai pembayaran.',
    next: 'Periksa pilihan kolom dengan baris pertama berkas: kode billing 15 angka, NTPN, jumlah dalam rupiah.',
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
  FILES_TOO_MANY: {
    what: 'Paling banyak {{most}} berkas dapat ditambahkan sekaligus.',
    next: 'Tambahkan berkas selebihnya sesudah yang ini.',
  },
  CENTRE_UNREACHABLE: {
    what: 'Pusat (M-Paspor) tidak menjawab.',
    next: 'Pindai atau pilih berkasnya sendiri, atau coba lagi beberapa menit lagi.',
  },
  EXAMINATION_CHANGED: {
    what: 'BAP berubah setelah ditandatangani atau ditutup.',
    next: 'Buka BAP kembali, lalu minta pemohon membaca dan menandatangani lagi.',
  },
  RECOMMENDATION_INVALID: {
    what: 'Saran penangguhan hanya untuk paspor hilang karena kecerobohan.',
    next: 'Pilih temuan kecerobohan, atau saran yang lain.',
  },
  PRINTER_AWAY: {
    what: 'Printer yang dipilih untuk meja ini tidak ditemukan.',
    next: 'Nyalakan printernya dan periksa kabelnya; cetakan dicoba lagi sendiri.',
  },
  PRINTER_FAILED: {
    what: 'Printer tidak menerima cetakan.',
    next: 'Periksa kertas, tinta, dan kabelnya; cetakan dicoba lagi sendiri.',
  },
  PAPER_NOT_AVAILABLE: {
    what: 'Cetakan ini tidak ada lagi untuk berkas itu.',
    next: 'Berkas sudah berlanjut. Buang cetakan ini atau buka berkasnya.',
  },
  COPY_OUTDATED: {
    what: 'Cetakan ini baru saja dicetak di jendela lain.',
    next: 'Tutup lembarnya lalu buka lagi; nomor salinannya diperbarui.',
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
  ATTACHMENT_ERASED: {
    what: 'Gambar ini sudah dihapus sesuai aturan penyimpanan data biometrik kantor.',
    next: 'Tidak ada yang perlu dilakukan. Bila masih dibutuhkan, rekam ulang pemohon atau lihat di SIMKIM.',
  },
  ATTACHMENT_DAMAGED: {
    what: 'Lampiran rusak dan tidak dibuka.',
    next: 'Pindai ulang dokumen asli, lalu laporkan kepada petugas Tikim.',
  },
};
