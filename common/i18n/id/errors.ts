import { decisionErrors } from './decision-errors.ts';
import { deskErrors } from './desk-errors.ts';
import { productionErrors } from './production-errors.ts';
import { documentErrors } from './document-errors.ts';
import { fileErrors } from './file-errors.ts';
import { hubErrors } from './hub-errors.ts';
import { fieldErrors } from './field-errors.ts';
import { deviceErrors } from './device-errors.ts';
import { interviewErrors } from './interview-errors.ts';
import { accountErrors } from './account-errors.ts';
import { machineErrors } from './machine-errors.ts';
import { registerErrors } from './register-errors.ts';
import { photoErrors } from './photo-errors.ts';
import { scanErrors } from './scan-errors.ts';

/**
 * One entry per refusal and per failure of the desk: what happened, and what to do now. The codes are those of the rules and of
 * the IPC contract; a test holds this list complete.
 */
export const errors = {
  ...decisionErrors,
  ...deskErrors,
  ...productionErrors,
  ...documentErrors,
  ...fileErrors,
  ...fieldErrors,
  ...interviewErrors,
  ...machineErrors,
  ...hubErrors,
  ...accountErrors,
  ...registerErrors,
  ...photoErrors,
  ...scanErrors,
  ...deviceErrors,

  ACTION_UNKNOWN: {
    what: 'Tindakan ini tidak dikenal oleh versi aplikasi ini.',
    next: 'Mulai ulang aplikasi. Jika tetap terjadi, hubungi petugas Tikim.',
  },
  PAYLOAD_INVALID: {
    what: 'Isian belum lengkap atau tidak sesuai format: {{fields}}.',
    next: 'Perbaiki isian yang ditandai, lalu kirim lagi.',
  },
  NOT_FROM_THIS_STATE: {
    what: 'Tindakan ini tidak berlaku pada tahap berkas sekarang.',
    next: 'Lihat tahap berkas di bagian atas, lalu pilih tindakan yang tersedia.',
  },
  ROLE_NOT_ALLOWED: {
    what: 'Peran Anda tidak berwenang melakukan tindakan ini.',
    next: 'Serahkan kepada: {{roles}}.',
  },
  FILE_NOT_FOUND: {
    what: 'Berkas tidak ditemukan.',
    next: 'Cari lagi dengan nomor permohonan atau nama pemohon.',
  },
  FILE_EXISTS: {
    what: 'Permohonan dengan nomor ini sudah ada.',
    next: 'Buka permohonan yang sudah ada lewat pencarian.',
  },
  STALE_VERSION: {
    what: 'Berkas sudah berubah sejak Anda membukanya.',
    next: 'Periksa perubahan terbaru, lalu putuskan lagi. Isian Anda tetap tersimpan.',
  },
  CONFLICT_OF_INTEREST: {
    what: 'Anda menyatakan benturan kepentingan pada berkas ini.',
    next: 'Serahkan berkas kepada petugas lain.',
  },
  CLAIMED_BY_OTHER: {
    what: 'Berkas sedang ditangani petugas lain.',
    next: 'Ambil berkas berikutnya, atau ambil alih jika petugas itu tidak di tempat.',
  },
  NOT_CLAIMED: {
    what: 'Berkas ini belum Anda ambil.',
    next: 'Ambil berkas lebih dahulu.',
  },
  TICKET_PARKED: {
    what: 'Nomor antrean sedang ditunda.',
    next: 'Aktifkan kembali nomor antrean sebelum memanggil.',
  },
  NO_TICKET: {
    what: 'Berkas ini tidak memiliki nomor antrean yang dapat diproses.',
    next: 'Catat kedatangan pemohon lebih dahulu.',
  },
  PAYMENT_NOT_SETTLED: {
    what: 'Pembayaran belum lunas.',
    next: 'Catat NTPN bukti bayar, atau minta pemohon membayar kode billing.',
  },
  PAYMENT_INSUFFICIENT: {
    what: 'Jumlah yang dibayar {{paid}} kurang dari tarif {{due}}: kurang {{rest}}.',
    next: 'Minta pemohon membayar kekurangannya, lalu catat lewat “Catat pembayaran tambahan”.',
  },
  PAYMENT_COMPLETE: {
    what: 'Biaya sudah dibayar penuh.',
    next: 'Tidak ada pembayaran tambahan yang perlu dicatat.',
  },
  PAYMENT_STATUS_NOT_ALLOWED: {
    what: 'Status pembayaran ini tidak dapat dipilih di sini.',
    next: 'Pembebasan biaya diputuskan Kepala Seksi lewat “Bebaskan biaya”.',
  },
  SLOT_MISSING: {
    what: 'Jadwal kedatangan belum ada.',
    next: 'Isi tanggal dan jam kedatangan.',
  },
  RESCHEDULE_USED: {
    what: 'Jatah perubahan jadwal sudah dipakai.',
    next: 'Gunakan jadwal ulang khusus oleh Kepala Seksi bila alasannya memenuhi.',
  },
  RESCHEDULE_TOO_LATE: {
    what: 'Perubahan jadwal paling lambat satu hari sebelum kedatangan.',
    next: 'Gunakan jadwal ulang khusus oleh Kepala Seksi.',
  },
  RESCHEDULE_NOT_IN_FUTURE: {
    what: 'Tanggal baru sudah lewat.',
    next: 'Pilih tanggal yang akan datang.',
  },
  NOT_APPOINTMENT_DAY: {
    what: 'Jadwal pemohon bukan hari ini, melainkan {{date}}.',
    next: 'Tulis alasan menerima di luar jadwal, atau minta pemohon datang sesuai jadwal.',
  },
  SERVICE_DAY_NOT_OVER: {
    what: 'Jam pelayanan hari ini belum selesai.',
    next: 'Tunggu sampai jam pelayanan selesai.',
  },
  DEADLINE_NOT_PASSED: {
    what: 'Batas waktu belum lewat.',
    next: 'Tunggu sampai batas waktu lewat.',
  },
  DEADLINE_PASSED: {
    what: 'Batas waktu sudah lewat.',
    next: 'Pemohon mengajukan permohonan baru.',
  },
  LANE_NOT_WALK_IN: {
    what: 'Jalur ini hanya untuk pemohon dengan jadwal M-Paspor.',
    next: 'Pilih jalur lain, atau minta pemohon mendaftar lewat M-Paspor.',
  },
  LANE_NOT_BOOKED: {
    what: 'Jalur ini tidak menerima jadwal M-Paspor: pemohon datang langsung.',
    next: 'Pilih jalur yang berjadwal, atau daftarkan pemohon sebagai walk-in saat ia datang.',
  },
  LANE_NEEDS_OUTAGE: {
    what: 'Jalur darurat hanya dibuka selama gangguan dinyatakan.',
    next: 'Pilih jalur lain, atau minta Kepala Seksi menyatakan gangguan di Pengaturan.',
  },
  LANE_TYPE_MISMATCH: {
    what: 'Jenis permohonan ini tidak dilayani pada jalur tersebut.',
    next: 'Pilih jalur yang sesuai dengan jenis permohonan.',
  },
  LANE_CRITERIA_NOT_MET: {
    what: 'Pemohon tidak memenuhi syarat jalur prioritas.',
    next: 'Periksa alasan prioritas dan tanggal lahir, atau pilih jalur lain.',
  },
  PAGES_NOT_OFFERED: {
    what: 'Buku dengan jumlah halaman ini tidak diterbitkan menurut SOP.',
    next: 'Pilih jumlah halaman lain.',
  },
  VALIDITY_NOT_ALLOWED: {
    what: 'Masa berlaku ini tidak boleh diberikan kepada pemohon.',
    next: 'Pilih masa berlaku 5 tahun.',
  },
  KIND_NOT_ISSUED: {
    what: 'Sejak {{from}} kantor ini hanya menerbitkan paspor elektronik.',
    next: 'Pilih paspor elektronik.',
  },
  APPLICATION_NUMBER_INVALID: {
    what: 'Nomor permohonan tidak sesuai bentuk yang ditetapkan.',
    next: 'Periksa nomor pada bukti pendaftaran, lalu masukkan lagi.',
  },
  NTPN_INVALID: {
    what: 'NTPN harus {{length}} huruf atau angka.',
    next: 'Periksa NTPN pada bukti bayar, lalu masukkan lagi.',
  },
  FINGER_EXCEPTION_NOT_ALLOWED: {
    what: 'Alasan pengecualian jari ini tidak diizinkan: {{fingers}}.',
    next: 'Pilih alasan lain, atau rekam jari tersebut.',
  },
  FINGER_QUALITY_LOW: {
    what: 'Mutu sidik jari di bawah {{min}}: {{fingers}}.',
    next: 'Bersihkan jari dan alat, lalu rekam lagi.',
  },
  BAR_INVALID: {
    what: 'Penangguhan karena keterangan tidak benar perlu tanggal akhir, paling lama {{until}}.',
    next: 'Isi tanggal akhir penangguhan.',
  },
  DIRECTOR_GENERAL_MISSING: {
    what: 'Perubahan data menunggu persetujuan Direktur Jenderal.',
    next: 'Isi nomor surat persetujuan Direktur Jenderal.',
  },
  APPLICANT_BARRED: {
    what: 'Pemohon masih dalam penangguhan berjangka sampai {{until}}.',
    next: 'Jelaskan kepada pemohon bahwa permohonan baru diterima setelah tanggal itu.',
  },
  NIK_INVALID: {
    what: 'NIK tidak memenuhi aturan penomoran: {{issues}}.',
    next: 'Cocokkan NIK dengan KTP-el asli, lalu perbaiki.',
  },
  REASON_REQUIRED: {
    what: 'Alasan belum dipilih.',
    next: 'Pilih sekurang-kurangnya satu alasan.',
  },
  REASON_KIND_WRONG: {
    what: 'Alasan yang dipilih tidak berlaku untuk keputusan ini.',
    next: 'Pilih alasan dari daftar yang ditampilkan.',
  },
  REASON_UNKNOWN: {
    what: 'Alasan ini tidak ada dalam SOP.',
    next: 'Pilih alasan dari daftar yang ditampilkan.',
  },
  NOTE_TOO_SHORT: {
    what: 'Catatan terlalu pendek.',
    next: 'Tulis catatan sekurang-kurangnya {{min}} huruf.',
  },
  NOT_WALK_IN: {
    what: 'Hanya berkas tanpa jadwal yang dapat dianggap ditarik kembali.',
    next: 'Kembalikan berkas kepada pemohon dengan daftar kekurangan.',
  },
  WATCHLIST_NOT_CLEAR: {
    what: 'Hasil cek daftar pencegahan belum bersih.',
    next: 'Catat hasil cek SIMKIM terbaru beserta nomor referensinya.',
  },
  WATCHLIST_MATCH_STANDS: {
    what: 'Kecocokan dengan daftar pencegahan sudah dipastikan dan tidak dapat diganti.',
    next: 'Usulkan penolakan karena pencegahan, atau serahkan kepada kepala seksi.',
  },
  WATCHLIST_STALE: {
    what: 'Hasil cek daftar pencegahan sudah terlalu lama.',
    next: 'Lakukan cek ulang di SIMKIM, lalu catat hasilnya.',
  },
  REFERENCE_REQUIRED: {
    what: 'Nomor referensi SIMKIM belum diisi.',
    next: 'Isi nomor referensi dari SIMKIM.',
  },
  CAPTURE_REQUIRED: {
    what: 'Gambar belum ada.',
    next: 'Ambil gambar lebih dahulu.',
  },
  CAPTURE_BEFORE_INTERVIEW: {
    what: 'Foto dan sidik jari dilakukan sebelum wawancara.',
    next: 'Selesaikan foto dan sidik jari lebih dahulu.',
  },
  INTERVIEW_BEFORE_CAPTURE: {
    what: 'Wawancara dilakukan sebelum foto dan sidik jari.',
    next: 'Selesaikan wawancara lebih dahulu.',
  },
  FINGERS_MISSING: {
    what: 'Sidik jari belum lengkap: {{fingers}}.',
    next: 'Rekam jari yang kurang, atau catat alasan pengecualian untuk tiap jari.',
  },
  FINGERS_NOT_IN_POLICY: {
    what: 'Jari ini tidak diminta oleh ketentuan kantor: {{fingers}}.',
    next: 'Hapus jari tersebut dari perekaman.',
  },
  RETAKE_REASON_REQUIRED: {
    what: 'Perekaman ulang memerlukan alasan.',
    next: 'Tulis alasan perekaman ulang.',
  },
  INTERVIEW_DONE: {
    what: 'Wawancara sudah dicatat.',
    next: 'Lanjutkan ke langkah berikutnya.',
  },
  INTERVIEW_OUTCOME_MISSING: {
    what: 'Hasil wawancara yang sesuai belum ada.',
    next: 'Catat wawancara dengan hasil yang sesuai lebih dahulu.',
  },
  DEADLINE_INVALID: {
    what: 'Tanggal langkah berikutnya tidak berlaku.',
    next: 'Pilih tanggal mendatang dalam batas yang ditetapkan SOP.',
  },
  PROPOSAL_OPEN: {
    what: 'Masih ada usulan keputusan yang menunggu.',
    next: 'Tunggu usulan itu diputuskan oleh orang kedua.',
  },
  PROPOSAL_MISSING: {
    what: 'Belum ada usulan keputusan dari orang pertama.',
    next: 'Minta petugas mengusulkan keputusan ini lebih dahulu.',
  },
  PROPOSAL_OTHER_DECISION: {
    what: 'Usulan yang ada untuk keputusan lain, atau keputusan ini belum dapat diusulkan.',
    next: 'Periksa usulan di berkas, lalu putuskan sesuai usulan itu.',
  },
  SECOND_PERSON_REQUIRED: {
    what: 'Pengusul tidak boleh memutuskan usulannya sendiri.',
    next: 'Minta pejabat lain memutuskan.',
  },
  SEPARATION_S1: {
    what: 'Pewawancara tidak boleh menyetujui permohonan yang sama.',
    next: 'Minta pejabat lain menyetujui.',
  },
  SEPARATION_S2: {
    what: 'Perekam biometrik tidak boleh menyetujui permohonan yang sama.',
    next: 'Minta pejabat lain menyetujui.',
  },
  SEPARATION_S3: {
    what: 'Pencetak tidak boleh meluluskan uji kualitas buku yang sama.',
    next: 'Minta petugas uji kualitas lain.',
  },
  SEPARATION_S4: {
    what: 'Petugas uji kualitas tidak boleh menyerahkan buku yang sama.',
    next: 'Minta petugas penyerahan lain.',
  },
  SEPARATION_S6: {
    what: 'Pemeriksa BAP tidak boleh pewawancara permohonan yang sama.',
    next: 'Minta pemeriksa lain.',
  },
  TYPE_NOT_FOR_EXAMINATION: {
    what: 'Jenis permohonan ini tidak diputus lewat jalur Kepala Kantor.',
    next: 'Gunakan jalur klarifikasi oleh Kepala Seksi.',
  },
  EXAMINATION_NOT_SIGNED: {
    what: 'BAP belum ditandatangani pemohon.',
    next: 'Minta pemohon membaca dan menandatangani BAP, lalu catat.',
  },
  OPINION_NOT_SIGNED: {
    what: 'Berita acara pendapat belum ada.',
    next: 'Isi nomor dan isi berita acara pendapat.',
  },
  HEAD_DECIDES_THIS_TYPE: {
    what: 'Jenis permohonan ini diputuskan Kepala Kantor.',
    next: 'Teruskan kepada Kepala Kantor.',
  },
  FINDING_REQUIRED: {
    what: 'Temuan pemeriksaan belum sesuai untuk keputusan ini.',
    next: 'Catat temuan pemeriksaan dalam BAP.',
  },
  SUSPENSION_MONTHS_INVALID: {
    what: 'Lama penangguhan harus {{min}} sampai {{max}} bulan.',
    next: 'Perbaiki lama penangguhan.',
  },
  ADJUDICATION_MISSING: {
    what: 'Hasil adjudikasi belum dicatat.',
    next: 'Minta adjudikator mencatat hasil adjudikasi.',
  },
  ADJUDICATION_NOT_CLEAR: {
    what: 'Hasil adjudikasi menunjukkan data ganda.',
    next: 'Tangguhkan berkas sebagai data ganda, atau catat hasil adjudikasi terbaru.',
  },
  NO_OTHER_FILE: {
    what: 'Tidak ada berkas lain dengan NIK ini yang perlu diputuskan.',
    next: 'Muat ulang berkas; mungkin sudah diputuskan atau sudah selesai.',
  },
  DUPLICATE_OWN_WORK: {
    what: 'Anda ikut mengerjakan berkas ini.',
    next: 'Minta pejabat lain memutuskan berkas ganda ini.',
  },
  ADJUDICATION_NOT_DUPLICATE: {
    what: 'Hasil adjudikasi tidak menunjukkan data ganda.',
    next: 'Lanjutkan ke persetujuan.',
  },
  ENDORSEMENT_ONLY_DATA_CHANGE: {
    what: 'Pengesahan hanya untuk perubahan data.',
    next: 'Pilih buku baru.',
  },
  ENDORSEMENT_NOT_DECIDED: {
    what: 'Berkas ini tidak diputuskan dengan pengesahan.',
    next: 'Alokasikan blangko untuk buku baru.',
  },
  ENDORSEMENT_NEEDS_NO_BLANK: {
    what: 'Berkas ini diputuskan dengan pengesahan dan tidak memerlukan blangko.',
    next: 'Cetak pengesahan pada buku yang ada.',
  },
  PASSPORT_DATES_INVALID: {
    what: 'Tanggal terbit atau habis berlaku tidak sesuai.',
    next: 'Masa berlaku paling lama sampai {{expiresOn}}.',
  },
  MRZ_MISMATCH: {
    what: 'MRZ tidak sesuai dengan data berkas.',
    next: 'Cetak ulang dari data berkas, jangan ketik MRZ sendiri.',
  },
  SHELF_NOT_PLACED: {
    what: 'Paspor ini belum mempunyai tempat di rak.',
    next: 'Catat rak dan kotaknya lebih dulu.',
  },
  QC_FAIL_OPEN: {
    what: 'Gagal uji kualitas sudah diajukan dan menunggu orang kedua.',
    next: 'Minta orang kedua memastikan atau menolaknya.',
  },
  QC_FAIL_NOT_ASKED: {
    what: 'Gagal uji kualitas belum diajukan dengan alasan itu.',
    next: 'Muat ulang berkas. Petugas uji kualitas mengajukan lebih dulu, orang lain memastikan.',
  },
  READ_BACK_MISMATCH: {
    what: 'Hasil baca ulang buku tidak sama dengan data berkas.',
    next: 'Baca ulang buku. Jika tetap berbeda, catat gagal uji kualitas.',
  },
  COLLECTOR_NOT_HOLDER: {
    what: 'Nama pengambil bukan nama pemegang paspor.',
    next: 'Pilih hubungan pengambil; orang lain mengambil dengan surat kuasa.',
  },
  COLLECTOR_INCOMPLETE: {
    what: 'Syarat pengambilan belum lengkap.',
    next: 'Periksa kartu identitas, bukti bayar, dan surat kuasa pengambil.',
  },
  WAIVER_NOT_APPLICABLE: {
    what: 'Pembebasan biaya tidak berlaku untuk berkas ini.',
    next: 'Catat pembayaran seperti biasa.',
  },
  NO_CHANGES: {
    what: 'Tidak ada data yang berubah.',
    next: 'Ubah data lebih dahulu, atau batalkan.',
  },
};
