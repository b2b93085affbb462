/** Lines of the books that the office keeps beside its files. */
export const registerErrors = {
  SUBJECT_EXISTS: {
    what: 'Catatan ini sudah dibuka dengan isi lain.',
    next: 'Muat ulang daftar, lalu lanjutkan pada catatan yang sudah ada.',
  },
  SUBJECT_NOT_FOUND: {
    what: 'Catatan ini tidak ada dalam buku kantor.',
    next: 'Muat ulang daftar, lalu pilih catatan dari daftar itu.',
  },
  BREACH_CLOSED: {
    what: 'Insiden ini sudah ditutup: bukan kegagalan pelindungan data.',
    next: 'Bila ternyata keliru, catat insiden baru.',
  },
  NOTICE_RECORDED: {
    what: 'Pemberitahuan ini sudah dicatat.',
    next: 'Muat ulang daftar untuk melihat hari dan nomor suratnya.',
  },
  NOTICE_BEFORE_NOTICING: {
    what: 'Waktu pemberitahuan lebih awal daripada saat insiden diketahui, atau belum tiba.',
    next: 'Periksa hari dan jam surat itu.',
  },
  HOLD_DECIDED: {
    what: 'Penahanan ini sudah disetujui atau sudah dicabut.',
    next: 'Muat ulang daftar untuk melihat keadaannya sekarang.',
  },
  HOLD_NOT_IN_FORCE: {
    what: 'Penahanan ini sudah dicabut.',
    next: 'Bila masih diperlukan, usulkan penahanan baru.',
  },
  DISPOSAL_DECIDED: {
    what: 'Usulan pemusnahan ini sudah diputuskan.',
    next: 'Muat ulang daftar untuk melihat keadaannya sekarang.',
  },
  DISPOSAL_NOT_YOURS: {
    what: 'Hanya pengusul yang dapat menarik usulan pemusnahan ini.',
    next: 'Mintalah kepada pengusulnya, atau kepala kantor menolaknya.',
  },
  FILE_DISPOSED: {
    what: 'Berkas ini sudah dimusnahkan kantor karena masa simpannya habis.',
    next: 'Sisihkan pekerjaan ini. Bila pemohon datang lagi, mulailah berkas baru.',
  },
  REQUEST_ANSWERED: {
    what: 'Permintaan ini sudah dijawab atau ditolak.',
    next: 'Muat ulang daftar untuk melihat suratnya.',
  },
  QUOTA_DAY_PAST: {
    what: 'Hari itu sudah lewat, sehingga kuotanya tidak dapat ditetapkan lagi.',
    next: 'Pilih hari ini atau hari sesudahnya.',
  },
  QUOTA_DECIDED: {
    what: 'Usulan kuota ini sudah ditetapkan atau ditolak.',
    next: 'Muat ulang daftar. Untuk mengubah kuota, usulkan yang baru.',
  },
  ANNOUNCEMENT_PUBLISHED: {
    what: 'Pengumuman ini sudah diterbitkan atau ditarik, sehingga isinya tidak diubah lagi.',
    next: 'Tarik pengumuman itu dan tulis yang baru.',
  },
  ANNOUNCEMENT_WITHDRAWN: {
    what: 'Pengumuman ini sudah ditarik.',
    next: 'Tidak ada yang perlu dilakukan. Muat ulang daftar bila masih tampak di layar.',
  },
  IRREGULARITY_CLOSED: {
    what: 'Laporan ini sudah ditutup.',
    next: 'Buat laporan baru bila ada hal lain yang perlu diperiksa.',
  },
  COMPLAINT_STATE: {
    what: 'Langkah ini tidak berlaku untuk keadaan pengaduan saat ini.',
    next: 'Muat ulang daftar; mungkin petugas lain sudah melanjutkannya.',
  },
  COMPLAINT_ABOUT_YOU: {
    what: 'Pengaduan ini menyangkut Anda, jadi Anda tidak boleh menanganinya.',
    next: 'Serahkan kepada petugas pengaduan lain atau atasan.',
  },
  COMPLAINT_ABOUT_HANDLER: {
    what: 'Petugas yang diadukan tidak boleh menangani pengaduan ini.',
    next: 'Pilih petugas lain.',
  },
  COMPLAINT_NOT_YOURS: {
    what: 'Langkah ini hanya untuk petugas yang menangani pengaduan ini.',
    next: 'Minta petugas itu melanjutkan, atau tugaskan pengaduan kepada petugas lain.',
  },
  COMPLAINT_WITH_HEADS: {
    what: 'Pengaduan ini sudah diteruskan kepada atasan.',
    next: 'Hanya atasan yang dapat menugaskannya kembali.',
  },
  IMPROVEMENT_DAY_PAST: {
    what: 'Batas waktu perbaikan sudah lewat.',
    next: 'Pilih hari ini atau hari sesudahnya.',
  },
  RECONCILE_DAY_AHEAD: {
    what: 'Hari berkas kas negara belum tiba.',
    next: 'Pilih hari ini atau hari sebelumnya.',
  },
  IMPROVEMENT_DONE: {
    what: 'Perbaikan ini sudah dinyatakan selesai.',
    next: 'Tidak ada yang perlu dilakukan. Muat ulang daftar bila masih tampak di layar.',
  },
  IMPROVEMENT_NOT_YOURS: {
    what: 'Hanya penanggung jawab yang dapat menyatakan perbaikan ini selesai.',
    next: 'Minta penanggung jawab mencatat hasilnya.',
  },
  SURVEY_CLOSED: {
    what: 'Halaman survei sudah ditutup, sehingga jawaban ini tidak disimpan.',
    next: 'Buka kembali survei dari menu, lalu isi sekali lagi.',
  },
  REVIEW_FINISHED: {
    what: 'Peninjauan ini sudah selesai.',
    next: 'Buat peninjauan baru pada triwulan berikutnya.',
  },
  REVIEW_INCOMPLETE: {
    what: 'Masih ada {{count}} akun yang belum ditinjau.',
    next: 'Tinjau setiap akun, lalu selesaikan.',
  },
  REVIEW_NOTHING_TO_DO: {
    what: 'Tidak ada yang harus dikerjakan pada akun ini.',
    next: 'Muat ulang daftar peninjauan.',
  },
  REVIEW_OWN: {
    what: 'Tidak seorang pun meninjau akunnya sendiri.',
    next: 'Minta pejabat lain atau auditor meninjau akun Anda.',
  },
  REVIEW_EXISTS: {
    what: 'Peninjauan triwulan ini sudah dibuat, atau yang lama belum selesai.',
    next: 'Lanjutkan peninjauan yang ada.',
  },
  ACCOUNT_UNUSED: {
    what: 'Akun ini terkunci karena {{days}} hari tidak dipakai.',
    next: 'Minta pengelola akun membukanya dengan alasan.',
  },
  RECHECK_NOTHING_TO_ANSWER: {
    what: 'Tidak ada perbedaan yang menunggu catatan pada berkas ini.',
    next: 'Muat ulang daftar pemeriksaan ulang.',
  },
  RECHECK_DRAWN: {
    what: 'Bulan ini sudah diundi.',
    next: 'Lihat hasil undiannya pada daftar.',
  },
  RECHECK_NOT_OPEN: {
    what: 'Berkas ini tidak diundi, atau sudah diperiksa ulang.',
    next: 'Ambil berkas berikutnya.',
  },
  RECHECK_NOT_PROMISED: {
    what: 'Undian bulan itu tidak dijanjikan selama bulannya berjalan.',
    next: 'Janjikan undian bulan ini, lalu undi bulan depan.',
  },
  RECHECK_TOO_EARLY: {
    what: 'Bulan itu belum berakhir.',
    next: 'Undi sesudah bulannya berakhir.',
  },
  RECHECK_TOUCHED: {
    what: 'Anda pernah mengerjakan berkas ini.',
    next: 'Serahkan kepada petugas yang belum pernah menyentuhnya.',
  },
};
