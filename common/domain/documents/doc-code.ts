import { z } from 'zod';

/** Document codes of the requirement matrix (domain reference 6). */
export const DocCode = z.enum([
  'KTP', 'SKPLN', 'SUKET_REKAM', 'KK', 'AKTA_LAHIR', 'AKTA_KAWIN', 'IJAZAH', 'SURAT_BAPTIS', 'SKET_INSTANSI',
  'SURAT_WNI', 'GANTI_NAMA', 'PASPOR_LAMA', 'LAPOR_POLISI', 'KAHAR', 'KTP_ORTU', 'NIKAH_ORTU', 'PASPOR_ORTU', 'SP_ORTU',
  'HAK_ASUH', 'KEMATIAN_ORTU', 'PERWALIAN', 'BUKTI_ABG', 'BUKTI_BAYAR', 'JAMINAN', 'LOA', 'KONTRAK_KERJA', 'REK_NAKER',
  'SURAT_BP3MI', 'TRAVEL_UMRAH', 'PUTUSAN_PN', 'SURAT_KUASA',
]);
export type DocCode = z.infer<typeof DocCode>;
