/** Service outside the office. */
export const fieldErrors = {
  FIELD_DAY_OPEN: {
    what: 'Laptop ini sedang di luar, di {{place}}.',
    next: 'Hitung dahulu kepulangan layanan itu, atau pilih laptop lain.',
  },
  FIELD_DAY_ENDED: {
    what: 'Layanan luar kantor ini sudah selesai.',
    next: 'Buka lagi daftarnya; tidak ada yang diubah.',
  },
  FIELD_COUNTER_WENT_OUT: {
    what: 'Anda dan penghitung pertama sama-sama ikut bertugas di luar. Hitungan Anda tidak disimpan.',
    next: 'Minta petugas yang tinggal di kantor menghitung.',
  },
  FIELD_LAST_FILE: {
    what: 'Ini satu-satunya berkas layanan itu.',
    next: 'Batalkan layanannya dengan alasan; berkas lalu kembali ke kantor.',
  },
  FIELD_COUNT_DIFFERS: {
    what: 'Hitungan Anda, hitungan petugas pertama, dan catatan server tidak semuanya sama. Tidak ada yang disimpan.',
    next: 'Sinkronkan laptop, hitung sekali lagi, atau tulis di catatan mengapa jumlahnya berbeda.',
  },
};
