/** Refusals about an interview and the data that it ends with. */
export const interviewErrors = {
  BOOK_DATA_NOT_SIGNED: {
    what: 'Pemohon belum membaca dan menandatangani data paspor.',
    next: 'Tunjukkan data paspor kepada pemohon (Ctrl+D), lalu minta tanda tangan di layar atau di lembar cetak.',
  },
  BOOK_DATA_CHANGED: {
    what: 'Data paspor yang ditandatangani tidak lagi sama dengan data berkas.',
    next: 'Tunjukkan data terbaru kepada pemohon, lalu minta tanda tangan sekali lagi.',
  },
  BOOK_DATA_SIGNED: {
    what: 'Data paspor yang berlaku sudah ditandatangani.',
    next: 'Tidak ada yang perlu dilakukan.',
  },
  SIGNER_IS_CHILD: {
    what: 'Anak di bawah {{age}} tahun tidak menandatangani sendiri data paspornya.',
    next: 'Pilih orang tua atau wali sebagai penanda tangan dan isi namanya.',
  },
  SIGNED_SHEET_NOT_SCANNED: {
    what: 'Lembar data yang ditandatangani belum dipindai ke berkas.',
    next: 'Tunjukkan lagi datanya (Ctrl+D), lalu pilih hasil pindai lembar bertanda tangan.',
  },
  SIGNER_NOT_NAMED: {
    what: 'Nama orang yang menandatangani belum diisi.',
    next: 'Isi nama orang tua atau wali yang menandatangani.',
  },
  OBSERVATION_UNKNOWN: {
    what: 'Ada keterangan untuk pengamatan yang tidak dipilih.',
    next: 'Pilih pengamatannya, atau hapus keterangannya.',
  },
  CONFIRMATION_MISSING: {
    what: 'Pemohon belum menyatakan data yang akan dicetak benar.',
    next: 'Minta pemohon membaca datanya, lalu centang pernyataannya.',
  },
  ANSWERS_MISSING: {
    what: 'Masih ada pertanyaan wajib yang belum dijawab.',
    next: 'Isi jawaban pertanyaan wajib.',
  },
  QUESTION_UNKNOWN: {
    what: 'Ada jawaban untuk pertanyaan yang tidak ada dalam SOP.',
    next: 'Muat ulang berkas, lalu isi kembali jawaban yang diperlukan.',
  },
  ORIGINALS_NOT_SEEN: {
    what: 'Masih ada dokumen asli wajib yang belum dilihat pewawancara.',
    next: 'Periksa dokumen asli itu, lalu tandai pada daftar dokumen asli.',
  },
  INTERVIEW_TIMES_INVALID: {
    what: 'Waktu mulai dan selesai wawancara tidak wajar.',
    next: 'Periksa jam komputer ini, lalu simpan lagi.',
  },
};
