/** What IT has to mend on the PC itself. */
export const machineErrors = {
  KEYRING_MISSING: {
    what: 'Komputer ini belum memiliki gantungan kunci (keyring) untuk melindungi kunci data.',
    next: 'Minta petugas Tikim memasang gnome-keyring, lalu masuk ke sesi desktop dan buka kembali aplikasi.',
  },
  RECORDS_NOT_COPIED: {
    what: 'Versi ini mengubah bentuk data, tetapi salinan data sebelumnya tidak dapat dibuat ({{reason}}). Tidak ada yang disentuh.',
    next: 'Hubungi petugas Tikim: kosongkan {{megabytes}} MB di disk dan pastikan folder backups dapat ditulis, lalu buka kembali aplikasi.',
  },
  COPY_BEFORE_MISSING: {
    what: 'Di komputer ini tidak ada salinan sebelum pembaruan yang dapat dibuka versi ini.',
    next: 'Pasang lagi versi yang lebih baru, atau pulihkan cadangan loket ini (.loketdesk).',
  },
  PROFILE_MISMATCH: {
    what: 'Data di komputer ini milik profil “{{found}}”, sedangkan aplikasi dijalankan dengan profil “{{started}}”.',
    next: 'Tutup aplikasi, lalu buka kembali dengan profil “{{found}}”. Jangan menghapus folder data.',
  },
  SETTINGS_DAMAGED: {
    what: 'Berkas pengaturan komputer ini rusak. Data kantor tidak disentuh; berkas itu disimpan dengan nama {{kept}}.',
    next: 'Tutup dan buka kembali aplikasi. Jika kemudian diminta, ketik teks pemulihan dari brankas kantor, atau hubungi petugas Tikim.',
  },
  POLICY_UNREADABLE: {
    what: 'Kebijakan komputer ini ({{place}}) tidak dapat dibaca, atau dapat diubah oleh selain administrator. Tidak ada yang dibuka.',
    next: 'Hubungi petugas Tikim: kebijakan harus utuh, milik administrator, dan tidak dapat ditulis orang lain.',
  },
  POLICY_INVALID: {
    what: 'Kebijakan komputer ini memuat nilai yang tidak diizinkan untuk “{{key}}” ({{place}}). Tidak ada yang dibuka.',
    next: 'Hubungi petugas Tikim: perbaiki atau hapus “{{key}}”, lalu buka kembali aplikasi.',
  },
  POLICY_FIXED: {
    what: 'Hal ini ditetapkan oleh kebijakan komputer ini ({{key}}).',
    next: 'Tanyakan kepada petugas Tikim jika perlu diubah.',
  },
  DEVICE_BARRED: {
    what: 'Kebijakan komputer ini tidak mengizinkan perangkat ini.',
    next: 'Gunakan komputer yang memiliki perangkat itu, atau tanyakan kepada petugas Tikim.',
  },
  DESK_BACKUP_UNREADABLE: {
    what: 'Cadangan tidak dapat dibuka: kuncinya lain, isinya diubah atau terpotong, atau bukan cadangan. Tidak ada yang diganti.',
    next: 'Pilih cadangan lain, atau periksa teks pemulihan dari komputer yang membuatnya.',
  },
  DESK_BACKUP_NEWER: {
    what: 'Cadangan dibuat versi {{found}}; komputer ini memakai versi {{known}}.',
    next: 'Perbarui komputer ini dahulu, lalu pulihkan.',
  },
  DESK_BACKUP_OTHER: {
    what: 'Cadangan ini milik loket atau kantor lain: {{desk}}, {{office}}.',
    next: 'Pilih cadangan loket ini; loket lain dipulihkan di komputer yang masih kosong.',
  },
  RECOVERY_TEXT_WRONG: {
    what: 'Teks pemulihan belum lengkap.',
    next: 'Ketik kedua bagian seperti pada kertas dari brankas.',
  },
  RESTORE_UNSENT: {
    what: '{{count}} tindakan atau gambar di komputer ini belum sampai ke server dan akan hilang.',
    next: 'Tunggu sampai semua terkirim, atau simpan antrean kirim ke flashdisk dan bawa ke server, lalu pulihkan.',
  },
  DESK_RESTORED: {
    what: 'Komputer ini dipulihkan dari cadangan dan belum mengetahui dari server sampai mana pekerjaannya.',
    next: 'Minta kode kunci baru untuk komputer ini kepada petugas Tikim, ketik, lalu tunggu salinannya selesai.',
  },
  DESK_MOVED_AWAY: {
    what: 'Loket ini pindah ke komputer lain pada {{day}}. Tidak ada lagi yang dikerjakan di sini.',
    next: 'Bekerjalah di komputer baru. Hanya jika di sana belum pernah dipulihkan, ketik teks pemulihan untuk melanjutkan di sini.',
  },
  SITE_FILE_UNREADABLE: {
    what: 'Ini bukan berkas kantor dari server, atau berkasnya terpotong.',
    next: 'Pilih berkas loket.site di flashdisk, atau minta petugas Tikim membuatnya lagi.',
  },
  SITE_FILE_NOT_SIGNED: {
    what: 'Tanda tangan berkas kantor tidak cocok: berkas diubah setelah dibuat server kantor.',
    next: 'Jangan dipakai. Serahkan kepada petugas Tikim dan minta berkas baru.',
  },
  SITE_FILE_EXPIRED: {
    what: 'Berkas kantor berlaku sampai {{until}}.',
    next: 'Periksa jam komputer ini; jika benar, minta berkas baru kepada petugas Tikim.',
  },
  SITE_FILE_OTHER_OFFICE: {
    what: 'Berkas kantor ditandatangani server lain daripada yang ditetapkan kebijakan komputer ini atau berkas itu sendiri ({{office}}).',
    next: 'Bawa berkas milik kantor ini. Jika sudah benar, hubungi petugas Tikim.',
  },
  SITE_CA_UNREADABLE: {
    what: 'Di berkas itu tidak ada sertifikat yang dapat dibaca.',
    next: 'Pilih sertifikat otoritas server kantor (.pem, .crt, .cer, atau .der), tanpa kunci rahasianya.',
  },
  SITE_CODE_TAKEN: {
    what: 'Komputer lain sudah terhubung sebagai “{{desk}}”; setiap nama di berkas hanya berlaku sekali.',
    next: 'Pilih nama loket lain, atau minta kode kepada petugas Tikim.',
  },
  UPDATE_SOURCE_AWAY: {
    what: 'Tempat pembaruan tidak dapat dijangkau, atau berkasnya tidak ada.',
    next: 'Periksa jaringan, flashdisk, atau folder bersama, lalu periksa lagi.',
  },
  UPDATE_NOT_TRUSTED: {
    what: 'Pembaruan tidak ditandatangani penerbit yang dipercaya aplikasi ini. Tidak ada yang dipasang.',
    next: 'Jangan dipasang. Hubungi petugas Tikim: berkas atau tempatnya mungkin diubah orang lain.',
  },
  UPDATE_FEED_UNREADABLE: {
    what: 'Daftar pembaruan tidak dapat dibaca.',
    next: 'Hubungi petugas Tikim: salin ulang seluruh folder rilis.',
  },
  UPDATE_FEED_EXPIRED: {
    what: 'Daftar pembaruan terlalu lama; mungkin ada yang menahan yang terbaru.',
    next: 'Hubungi petugas Tikim: bawa rilis terbaru ke server kantor atau ke folder.',
  },
  UPDATE_FEED_OLDER: {
    what: 'Daftar pembaruan lebih lama daripada yang pernah dilihat komputer ini.',
    next: 'Hubungi petugas Tikim: bawa rilis terbaru ke server kantor atau ke folder.',
  },
  UPDATE_FILE_WRONG: {
    what: 'Berkas pemasang bukan yang disebut daftar. Berkas itu dibuang.',
    next: 'Periksa lagi; jika tetap demikian, salin ulang rilisnya.',
  },
  UPDATE_FILE_OPEN: {
    what: 'Masih ada berkas yang dipegang petugas di komputer ini.',
    next: 'Selesaikan atau lepaskan berkas itu, lalu pasang.',
  },
  UPDATE_BY_IT: {
    what: 'Pemasangan di komputer ini tidak diganti dari dalam aplikasi.',
    next: 'Pasang versi baru lewat sistem (pengelola paket atau kebijakan grup).',
  },
  UPDATE_FAILED: {
    what: 'Pembaruan tidak berhasil.',
    next: 'Periksa lagi; jika tetap demikian, hubungi petugas Tikim.',
  },
  UPDATE_NOT_STARTED: {
    what: 'Aplikasi ditutup untuk pembaruan, tetapi pembaruan tidak terpasang.',
    next: 'Periksa lagi dan pasang bersama administrator di komputer ini yang menjawab pertanyaan sistem; atau sebarkan versi itu lewat cara Tikim sendiri (MSI, paket).',
  },
  DESK_LOCKED: {
    what: 'Komputer ini dikunci oleh petugas Tikim.',
    next: 'Bekerjalah di komputer lain, atau hubungi petugas yang disebut di layar komputer ini.',
  },
  DESK_LOCK_OWN: {
    what: 'Komputer tempat Anda bekerja tidak dapat dikunci dari sini.',
    next: 'Kunci dari komputer lain, atau keluarlah dari akun Anda.',
  },
  UPDATE_NOT_OPEN: {
    what: 'Versi baru belum dibuka untuk kelompok komputer ini.',
    next: 'Tidak perlu berbuat apa-apa; petugas Tikim membukanya setelah diuji.',
  },
};
