/** What IT decides for a PC, in words; the group policy template and the page for IT are made of them too. */
export const policy = {
  title: 'Ditetapkan Tikim untuk komputer ini',
  text: 'Ditetapkan di komputer ini oleh petugas Tikim ({{place}}); tidak dapat diubah dari sini.',
  none: 'Tikim tidak menetapkan apa pun untuk komputer ini.',
  key: 'Kunci',
  value: 'Nilai',
  meaning: 'Artinya',
  ignored: 'Tidak dikenal versi ini dan tidak dijalankan: {{keys}}',
  yes: 'ya',
  no: 'tidak',
  fixed: 'Ditetapkan oleh petugas Tikim.',
  device: {
    CAMERA: 'kamera',
    FINGERPRINT: 'pemindai sidik jari',
    SCANNER: 'pemindai dokumen',
    CHIP_READER: 'pembaca cip',
    PRINTER: 'printer',
  },
  label: {
    HubUrl: 'Alamat server kantor',
    HubCaFile: 'Sertifikat otoritas server (berkas)',
    HubCaSha256: 'Sidik sertifikat itu',
    SiteFile: 'Berkas kantor',
    SiteKey: 'Sidik jari kunci server',
    UpdateMode: 'Pembaruan',
    UpdateFolder: 'Folder pembaruan',
    OfflineHours: 'Masuk tanpa server, jam',
    IdleLockMinutes: 'Kunci saat tidak dipakai, menit',
    ClosedFileDays: 'Berkas selesai di komputer ini, hari',
    ScreenshotProtection: 'Tanpa tangkapan layar',
    Devices: 'Perangkat yang diizinkan',
    PrinterA4: 'Printer A4',
    PrinterRoll80: 'Printer gulungan 80 mm',
    PrinterLabel: 'Printer label',
  },
  help: {
    HubUrl:
      'Satu-satunya server yang boleh diikuti komputer ini; juga tempat mencarinya setelah server pindah ke mesin lain.',
    HubCaFile:
      'Berkas PEM atau DER. Dengan ini komputer hanya memercayai otoritas ini, bukan otoritas milik sistem.',
    HubCaSha256: 'SHA-256 sertifikat, 64 angka heksadesimal. Berkas lain di tempatnya ditolak.',
    SiteFile: 'Berkas dari server kantor untuk menghubungkan komputer baru; bagi kantor tanpa domain.',
    SiteKey:
      'Seperti pada kertas yang dicetak server: berkas kantor yang ditandatangani kunci ini dipercaya tanpa dibandingkan orang, yang lain ditolak.',
    UpdateMode:
      'off: tidak pernah mencari pembaruan. notify: memberi tahu bahwa ada pembaruan. auto: mengambil dan memasangnya saat aplikasi ditutup; Windows lalu meminta administrator di komputer itu, jadi pakailah hanya jika ada. Jika tidak: notify, dan sebarkan versi dengan MSI.',
    UpdateFolder: 'Folder bersama atau flashdisk yang diperiksa sebagai ganti server kantor.',
    OfflineHours:
      'Paling lama sekian jam setelah izin terakhir server; kantor boleh menetapkan lebih singkat.',
    IdleLockMinutes: 'Setelah sekian menit tanpa tombol ditekan, layar terkunci.',
    ClosedFileDays: 'Berkas yang selesai lebih lama dari ini keluar dari komputer begitu server memilikinya.',
    ScreenshotProtection:
      'Tangkapan layar dan layar yang dibagikan hanya menampilkan jendela hitam (Windows).',
    Devices: 'Yang tidak disebut tidak dipakai sama sekali.',
    PrinterA4: 'Nama seperti di sistem.',
    PrinterRoll80: 'Nama seperti di sistem.',
    PrinterLabel: 'Nama seperti di sistem.',
  },
};
