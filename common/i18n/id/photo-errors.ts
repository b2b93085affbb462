/** Refusals about the photo of an applicant. */
export const photoErrors = {
  PHOTO_NOT_ASSESSED: {
    what: 'Foto belum dinilai.',
    next: 'Ambil foto lagi di layar foto; penilaian berjalan sendiri.',
  },
  PHOTO_SUBJECT_WRONG: {
    what: 'Foto dinilai dengan aturan untuk umur yang lain.',
    next: 'Periksa tanggal lahir pemohon, lalu ambil foto lagi.',
  },
  PHOTO_FILE_NOT_ALLOWED: {
    what: 'Kantor ini tidak mengizinkan foto dari berkas.',
    next: 'Ambil foto dengan kamera, atau minta kepala seksi mengubah ketentuan foto.',
  },
  PHOTO_SOURCE_MISSING: {
    what: 'Tidak disebut dari mana foto ini: kamera atau berkas.',
    next: 'Ambil foto lagi di layar foto; asalnya ikut tercatat.',
  },
  PHOTO_NOT_WAITING: {
    what: 'Foto ini tidak (lagi) menunggu keputusan atasan.',
    next: 'Buka ulang berkas untuk melihat keadaan foto sekarang.',
  },
  PHOTO_CODES_DIFFER: {
    what: 'Butir yang tidak lulus berbeda dari yang Anda sebut.',
    next: 'Buka ulang berkas, periksa semua butir yang tidak lulus, lalu putuskan lagi.',
  },
  FACE_COMPARISON_OFF: {
    what: 'Perbandingan wajah tidak dipakai di kantor ini.',
    next: 'Simpan foto tanpa perbandingan.',
  },
  FACE_GALLERY_OFF: {
    what: 'Pencarian wajah di berkas kantor tidak dipakai.',
    next: 'Simpan foto tanpa pencarian. Pencarian baru berlaku setelah penilaian dampak dan keputusan kepala seksi dicatat.',
  },
};
