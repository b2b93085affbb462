/** Refusals about blanks, printing, payments and the old book. */
export const productionErrors = {
  BLANK_NOT_IN_HAND: {
    what: 'Blangko {{serials}} tidak ada di tangan yang menyerahkannya.',
    next: 'Periksa nomornya, atau minta serah terima blangko dari gudang lebih dahulu.',
  },
  BLANK_COUNT_DIFFERS: {
    what: 'Hasil hitung blangko berbeda dengan buku stok, sehingga pencetakan berhenti.',
    next: 'Minta Kepala Seksi menyelesaikan selisih di layar Blangko.',
  },
  ACTION_RETIRED: {
    what: 'Langkah ini sekarang dicatat dengan cara lain.',
    next: 'Lakukan ulang langkahnya di layar berkas.',
  },
  REAUTHENTICATION_NEEDED: {
    what: 'Langkah ini meminta kata sandi yang baru saja diisi, paling lama {{minutes}} menit yang lalu.',
    next: 'Isi kata sandi Anda sekali lagi.',
  },
  HOLDER_IS_CHILD: {
    what: 'Pemegang belum berumur {{age}} tahun, sehingga paspor tidak diserahkan kepadanya.',
    next: 'Pilih orang tua, wali, atau penerima kuasa sebagai pengambil.',
  },
  HOLDER_NEEDS_NO_GUARDIAN: {
    what: 'Pemegang sudah berumur {{age}} tahun atau sudah menikah, jadi tidak diwakili wali.',
    next: 'Pilih pemegang sendiri, keluarga, atau penerima kuasa.',
  },
  COLLECTOR_NOT_ON_FILE: {
    what: 'Nama pengambil bukan nama orang tua atau wali yang tercantum pada berkas.',
    next: 'Periksa identitasnya. Jika memang berhak, tulis alasannya, paling sedikit {{min}} huruf.',
  },
  OLD_BOOK_NONE: {
    what: 'Permohonan ini tidak menggantikan paspor lama.',
    next: 'Lanjutkan tanpa mencatat paspor lama.',
  },
  OLD_BOOK_NOT_RECORDED: {
    what: 'Nasib paspor lama belum dicatat.',
    next: 'Catat pencabutan, pembatalan, atau kehilangannya beserta nomor suratnya, lalu serahkan.',
  },
  OLD_BOOK_OUTCOME_WRONG: {
    what: 'Tindakan ini tidak sesuai dengan jenis permohonan.',
    next: 'Habis berlaku, penuh, dan rusak dicabut; rusak saat penerbitan dibatalkan; hilang memakai laporan polisi atau BAP.',
  },
  REMINDER_NOT_DUE: {
    what: 'Tidak ada pengingat yang jatuh tempo untuk paspor ini.',
    next: 'Pengingat dikirim 14, 21, dan 28 hari sesudah paspor siap, masing-masing sekali.',
  },
  PAYMENT_UNCONFIRMED: {
    what: 'Pembayaran belum dikonfirmasi kas negara.',
    next: 'Tunggu rekonsiliasi, atau catat pembayaran yang sudah lunas.',
  },
  PAYMENT_AMOUNT_WRONG: {
    what: 'Menurut kas negara jumlah yang dibayar berbeda dengan tarif permohonan ini.',
    next: 'Catat pembayaran yang benar atau pembayaran tambahannya.',
  },
  PAYMENT_PRODUCT_WRONG: {
    what: 'Menurut kas negara yang dibayar adalah tarif paspor jenis lain.',
    next: 'Catat pembayaran untuk jenis yang diminta, atau ubah permohonannya.',
  },
  BLANK_NOT_IN_STOCK: {
    what: 'Blangko ini tidak ada dalam stok.',
    next: 'Periksa nomor blangko, atau catat penerimaan blangko.',
  },
  BLANK_WRONG_KIND: {
    what: 'Jenis atau jumlah halaman blangko tidak sesuai permohonan.',
    next: 'Ambil blangko yang sesuai.',
  },
  BLANK_SERIAL_MISMATCH: {
    what: 'Nomor blangko berbeda dengan yang dialokasikan.',
    next: 'Cocokkan nomor pada buku dengan nomor di berkas.',
  },
  CHIP_NOT_READ: {
    what: 'Cip belum dibaca, dan SOP kantor tidak meluluskan buku tanpa pembacaan cip.',
    next: 'Baca cip dengan alat pembaca, atau nyatakan gagal uji kualitas.',
  },
  CHIP_MRZ_DIFFERS: {
    what: 'Data di cip tidak sama dengan MRZ yang dicetak.',
    next: 'Pastikan buku yang dibaca adalah buku berkas ini. Bila benar, nyatakan gagal uji kualitas.',
  },
  CHIP_PHOTO_DIFFERS: {
    what: 'Foto di cip bukan foto yang disetujui, dan belum dinyatakan orang yang sama.',
    next: 'Bandingkan kedua foto. Nyatakan orang yang sama, atau nyatakan gagal uji kualitas.',
  },
  CHIP_CHANGED: {
    what: 'Isi cip tidak sesuai dengan tanda tangan digitalnya.',
    next: 'Baca sekali lagi. Bila tetap, nyatakan gagal uji kualitas.',
  },
  CHIP_NOT_TRUSTED: {
    what: 'Cip ditandatangani dengan sertifikat yang tidak dipercaya atau tidak berlaku.',
    next: 'Nyatakan gagal uji kualitas, dan minta petugas Tikim memeriksa sertifikat negara di Setelan.',
  },
  BLANK_NOT_DESTROYABLE: {
    what: 'Blangko {{serials}} tidak rusak dan tidak dibatalkan, atau sudah dimusnahkan.',
    next: 'Nyatakan rusak lebih dahulu, atau keluarkan nomornya dari daftar.',
  },
  DESTRUCTION_AHEAD: {
    what: 'Waktu pemusnahan belum tiba.',
    next: 'Isi waktu saat blangko benar-benar dimusnahkan.',
  },
  SHIPMENT_ANSWERED: {
    what: 'Kiriman ini sudah diterima.',
    next: 'Buka tab Pengiriman untuk melihat hasilnya.',
  },
  SHIPMENT_NOT_FOUND: {
    what: 'Kiriman ini tidak ada, atau isinya tidak sama dengan yang dicatat.',
    next: 'Buka tab Pengiriman lagi dan pilih kirimannya.',
  },
  SHIPMENT_NOT_STOPPED: {
    what: 'Kiriman ini tidak dihentikan.',
    next: 'Buka tab Pengiriman untuk melihat keadaannya.',
  },
  SHIPMENT_SEALS_WRONG: {
    what: 'Segel yang diperiksa bukan segel kiriman ini.',
    next: 'Nyatakan setiap segel yang dicatat saat berangkat, satu kali.',
  },
  VAULT_CLOSED: {
    what: 'Gudang tertutup.',
    next: 'Buka gudang dengan dua orang di tab Gudang, lalu ulangi.',
  },
  VAULT_OPEN: {
    what: 'Gudang sudah terbuka.',
    next: 'Tutup gudang lebih dahulu di tab Gudang.',
  },
  VAULT_TOO_LATE: {
    what: 'Orang kedua menyatakannya lebih dari satu menit sesudah yang pertama.',
    next: 'Minta pembukaan baru; keduanya berdiri di depan gudang.',
  },
  SEPARATION_S10: {
    what: 'Pewawancara dan pemutus tidak boleh mencetak paspor permohonan yang sama.',
    next: 'Minta petugas cetak lain.',
  },
  PROXY_NOT_CHECKED: {
    what: 'Surat kuasa dan kartu identitas ini belum diperiksa petugas kedua.',
    next: 'Minta rekan membuka berkas ini dan memilih “Periksa surat kuasa” dengan nama dan nomor yang sama.',
  },
};
