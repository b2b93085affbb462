/** Failures of the desk itself, as the IPC contract names them. */
export const deskErrors = {
  CHANNEL_UNKNOWN: {
    what: 'Bagian aplikasi ini belum tersedia.',
    next: 'Mulai ulang aplikasi. Jika tetap terjadi, hubungi petugas Tikim.',
  },
  SENDER_NOT_TRUSTED: {
    what: 'Permintaan ditolak karena bukan dari jendela aplikasi.',
    next: 'Tutup aplikasi dan buka kembali.',
  },
  SIGNED_OUT: {
    what: 'Anda belum masuk.',
    next: 'Masuk dengan nama pengguna dan kata sandi Anda.',
  },
  LOCKED: {
    what: 'Layar terkunci.',
    next: 'Buka kunci dengan kata sandi Anda.',
  },
  FORBIDDEN: {
    what: 'Peran Anda tidak berwenang membuka bagian ini.',
    next: 'Hubungi atasan jika Anda memerlukannya.',
  },
  INPUT_INVALID: {
    what: 'Isian belum lengkap atau tidak sesuai format: {{fields}}.',
    next: 'Perbaiki isian, lalu kirim lagi.',
  },
  INTERNAL: {
    what: 'Terjadi kesalahan pada aplikasi. Pekerjaan yang tersimpan aman.',
    next: 'Coba lagi. Jika tetap terjadi, salin rincian dan kirim kepada petugas Tikim.',
  },
  DISK_FULL: {
    what: 'Ruang penyimpanan komputer penuh.',
    next: 'Minta petugas Tikim mengosongkan ruang, lalu coba lagi.',
  },
  DATABASE_CORRUPT: {
    what: 'Basis data rusak.',
    next: 'Hentikan pekerjaan dan hubungi petugas Tikim untuk memulihkan cadangan.',
  },
  DATABASE_NEWER: {
    what: 'Data dibuat oleh versi aplikasi yang lebih baru.',
    next: 'Perbarui aplikasi di komputer ini.',
  },
  DATABASE_KEY_LOST: {
    what: 'Kunci data tidak dapat dibuka di komputer ini.',
    next: 'Hubungi petugas Tikim untuk memulihkan kunci kantor.',
  },
  DATABASE_BUSY: {
    what: 'Basis data sedang dipakai proses lain.',
    next: 'Tunggu sebentar, lalu coba lagi.',
  },
  SIGN_IN_FAILED: {
    what: 'Nama pengguna atau kata sandi tidak cocok.',
    next: 'Periksa huruf besar dan kecil, lalu coba lagi.',
  },
  SIGN_IN_PAUSED: {
    what: 'Terlalu banyak percobaan masuk.',
    next: 'Coba lagi dalam {{minutes}} menit.',
  },
  PASSWORD_WEAK: {
    what: 'Kata sandi terlalu mudah ditebak.',
    next: 'Pakai sekurang-kurangnya 12 huruf, misalnya empat kata acak.',
  },
  USERNAME_TAKEN: {
    what: 'Nama pengguna sudah dipakai.',
    next: 'Pilih nama pengguna lain.',
  },
  ALREADY_SET_UP: {
    what: 'Kantor ini sudah disiapkan.',
    next: 'Masuk dengan akun yang ada.',
  },
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
  ATTACHMENT_MISSING: {
    what: 'Lampiran tidak ditemukan di komputer ini.',
    next: 'Pindai atau unggah ulang lampiran.',
  },
  ATTACHMENT_DAMAGED: {
    what: 'Lampiran rusak dan tidak dibuka.',
    next: 'Pindai ulang dokumen asli, lalu laporkan kepada petugas Tikim.',
  },
  IMPORT_COLUMNS_MISSING: {
    what: 'Ada kolom wajib yang belum dipetakan.',
    next: 'Petakan semua kolom wajib, atau isi nilai tetap.',
  },
  IMPORT_NOT_FOUND: {
    what: 'Berkas impor tidak lagi tersedia.',
    next: 'Pilih berkas lagi.',
  },
  IMPORT_RUNNING: {
    what: 'Impor lain sedang berjalan.',
    next: 'Tunggu impor itu selesai, atau batalkan.',
  },
  NOT_FOUND: {
    what: 'Data yang diminta tidak ditemukan.',
    next: 'Periksa nomor atau nama, lalu cari lagi.',
  },
  NOTHING_TO_CLAIM: {
    what: 'Tidak ada berkas yang menunggu di tahap ini.',
    next: 'Layani tahap lain, atau tunggu pemohon berikutnya.',
  },
  DESK_PAUSED: {
    what: 'Loket ini sedang istirahat.',
    next: 'Buka kembali loket dari menu petugas.',
  },
  PASSPORT_NUMBER_USED: {
    what: 'Nomor paspor ini sudah dipakai permohonan lain.',
    next: 'Periksa nomor pada buku.',
  },
  BLANK_KNOWN: {
    what: 'Sebagian nomor blangko sudah tercatat: {{serials}}.',
    next: 'Periksa nomor awal dan jumlah blangko.',
  },
  SOP_UNKNOWN: {
    what: 'Versi SOP untuk berkas ini tidak tersedia.',
    next: 'Perbarui aplikasi di komputer ini.',
  },
  CALENDAR_MISSING: {
    what: 'Kalender hari kerja untuk tahun ini belum tersedia.',
    next: 'Minta petugas Tikim memperbarui kalender.',
  },
};
