import type { Reason } from './reason-codes.ts';

const SOURCE = 'Daftar usulan; istilah loket foto';

/** Why a photo may be let through, as the shipped procedure has it; a test keeps both lists equal. */
export const PHOTO_REASONS: readonly Reason[] = [
  reason('PHOTO_MEASURED_WRONG', {
    id: 'Hasil ukur keliru, foto memenuhi syarat',
    en: 'The measurement is wrong, the photo is in order',
  }),
  reason('PHOTO_MEDICAL', { id: 'Kondisi medis atau disabilitas', en: 'Medical condition or disability' }),
  reason('PHOTO_INFANT', { id: 'Bayi atau balita', en: 'Infant or small child' }),
  reason('PHOTO_RELIGIOUS', {
    id: 'Penutup kepala keagamaan, wajah terlihat',
    en: 'Religious headgear, the face can be seen',
  }),
  reason('PHOTO_DEVICE', { id: 'Keterbatasan alat atau ruangan', en: 'Limits of the equipment or the room' }),
  reason('PHOTO_NOT_MEASURED', {
    id: 'Mesin tidak dapat menilai, diperiksa dengan mata',
    en: 'The engine could not judge, checked by eye',
  }),
];

function reason(code: string, label: Reason['label']): Reason {
  return { code, kind: 'PHOTO_ALLOWED', label, printable: false, status: 'ASSUMED', source: SOURCE };
}
