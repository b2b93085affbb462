/** Accounts and signing in. */
export const accountErrors = {
  SIGN_IN_FAILED: {
    what: 'Nama pengguna atau kata sandi tidak cocok.',
    next: 'Periksa huruf besar dan kecil, lalu coba lagi.',
  },
  VETTING_ENDED: {
    what: 'Pemeriksaan keamanan (vetting) Anda berlaku sampai {{until}} dan sudah lewat. Akun tidak dapat dipakai.',
    next: 'Serahkan hasil pemeriksaan yang baru kepada petugas Tikim, yang mencatat tanggalnya pada akun Anda.',
  },
  SIGN_IN_PAUSED: {
    what: 'Terlalu banyak percobaan masuk.',
    next: 'Coba lagi dalam {{minutes}} menit.',
  },
  PASSWORD_WEAK: {
    what: 'Kata sandi terlalu mudah ditebak.',
    next: 'Pakai sekurang-kurangnya {{min}} huruf, misalnya empat kata acak.',
  },
  PASSWORD_MUST_CHANGE: {
    what: 'Kata sandi awal harus diganti lebih dahulu.',
    next: 'Buat kata sandi Anda sendiri, lalu lanjutkan.',
  },
  PASSWORD_SAME: {
    what: 'Kata sandi baru sama dengan yang lama.',
    next: 'Pilih kata sandi lain.',
  },
  USERNAME_TAKEN: {
    what: 'Nama pengguna sudah dipakai.',
    next: 'Pilih nama pengguna lain.',
  },
  OWN_ACCOUNT: {
    what: 'Peran dan status akun sendiri tidak dapat diubah.',
    next: 'Minta petugas Tikim lain mengubahnya.',
  },
  ROLES_NOT_TOGETHER: {
    what: 'Petugas Tikim tidak boleh memegang peran yang membuka berkas, dan auditor tidak boleh memegang peran yang mengerjakannya.',
    next: 'Buat akun lain untuk peran pelayanan.',
  },
  LAST_ADMIN: {
    what: 'Kantor harus memiliki sekurang-kurangnya satu petugas Tikim yang aktif.',
    next: 'Buat atau aktifkan petugas Tikim lain lebih dahulu.',
  },
};
