/** Failures of the desk itself, as the IPC contract names them. */
export const deskErrors = {
  CHANNEL_UNKNOWN: {
    what: 'Bagian aplikasi ini tidak tersedia.',
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
    what: 'Isian belum lengkap atau tidak sesuai: {{fields}}.',
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
  DISK_FAULT: {
    what: 'Penyimpanan komputer tidak dapat dibaca atau ditulis.',
    next: 'Hentikan pekerjaan dan minta petugas Tikim memeriksa penyimpanan komputer. Jangan menghapus folder data.',
  },
  DATABASE_CORRUPT: {
    what: 'Basis data rusak.',
    next: 'Hentikan pekerjaan dan hubungi petugas Tikim. Jangan menghapus folder data.',
  },
  DATABASE_NEWER: {
    what: 'Data dibuat oleh versi aplikasi yang lebih baru.',
    next: 'Hubungi petugas Tikim: pasang versi yang lebih baru, atau, jika kantor kembali ke versi ini, ambil salinan sebelum pembaruan.',
  },
  DATABASE_KEY_LOST: {
    what: 'Data tidak dapat dibuka: kuncinya hilang dari komputer ini, atau awal berkas data rusak.',
    next: 'Hubungi petugas Tikim: pulihkan kunci kantor; jika tetap tidak terbuka, pulihkan salinan data.',
  },
  DATABASE_BUSY: {
    what: 'Basis data sedang dipakai proses lain.',
    next: 'Tunggu sebentar, lalu coba lagi.',
  },
  ALREADY_SET_UP: {
    what: 'Kantor ini sudah disiapkan.',
    next: 'Masuk dengan akun yang ada.',
  },
  FINGERS_SAME_PICTURE: {
    what: 'Dua jari memakai gambar yang sama.',
    next: 'Rekam atau pilih gambar tersendiri untuk setiap jari.',
  },
  ACTION_ID_USED: {
    what: 'Nomor tindakan ini sudah dipakai untuk tindakan lain.',
    next: 'Buka ulang berkas, lalu ulangi tindakan.',
  },
  FILE_HIDDEN: {
    what: 'Isi berkas ini masih tertutup.',
    next: 'Ambil berkas, atau buka datanya dengan alasan.',
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
  REGISTER_NO_USED: {
    what: 'Nomor register ini sudah dipakai untuk penyerahan lain.',
    next: 'Minta nomor baru dengan tombol di samping isian, lalu simpan lagi.',
  },
  PASSPORT_NUMBER_USED: {
    what: 'Nomor paspor ini sudah dipakai permohonan lain.',
    next: 'Periksa nomor pada buku.',
  },
  BLANK_RANGE_MIXED: {
    what: 'Nomor-nomor ini bukan satu jenis dan satu jumlah halaman.',
    next: 'Pisahkan menjadi beberapa serah terima, satu per jenis.',
  },
  BLANK_RANGE_INVALID: {
    what: 'Rentang nomor ini tidak dapat dihitung dari nomor pertama.',
    next: 'Periksa nomor pertama dan jumlahnya.',
  },
  STOCK_NOT_YOURS: {
    what: 'Blangko ini bukan di tangan Anda.',
    next: 'Minta pemegangnya yang menyerahkan.',
  },
  STOCK_TAKER_WRONG: {
    what: 'Orang ini tidak dapat menerima atau menyaksikan serah terima ini.',
    next: 'Pilih petugas cetak untuk blangko keluar, atau penjaga gudang untuk blangko kembali.',
  },
  STOCK_REQUEST_ANSWERED: {
    what: 'Permintaan ini sudah dijawab.',
    next: 'Muat ulang layar; buat permintaan baru bila masih perlu.',
  },
  COUNT_NOT_OPEN: {
    what: 'Hitungan ini sudah selesai atau tidak ada selisih yang terbuka.',
    next: 'Muat ulang layar, lalu mulai hitungan baru bila perlu.',
  },
  PAYMENT_USED: {
    what: 'Kode billing atau NTPN ini sudah melunasi permohonan {{number}}.',
    next: 'Periksa bukti bayar; satu pembayaran hanya untuk satu permohonan.',
  },
  BLANK_KNOWN: {
    what: 'Sebagian nomor blangko sudah tercatat: {{serials}}.',
    next: 'Periksa nomor awal dan jumlah blangko.',
  },
  SOP_UNKNOWN: {
    what: 'Versi SOP untuk berkas ini tidak tersedia.',
    next: 'Perbarui aplikasi di komputer ini.',
  },
  SAMPLE_INVALID: {
    what: 'Berkas kantor contoh {{file}} rusak (bagian {{path}}).',
    next: 'Pasang ulang aplikasi, atau hubungi petugas Tikim. Data kantor yang sebenarnya tidak tersangkut.',
  },
  SOP_INVALID: {
    what: 'Berkas SOP {{file}} tidak dapat dipakai (bagian: {{path}}). Data kantor tidak disentuh.',
    next: 'Minta petugas Tikim memasang ulang aplikasi atau memperbaiki berkas itu, lalu buka kembali aplikasi.',
  },
  CALENDAR_MISSING: {
    what: 'Kalender hari kerja tidak ditemukan.',
    next: 'Minta petugas Tikim memasang ulang aplikasi, lalu buka kembali aplikasi.',
  },
  STAGE_NOT_RECORDABLE: {
    what: 'Tahap ini tidak dapat hanya dicatat dari SIMKIM.',
    next: 'Pilih tahap pemeriksaan berkas, perekaman, atau wawancara.',
  },
  OUTAGE_DECLARED: {
    what: 'Gangguan sudah dinyatakan dan masih berlangsung.',
    next: 'Akhiri gangguan itu dahulu sebelum menyatakan yang baru.',
  },
  HUB_UNREACHABLE: {
    what: 'Server kantor tidak dapat dihubungi ({{reason}}).',
    next: 'Bagian ini memerlukan server. Coba lagi setelah tersambung; pekerjaan lain dapat diteruskan.',
  },
  HUB_REFUSED: {
    what: 'Server kantor menolak permintaan (status {{status}}).',
    next: 'Coba lagi. Jika tetap ditolak, hubungi petugas Tikim.',
  },
  HUB_ANSWER_UNREADABLE: {
    what: 'Jawaban server kantor tidak dikenali.',
    next: 'Hubungi petugas Tikim: versi server dan aplikasi mungkin berbeda.',
  },
  HUB_SIGN_IN_NEEDED: {
    what: 'Bagian ini memerlukan masuk dengan server kantor.',
    next: 'Keluar, lalu masuk lagi saat server tersambung.',
  },
  HUB_JOINED: {
    what: 'Komputer ini sudah tersambung ke server kantor.',
    next: 'Tidak ada yang perlu dilakukan.',
  },
  OFFLINE_SIGN_IN_EXPIRED: {
    what: 'Masuk tanpa server kantor tidak dapat dilakukan: belum pernah, atau sudah terlalu lama, masuk di komputer ini saat tersambung.',
    next: 'Tunggu sampai server tersambung, lalu masuk seperti biasa.',
  },
  ENROLMENT_REFUSED: {
    what: 'Kode pendaftaran tidak berlaku.',
    next: 'Minta kode baru kepada petugas Tikim; satu kode hanya untuk satu komputer.',
  },
  CODE_WRONG_KIND: {
    what: 'Kode ini untuk keperluan lain: komputer baru dan pemindahan kantor memakai kode yang berbeda.',
    next: 'Minta kode yang sesuai kepada petugas Tikim.',
  },
  OFFICE_NOT_EMPTY: {
    what: 'Kantor di server sudah berisi data, jadi kantor dari satu komputer tidak dapat dipindahkan ke sana.',
    next: 'Siapkan server yang masih kosong, lalu buat kode pemindahan di sana.',
  },
  OFFICE_DIFFERS: {
    what: 'Server disiapkan untuk kantor lain: kode kantor atau zona waktu tidak sama.',
    next: 'Periksa alamat server, atau siapkan server dengan kode kantor dan zona waktu yang sama.',
  },
  FILE_IN_FIELD: {
    what: 'Berkas ini sedang di luar kantor: dibawa {{desk}} ke {{place}}.',
    next: 'Kerjakan setelah laptop kembali dan berkasnya dihitung, atau minta kepala membatalkan layanan itu.',
  },
  TAKE_OVER_RUNNING: {
    what: 'Kantor sedang dipindahkan ke server. Berkas dapat dibaca, tetapi belum dapat diubah.',
    next: 'Tunggu sampai pemindahan selesai; pekerjaan dapat dilanjutkan setelah itu.',
  },
  OFFICE_MOVED_AWAY: {
    what: 'Kantor kini ada di servernya dan komputer ini sudah dikeluarkan dari sana. Berkas di sini dapat dibaca, tidak lagi diubah.',
    next: 'Bekerjalah di komputer lain kantor ini. Petugas Tikim menyiapkan ulang komputer ini dengan kode komputer dari server.',
  },
  TAKE_OVER_NOT_RUNNING: {
    what: 'Server tidak sedang menerima pemindahan dari komputer ini.',
    next: 'Hubungi petugas Tikim; data di komputer ini tidak berubah.',
  },
  TAKE_OVER_INCOMPLETE: {
    what: 'Jumlah data di server tidak sama dengan yang dikirim, jadi pemindahan belum diakhiri.',
    next: 'Hubungi petugas Tikim; data di komputer ini tidak berubah.',
  },
  FILE_NOT_AS_AUDITED: {
    what: 'Isi berkas tidak cocok dengan jejak auditnya.',
    next: 'Berkas tetap di komputer ini. Laporkan nomornya kepada petugas Tikim dan auditor.',
  },
  ACTOR_UNKNOWN: {
    what: 'Berkas memuat tindakan oleh orang yang bukan petugas kantor ini.',
    next: 'Berkas tetap di komputer ini. Laporkan nomornya kepada Tikim dan auditor.',
  },
  FILE_NOT_MOVED: {
    what: 'Berkas ini tidak diterima server saat kantor dipindahkan, jadi hanya dapat dibaca di komputer ini.',
    next: 'Hubungi petugas Tikim dengan nomor permohonan.',
  },
  DESK_REVOKED: {
    what: 'Komputer ini sudah dikeluarkan dari server kantor.',
    next: 'Hubungi petugas Tikim. Pekerjaan yang belum terkirim tetap tersimpan.',
  },
  PROTOCOL_UNSUPPORTED: {
    what: 'Versi aplikasi ini tidak lagi cocok dengan server kantor.',
    next: 'Perbarui aplikasi. Pekerjaan yang belum terkirim tetap tersimpan.',
  },
  PUSH_GAP: {
    what: 'Urutan tindakan komputer ini terputus (diharapkan {{expected}}).',
    next: 'Hubungi petugas Tikim; tidak ada yang hilang.',
  },
  REFETCH: {
    what: 'Salinan di komputer ini harus diambil ulang dari server kantor.',
    next: 'Tunggu sebentar; penyalinan berjalan sendiri.',
  },
  ACTOR_NOT_SIGNED_IN: {
    what: 'Server kantor tidak mengenal sesi masuk petugas ini di komputer ini pada waktu itu.',
    next: 'Petugas masuk lagi saat tersambung, lalu ulangi tindakan.',
  },
  CLOCK_AHEAD: {
    what: 'Jam komputer ini lebih maju daripada jam server kantor.',
    next: 'Minta petugas Tikim menyetel jam, lalu ulangi tindakan.',
  },
  DUPLICATE_REVIEW_OPEN: {
    what: 'Ada permohonan lain yang masih terbuka dengan NIK yang sama.',
    next: 'Selesaikan pemeriksaan ganda dahulu: hanya satu paspor dapat terbit.',
  },
  CONSTRAINT: {
    what: 'Server kantor menolak karena bertentangan dengan catatan lain.',
    next: 'Buka berkas, lihat keadaan terbaru, lalu putuskan lagi.',
  },
  PROOF_INVALID: {
    what: 'Permintaan ini tidak terbukti berasal dari komputer ini.',
    next: 'Coba lagi. Jika berulang, hubungi petugas Tikim.',
  },
  TOKEN_EXPIRED: {
    what: 'Izin komputer ini pada server kantor sudah habis waktunya.',
    next: 'Tidak ada yang perlu dilakukan: aplikasi memintanya lagi sendiri.',
  },
  CLOCK_WRONG: {
    what: 'Jam komputer ini berbeda lebih dari sepuluh menit dengan jam server kantor.',
    next: 'Minta petugas Tikim menyetel jam komputer.',
  },
  DESK_UNKNOWN: {
    what: 'Server kantor tidak mengenal komputer ini.',
    next: 'Minta kode pendaftaran kepada petugas Tikim.',
  },
  TOTP_NEEDED: {
    what: 'Akun ini memerlukan kode enam angka dari aplikasi autentikator.',
    next: 'Ketik kode yang sedang tampil.',
  },
  TOO_MANY_REQUESTS: {
    what: 'Terlalu banyak permintaan dalam waktu singkat.',
    next: 'Tunggu satu menit, lalu coba lagi.',
  },
  BACKUP_NO_FOLDER: {
    what: 'Folder cadangan belum ditentukan.',
    next: 'Isi HUB_BACKUP_FOLDER atau beri --to.',
  },
  BACKUP_SAME_DISK: {
    what: 'Folder cadangan berada di disk yang sama dengan data: keduanya akan hilang bersama.',
    next: 'Pilih folder di disk lain.',
  },
  BACKUP_NOT_FOUND: { what: 'Tidak ada cadangan di folder itu.', next: 'Periksa --from dan --file.' },
  BACKUP_UNREADABLE: {
    what: 'Cadangan ini tidak dapat dibuka: kunci lain, atau berkasnya berubah atau terpotong.',
    next: 'Cocokkan kunci dengan kertas dari brankas; bila benar, ambil cadangan yang lebih lama dengan --file.',
  },
  DATA_FOLDER_NOT_EMPTY: {
    what: 'Folder data tidak kosong. Cadangan tidak pernah ditimpakan pada data yang ada.',
    next: 'Hentikan hub dan pindahkan folder itu, atau tentukan folder kosong dengan HUB_DATA.',
  },
  HUB_NOT_SET_UP: {
    what: 'Server kantor belum disiapkan.',
    next: 'Minta petugas Tikim menjalankan penyiapan pada server.',
  },
  NOTE_NOT_TRUSTED: {
    what: 'Berkas antrean ini bukan dari loket kantor ini, atau sudah diubah.',
    next: 'Ambil lagi berkas dari loket asalnya.',
  },
  HUB_NOT_JOINED: {
    what: 'Komputer ini tidak tersambung ke server kantor.',
    next: 'Bagian ini hanya untuk kantor dengan server.',
  },
  INTAKE_STOPPED: {
    what: 'Penerimaan baru dihentikan di komputer ini ({{gate}}).',
    next: 'Selesaikan berkas yang terbuka. Lihat “Antrean kirim” untuk sebabnya, lalu hubungi petugas Tikim.',
  },
  DAY_CLOSED: {
    what: 'Hari {{day}} sudah ditutup.',
    next: 'Cetak atau simpan jangkar dari catatan yang ada.',
  },
  DAY_NOT_TODAY: {
    what: 'Tanggal sudah berganti: sekarang {{day}}.',
    next: 'Muat ulang layar, lalu tutup hari yang berjalan.',
  },
  TOTP_WRONG: {
    what: 'Kode tidak cocok.',
    next: 'Ketik kode yang sedang tampil; pastikan jam telepon benar, atau ulangi dari awal.',
  },
  AUDIT_BROKEN: {
    what: 'Jejak audit tidak utuh: {{problem}} pada {{at}}.',
    next: 'Hentikan perubahan pada server, simpan salinan data, dan hubungi pengawas internal.',
  },
  DOCUMENT_INVALID: {
    what: 'Isi dokumen tidak sesuai: {{problems}}.',
    next: 'Perbaiki isi yang disebut, lalu usulkan lagi.',
  },
  DOCUMENT_DATE_PASSED: {
    what: 'Tanggal berlaku {{date}} sudah lewat.',
    next: 'Usulkan lagi dengan tanggal hari ini atau sesudahnya.',
  },
  DOCUMENT_UNCHANGED: {
    what: 'Isi usulan sama dengan dokumen yang berlaku pada tanggal itu.',
    next: 'Ubah isinya, atau batalkan usulan.',
  },
  DOCUMENT_NOT_TRUSTED: {
    what: 'Dokumen dari server tidak bertanda tangan sah, sehingga tidak dipakai.',
    next: 'Dokumen yang lama tetap berlaku. Hubungi petugas Tikim.',
  },
  PROPOSAL_DECIDED: {
    what: 'Usulan ini sudah diputuskan.',
    next: 'Muat ulang daftar untuk melihat hasilnya.',
  },
  PROPOSAL_CHANGED: {
    what: 'Usulan di server bukan yang tampil di layar ini.',
    next: 'Muat ulang daftar, baca perbedaannya, lalu putuskan.',
  },
  SOP_PART_UNKNOWN: {
    what: 'Berkas {{file}} bukan bagian SOP yang dapat dibaca.',
    next: 'Beri nama berkas menurut bagiannya, misalnya fees.json atau requirements.json.',
  },
};
