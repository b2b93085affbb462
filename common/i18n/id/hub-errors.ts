/** What IT meets at the hub's own machine: what its system says of files, folders, ports and programs. */
export const hubErrors = {
  HUB_FILE_MISSING: {
    what: '{{path}} tidak ada.',
    next: 'Periksa ejaannya di perintah atau di hub.env, dan apakah disk atau flashdisknya terpasang.',
  },
  HUB_FILE_EXISTS: {
    what: '{{path}} sudah ada dan tidak ditimpa.',
    next: 'Pindahkan atau hapus dahulu, atau pilih folder lain.',
  },
  HUB_PATH_CLOSED: {
    what: '{{path}} tidak dapat dibaca atau ditulis oleh hub.',
    next: 'Berikan kepada pengguna hub (Debian: chown loket-hub), periksa apakah disknya hanya-baca, dan untuk folder di disk lain tambahkan ReadWritePaths (run-a-hub.md, “Folders on other disks”).',
  },
  HUB_PATH_WRONG_KIND: {
    what: '{{path}}: berkas diminta tetapi ada folder, atau sebaliknya.',
    next: 'Periksa jalurnya di perintah atau di hub.env.',
  },
  HUB_DISK_FULL: {
    what: 'Disk tempat {{path}} penuh.',
    next: 'Kosongkan ruang atau pasang disk lain, lalu ulangi. Yang sudah tersimpan tetap utuh.',
  },
  HUB_PORT_TAKEN: {
    what: 'Alamat {{where}} sudah dipakai program lain.',
    next: 'Hentikan program itu (mungkin hub kedua), atau pilih HUB_PORT lain.',
  },
  HUB_HOST_NOT_HERE: {
    what: 'Hub tidak dapat mendengarkan di {{where}} ({{reason}}).',
    next: 'Isi HUB_HOST dengan alamat komputer ini; nomor port di bawah 1024 perlu hak khusus.',
  },
  HUB_PROGRAM_MISSING: {
    what: 'Program {{program}} tidak ditemukan.',
    next: 'Pasang di komputer ini (pg_dump: apt-get install postgresql-client) dan pastikan ada di PATH.',
  },
  HUB_PROGRAM_FAILED: {
    what: '{{program}} gagal: {{said}}',
    next: 'Perbaiki yang disebutnya, lalu ulangi. Khusus pg_dump: versinya tidak boleh lebih lama daripada server basis datanya.',
  },
  HUB_DATABASE_AWAY: {
    what: 'Server basis data {{where}} tidak menjawab ({{reason}}).',
    next: 'Nyalakan PostgreSQL kantor, atau perbaiki alamat di DATABASE_URL.',
  },
  HUB_DATABASE_REFUSED: {
    what: 'Server basis data menolak hub ({{reason}}).',
    next: 'Periksa nama pengguna, kata sandi, dan nama basis data di DATABASE_URL; tanda khusus dalam kata sandi ditulis %XX.',
  },
  HUB_TLS_UNUSABLE: {
    what: 'Sertifikat atau kunci TLS tidak dapat dipakai ({{reason}}).',
    next: 'HUB_TLS_CERT dan HUB_TLS_KEY harus berkas PEM yang saling cocok, tanpa kata sandi.',
  },
  HUB_SYSTEM_FAULT: {
    what: 'Sistem menolak {{path}} ({{reason}}).',
    next: 'Periksa disk dan folder itu, lalu ulangi.',
  },
  BACKUP_FOLDER_UNKNOWN: {
    what: 'Di {{folder}} tidak ada folder yang pernah memuat cadangan hub: mungkin disknya tidak terpasang.',
    next: 'Pasang disknya. Hanya bila folder atau disk ini memang baru: loket-hub backup --create.',
  },
  BACKUP_PATH_CLOSED: {
    what: 'Folder cadangan tidak dapat dibaca atau ditulis: {{path}}.',
    next: 'Periksa apakah disknya hanya-baca, dan berikan foldernya kepada pembuat cadangan (Debian: chown loket-hub; Windows: SYSTEM). Layanannya sendiri tidak perlu dan tidak boleh diberi jalan ke sana (run-a-hub.md, “Folders on other disks”).',
  },
  HUB_DATABASE_NEWER: {
    what: 'Basis data hub dibuat oleh versi yang lebih baru (skema {{found}}; versi ini mengenal {{known}}).',
    next: 'Pasang lagi versi yang lebih baru, atau kembali dengan cadangan dari sebelum pembaruan: loket-hub restore ke folder data kosong (install.md, “Going back”).',
  },
};
