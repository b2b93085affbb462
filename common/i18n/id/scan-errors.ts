/** Refusals of files, of the scanner’s folder and of scanners. */
export const scanErrors = {
  PAGE_UNKNOWN: {
    what: 'Halaman itu tidak ada pada dokumen ini.',
    next: 'Muat ulang berkas: halaman mungkin sudah dipindahkan atau dikeluarkan.',
  },
  PAGE_ALREADY_FILED: {
    what: 'Halaman yang sama sudah ada pada dokumen ini.',
    next: 'Tidak perlu ditambahkan lagi. Bila yang dimaksud sisi atau halaman lain, pilih berkas itu.',
  },
  FILE_IS_TIFF: {
    what: 'Berkas ini TIFF, yang tidak dapat ditampilkan di sini.',
    next: 'Setel pemindai ke JPEG atau PDF, lalu pindai lagi.',
  },
  FILE_CUT_OFF: {
    what: 'Berkas terputus: bagian akhirnya tidak ada.',
    next: 'Tunggu sampai pemindai selesai menulis, atau pindai lagi.',
  },
  FILE_CARRIES_MORE: {
    what: 'Gambar ini membawa isi lain di belakang akhirnya, jadi tidak diterima.',
    next: 'Pindai atau foto dokumen itu sendiri, lalu tambahkan hasilnya.',
  },
  PICTURE_TOO_LARGE: {
    what: 'Gambar lebih besar dari {{maxMegapixels}} megapiksel.',
    next: 'Pindai lagi dengan resolusi lebih rendah, misalnya 300 dpi.',
  },
  PDF_LOCKED: {
    what: 'PDF ini dikunci dengan kata sandi.',
    next: 'Minta pemohon menyimpannya tanpa kata sandi, atau pindai cetakannya.',
  },
  PDF_ACTIVE: {
    what: 'PDF ini membawa program, formulir aktif, atau berkas lain, jadi tidak diterima.',
    next: 'Pindai cetakannya, atau minta PDF biasa yang hanya berisi halaman.',
  },
  PDF_TOO_LONG: {
    what: 'PDF ini lebih dari {{maxPages}} halaman.',
    next: 'Tambahkan hanya halaman yang diperlukan.',
  },
  FOLDER_UNREACHABLE: {
    what: 'Folder hasil pindai tidak dapat dibuka.',
    next: 'Periksa jaringan dan pemindai. Bila tetap, minta petugas Tikim memilih ulang foldernya.',
  },
  FOLDER_READ_ONLY: {
    what: 'Folder itu tidak dapat ditulisi, jadi berkas yang sudah diambil tidak dapat dipindahkan.',
    next: 'Pilih folder lain, atau beri aplikasi hak tulis pada folder itu.',
  },
  TRAY_FILE_GONE: {
    what: 'Berkas itu tidak ada lagi di folder pemindai.',
    next: 'Muat ulang daftarnya; mungkin sudah diambil di tempat lain. Bila perlu, pindai lagi.',
  },
  TRAY_FILE_CHANGED: {
    what: 'Berkas itu berubah setelah disimpan, jadi dibiarkan di folder.',
    next: 'Lihat isinya sekali lagi; mungkin pemindai menulis halaman baru dengan nama yang sama.',
  },
  TRAY_FILE_NOT_FILED: {
    what: 'Berkas itu belum menjadi halaman permohonan mana pun, jadi dibiarkan di folder.',
    next: 'Masukkan dahulu ke sebuah dokumen.',
  },
  SCANNER_ADDRESS_INVALID: {
    what: 'Alamat pemindai tidak dapat dibaca.',
    next: 'Tulis seperti http://192.168.1.20 atau https://nama-pemindai.local.',
  },
  SCANNER_ADDRESS_NOT_LOCAL: {
    what: 'Alamat itu di luar jaringan kantor.',
    next: 'Pakai alamat pemindai di jaringan kantor sendiri.',
  },
  SCANNER_KNOWN: {
    what: 'Pemindai dengan alamat itu sudah terdaftar.',
    next: 'Pakai yang sudah ada, atau hapus dahulu.',
  },
  SCANNER_UNREACHABLE: {
    what: 'Pemindai tidak menjawab ({{reason}}).',
    next: 'Pastikan pemindai menyala dan tersambung ke jaringan, lalu coba lagi.',
  },
  SCANNER_BUSY: {
    what: 'Pemindai sedang dipakai.',
    next: 'Tunggu sampai selesai, lalu pindai lagi.',
  },
  SCANNER_FEEDER_EMPTY: {
    what: 'Pengumpan kertas kosong.',
    next: 'Letakkan kertas di pengumpan, atau pindai dari kaca.',
  },
  SCANNER_JAM: {
    what: 'Kertas tersangkut di pengumpan.',
    next: 'Keluarkan kertasnya, rapikan, lalu pindai lagi halaman yang belum masuk.',
  },
  SCANNER_COVER_OPEN: {
    what: 'Tutup pemindai terbuka.',
    next: 'Tutup pemindai, lalu pindai lagi.',
  },
  SCANNER_STOPPED: {
    what: 'Pemindai berhenti dan menunggu di tempat ({{reason}}).',
    next: 'Lihat layar pemindai, hidupkan ulang bila perlu, lalu pindai lagi.',
  },
  SCANNER_REFUSED: {
    what: 'Pemindai menolak permintaan (status {{status}}).',
    next: 'Coba setelan lain. Bila tetap, minta petugas Tikim memeriksa pemindai.',
  },
  SCANNER_ANSWER_UNREADABLE: {
    what: 'Jawaban pemindai tidak dikenali.',
    next: 'Pastikan alamatnya milik pemindai dengan AirScan/eSCL. Hubungi petugas Tikim.',
  },
  SCANNER_PAGE_CUT: {
    what: 'Halaman tidak sampai utuh dari pemindai.',
    next: 'Pindai lagi halaman itu.',
  },
  SCANNER_CERTIFICATE_CHANGED: {
    what: 'Pemindai menunjukkan sertifikat lain daripada saat didaftarkan.',
    next: 'Jangan memindai. Minta petugas Tikim memeriksa, lalu mendaftarkan ulang pemindainya.',
  },
  SCANNER_TOO_MANY_PAGES: {
    what: 'Pemindai mengirim lebih dari {{maxPages}} halaman; pemindaian dihentikan.',
    next: 'Halaman yang sudah masuk tersimpan. Pindai sisanya terpisah.',
  },
  SCAN_CANCELLED: {
    what: 'Pemindaian dibatalkan.',
    next: 'Halaman yang sudah masuk tetap ada. Pindai lagi bila perlu.',
  },
  SCAN_RUNNING: {
    what: 'Pemindaian lain di komputer ini belum selesai.',
    next: 'Tunggu atau batalkan dahulu pemindaian itu.',
  },
};
