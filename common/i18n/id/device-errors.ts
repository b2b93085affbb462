/** What is still missing of a finger, and what a fingerprint scanner, its service or what stands between them can do wrong. */
export const deviceErrors = {
  FINGER_TRIES_MISSING: {
    what: 'Sidik jari ini perlu direkam sampai {{tries}} kali lalu dipilih yang terbaik: {{fingers}}.',
    next: 'Rekam lagi jari itu; yang terbaik disimpan sendiri.',
  },
  FINGER_PROOF_MISSING: {
    what: 'Pengecualian ini memerlukan foto tangan sebagai bukti: {{fingers}}.',
    next: 'Buka pengecualian jari itu dan ambil foto tangannya.',
  },
  FINGER_FILE_NOT_ALLOWED: {
    what: 'Kantor ini tidak menerima gambar sidik jari dari berkas: {{fingers}}.',
    next: 'Ambil jari itu dengan pemindai, atau catat pengecualian "Alat rusak" bila pemindai tidak ada.',
  },
  FINGER_SCANNER_NONE: {
    what: 'Pemindai sidik jari tidak ditemukan.',
    next: 'Sambungkan kabel USB pemindai, pastikan layanannya berjalan, lalu cari lagi.',
  },
  FINGER_SCANNER_GONE: {
    what: 'Hubungan dengan pemindai sidik jari terputus ({{reason}}).',
    next: 'Sambungkan lagi pemindainya, tunggu beberapa detik, lalu lanjutkan dari jari ini. Jari yang sudah direkam tetap tersimpan.',
  },
  FINGER_SCANNER_UNPLUGGED: {
    what: 'Pemindai sidik jari tidak tersambung ke komputer.',
    next: 'Periksa kabel USB, sambungkan lagi, lalu lanjutkan dari jari ini. Jari yang sudah direkam tetap tersimpan.',
  },
  FINGER_SCANNER_BUSY: {
    what: 'Pemindai sidik jari sedang dipakai.',
    next: 'Tutup aplikasi lain yang memakai pemindai, tunggu sebentar, lalu ulangi.',
  },
  FINGER_SCANNER_NOT_READY: {
    what: 'Pemindai sidik jari belum siap.',
    next: 'Tunggu sampai lampunya menyala tetap, lalu ulangi.',
  },
  FINGER_SCANNER_NOT_REGISTERED: {
    what: 'Pemindai sidik jari belum terdaftar pada layanan pengelolanya.',
    next: 'Jangan dipakai dahulu. Minta petugas Tikim mendaftarkan pemindai.',
  },
  FINGER_SCANNER_SLOW: {
    what: 'Pemindai tidak menjawab pada waktunya.',
    next: 'Minta pemohon menempelkan jari lebih mantap, lalu ulangi. Bila tetap, cabut dan sambungkan lagi pemindainya.',
  },
  FINGER_NOT_SEEN: {
    what: 'Tidak ada jari di atas kaca.',
    next: 'Minta pemohon menempelkan jari yang diminta dan menahannya, lalu ulangi.',
  },
  FINGER_EXTRACTION_FAILED: {
    what: 'Garis jari tidak dapat dibaca.',
    next: 'Bersihkan kaca dan jari, keringkan atau lembapkan sedikit, lalu ulangi.',
  },
  FINGER_TURNED: {
    what: 'Jari menempel miring atau terbalik.',
    next: 'Minta pemohon meluruskan jari pada kaca, lalu ulangi.',
  },
  FINGER_SCANNER_TAMPERED: {
    what: 'Pemindai melaporkan bahwa ia telah dibuka atau diubah.',
    next: 'Hentikan pemakaian. Simpan pemindai dan laporkan kepada petugas Tikim.',
  },
  FINGER_SCANNER_SERVER: {
    what: 'Pemindai tidak mencapai layanan pengelolanya.',
    next: 'Periksa jaringan, lalu ulangi. Bila tetap, hubungi petugas Tikim.',
  },
  FINGER_SCANNER_NOT_FOUND: {
    what: 'Layanan pemindai tidak mengenal alat ini.',
    next: 'Cari pemindai lagi, lalu ulangi.',
  },
  FINGER_SCANNER_KEY_EXPIRED: {
    what: 'Kunci pemindai sudah habis masa berlakunya.',
    next: 'Minta petugas Tikim memperbarui kunci pemindai.',
  },
  FINGER_COUNT_NOT_SUPPORTED: {
    what: 'Pemindai ini tidak dapat merekam jari sebanyak itu sekaligus.',
    next: 'Rekam satu jari demi satu jari.',
  },
  FINGER_SCANNER_REFUSED: {
    what: 'Pemindai menolak permintaan (kode {{code}}).',
    next: 'Ulangi. Bila tetap, sampaikan kodenya kepada petugas Tikim.',
  },
  FINGER_SCANNER_FAULT: {
    what: 'Pemindai melaporkan kerusakan (kode {{code}}).',
    next: 'Cabut dan sambungkan lagi pemindai. Bila tetap, sampaikan kodenya kepada petugas Tikim.',
  },
  FINGER_CAPTURE_STOPPED: {
    what: 'Perekaman dihentikan oleh pemindai.',
    next: 'Ulangi jari ini.',
  },
  FINGER_CAPTURE_RUNNING: {
    what: 'Perekaman lain di komputer ini belum selesai.',
    next: 'Tunggu sampai selesai, atau batalkan dahulu.',
  },
  FINGER_CAPTURE_CANCELLED: {
    what: 'Perekaman dibatalkan.',
    next: 'Ulangi jari ini bila perlu.',
  },
  FINGER_ANSWER_UNREADABLE: {
    what: 'Jawaban pemindai tidak sesuai MOSIP SBI 0.9.5.',
    next: 'Ulangi. Bila tetap, minta petugas Tikim memperbarui layanan pemindai.',
  },
  FINGER_ANSWER_TOO_LARGE: {
    what: 'Jawaban pemindai terlalu besar dan tidak diterima.',
    next: 'Ulangi. Bila tetap, jangan pakai pemindai ini dan hubungi petugas Tikim.',
  },
  FINGER_SIGNATURE_INVALID: {
    what: 'Tanda tangan digital pemindai tidak cocok: data mungkin diubah.',
    next: 'Hasil ini dibuang. Ulangi; bila terjadi lagi, hentikan pemakaian dan laporkan kepada petugas Tikim.',
  },
  FINGER_CERTIFICATE_UNTRUSTED: {
    what: 'Pemindai ini tidak dipercaya oleh kantor: penerbit sertifikatnya tidak terdaftar.',
    next: 'Pakai pemindai kantor. Bila ini pemindai kantor, minta petugas Tikim menambahkan sertifikat penerbitnya.',
  },
  FINGER_CERTIFICATE_EXPIRED: {
    what: 'Sertifikat pemindai tidak berlaku hari ini.',
    next: 'Periksa tanggal komputer. Bila benar, minta petugas Tikim memperbarui sertifikat pemindai.',
  },
  FINGER_HASH_WRONG: {
    what: 'Sidik rekaman tidak cocok dengan isinya: data mungkin diubah.',
    next: 'Hasil ini dibuang. Ulangi; bila terjadi lagi, hentikan pemakaian dan laporkan kepada petugas Tikim.',
  },
  FINGER_CHAIN_BROKEN: {
    what: 'Rekaman ini tidak tersambung dengan rekaman sebelumnya.',
    next: 'Hasil ini dibuang. Cari pemindai lagi, lalu ulangi jari ini.',
  },
  FINGER_REPLAYED: {
    what: 'Pemindai mengirim ulang rekaman lama.',
    next: 'Hasil ini dibuang. Ulangi; bila terjadi lagi, hentikan pemakaian dan laporkan kepada petugas Tikim.',
  },
  FINGER_TRANSACTION_WRONG: {
    what: 'Jawaban pemindai milik permintaan lain.',
    next: 'Hasil ini dibuang. Ulangi jari ini.',
  },
  FINGER_CLOCK_WRONG: {
    what: 'Jam pemindai berbeda lebih dari {{minutes}} menit dari komputer ini.',
    next: 'Samakan jam komputer dan layanan pemindai, lalu ulangi.',
  },
  FINGER_CALLBACK_FOREIGN: {
    what: 'Pemindai menunjuk ke alamat lain di luar layanannya sendiri.',
    next: 'Jangan dipakai. Laporkan kepada petugas Tikim.',
  },
  FINGER_OTHER_DEVICE: {
    what: 'Yang menjawab bukan pemindai yang terdaftar untuk loket ini.',
    next: 'Sambungkan pemindai loket ini. Bila pemindainya diganti, minta petugas Tikim mendaftarkannya.',
  },
  FINGER_OTHER_FINGER: {
    what: 'Pemindai mengirim jari lain daripada yang diminta.',
    next: 'Hasil ini dibuang. Tempelkan jari yang diminta, lalu ulangi.',
  },
  FINGER_RECORD_UNREADABLE: {
    what: 'Rekaman jari tidak dapat dibaca (ISO/IEC 19794-4).',
    next: 'Ulangi. Bila tetap, minta petugas Tikim memeriksa setelan pemindai.',
  },
  FINGER_LEVEL_TOO_LOW: {
    what: 'Pemindai ini belum tersertifikasi {{level}} seperti yang diminta kantor.',
    next: 'Pakai pemindai bersertifikat {{level}}, atau minta petugas Tikim memeriksa ketentuannya.',
  },
  FINGER_ANCHORS_NONE: {
    what: 'Belum ada penerbit sertifikat pemindai yang dipercaya di komputer ini.',
    next: 'Minta petugas Tikim menambahkan sertifikat penerbit di Setelan.',
  },
  FINGER_ANCHOR_INVALID: {
    what: 'Berkas ini bukan sertifikat penerbit yang dapat dipakai.',
    next: 'Pilih berkas PEM dari pembuat pemindai atau pengelola MOSIP.',
  },
  FINGER_ANCHOR_KNOWN: {
    what: 'Sertifikat itu sudah ada di daftar.',
    next: 'Tidak perlu ditambahkan lagi.',
  },
  QUALITY_PROGRAM_UNUSABLE: {
    what: 'Program penilai foto itu tidak dapat dijalankan di komputer ini.',
    next: 'Pilih berkas program OFIQ yang boleh dijalankan oleh akun ini.',
  },
  CHIP_READER_UNUSABLE: {
    what: 'Program pembaca cip itu tidak dapat dijalankan di komputer ini.',
    next: 'Pilih berkas program yang boleh dijalankan oleh akun ini.',
  },
  COUNTRY_CERTIFICATE_INVALID: {
    what: 'Berkas ini bukan sertifikat penandatangan negara yang dapat dipakai.',
    next: 'Pilih berkas PEM atau DER dari pusat, tanpa kunci pribadi di dalamnya.',
  },
  COUNTRY_CERTIFICATE_KNOWN: {
    what: 'Sertifikat negara itu sudah ada di daftar.',
    next: 'Tidak perlu ditambahkan lagi.',
  },
  SECOND_SCREEN_MISSING: {
    what: 'Komputer ini tidak mempunyai layar kedua.',
    next: 'Putar layar kepada pemohon, atau cetak lembar datanya.',
  },
};
