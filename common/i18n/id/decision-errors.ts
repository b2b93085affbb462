/** Decisions: what must be seen first, who may decide, and whose file it is. */
export const decisionErrors = {
  STEP_NOT_REOPENED: {
    what: 'Hanya langkah yang disebut dalam pengembalian yang dibuka lagi.',
    next: 'Kerjakan langkah itu saja. Bila langkah lain juga salah, minta berkas dikembalikan lagi.',
  },
  OWN_FILE: {
    what: 'Ini berkas Anda sendiri.',
    next: 'Serahkan kepada petugas lain.',
  },
  SAME_KK: {
    what: 'Pemohon ada dalam kartu keluarga Anda.',
    next: 'Serahkan kepada petugas lain.',
  },
  SAME_FAMILY: {
    what: 'Berkas ini dihubungkan dengan berkas Anda, keluarga Anda, atau penghuni serumah Anda.',
    next: 'Serahkan kepada petugas lain.',
  },
  SAME_ADDRESS: {
    what: 'Alamat pemohon sama dengan alamat Anda.',
    next: 'Serahkan kepada petugas lain.',
  },
  CLAIM_MARK_UNTRUE: {
    what: 'Alasan berkas ini diambil lebih dulu tidak sesuai dengan catatan kantor.',
    next: 'Muat ulang antrean, lalu ambil berkas sekali lagi.',
  },
  DRAWN_FOR_ANOTHER: {
    what: 'Undian hari ini memberikan berkas ini kepada petugas lain.',
    next: 'Tekan “Ambil berikutnya” untuk menerima berkas Anda.',
  },
  SECTIONS_NOT_SHOWN: {
    what: 'Bagian yang berubah sejak perekaman belum dilihat.',
    next: 'Buka berkas, lihat setiap perubahan, lalu setujui.',
  },
  PHOTO_NOT_SHOWN: {
    what: 'Foto pemohon belum dilihat.',
    next: 'Buka berkas dan lihat fotonya, lalu setujui.',
  },
  BULK_REFUSED: {
    what: 'Belum ada yang disetujui: {{count}} berkas tidak dapat ikut ({{numbers}}).',
    next: 'Berkas itu sudah dilepaskan dari pilihan. Setujui yang lain sekali lagi, lalu buka yang tertahan satu per satu.',
  },
  MOVES_REFUSED: {
    what: 'Belum ada yang dipindahkan: {{count}} berkas tidak dapat ikut ({{numbers}}).',
    next: 'Berkas itu sudah dilepaskan dari pilihan. Pindahkan yang lain sekali lagi, lalu jadwalkan yang tertahan satu per satu.',
  },
  QUOTA_FULL: {
    what: 'Belum ada yang dipindahkan: tempat pada {{days}} sudah terisi orang lain.',
    next: 'Sisa tempat sudah dihitung ulang. Periksa hari barunya, lalu pindahkan sekali lagi.',
  },
  DAY_INCOMPLETE: {
    what: 'Belum ada yang dipindahkan: PC ini baru memegang {{here}} dari {{atOffice}} berkas hari itu.',
    next: 'Ambil berkas yang kurang dari hub, periksa daftarnya, lalu pindahkan sekali lagi.',
  },
  FAMILY_APART: {
    what: 'Anggota keluarga berkas ini tidak ikut, atau mendapat hari lain.',
    next: 'Pindahkan seluruh keluarga ke satu hari, atau jadwalkan satu per satu.',
  },
  BULK_FLAGGED: {
    what: 'Berkas {{number}} punya tanda risiko, sehingga tidak dapat disetujui bersama yang lain.',
    next: 'Lepaskan dari pilihan dan buka satu per satu.',
  },
  BULK_SAMPLED: {
    what: 'Berkas {{number}} termasuk contoh acak yang harus dibuka satu per satu.',
    next: 'Lepaskan dari pilihan dan buka berkasnya.',
  },
  OPINION_NEEDED: {
    what: 'Orang kedua harus memberi pendapat sendiri sebelum putusan ini dijalankan.',
    next: 'Berikan pendapat Anda lebih dulu; usul orang pertama baru terlihat sesudahnya.',
  },
  OPINION_NOT_ASKED: {
    what: 'Tidak ada pendapat kedua yang ditunggu pada berkas ini.',
    next: 'Muat ulang berkas dan lihat apa yang menunggu.',
  },
  OPINIONS_DIFFER: {
    what: 'Kedua pendapat berbeda, jadi tidak diputus oleh salah satu dari keduanya.',
    next: 'Tunggu putusan pejabat berikutnya.',
  },
  NEXT_HEAD_ONLY: {
    what: 'Belum waktunya diputus oleh Kepala Kantor.',
    next: 'Tunggu usul Kepala Seksi atau dua pendapat yang berbeda.',
  },
  PROOF_NEEDED: {
    what: 'Persetujuan bersama meminta kata sandi lagi.',
    next: 'Masukkan kata sandi Anda; berlaku {{minutes}} menit.',
  },
  CORRECTOR_MAY_NOT_APPROVE: {
    what: 'Petugas yang memperbaiki berkas tidak boleh menyetujuinya.',
    next: 'Minta pejabat lain menyetujui.',
  },
};
