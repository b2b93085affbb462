import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUES } from '#common/i18n/index.ts';
import { errorText } from './error-text.ts';
import type { Translate } from './i18n.ts';

let t: Translate;
beforeAll(async () => {
  const i18n = createInstance();
  await i18n.init({
    lng: 'id',
    resources: { id: { translation: CATALOGUES.id } },
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  t = i18n.t as unknown as Translate;
});

describe('error sentences', () => {
  it('name roles in words', () => {
    const text = errorText(t, 'id', { code: 'ROLE_NOT_ALLOWED', details: { roles: ['SECTION_HEAD', 'QC'] } });
    expect(text.next).toBe('Serahkan kepada: Kepala Seksi, Petugas uji kualitas.');
  });

  it('write dates out', () => {
    const text = errorText(t, 'id', { code: 'NOT_APPOINTMENT_DAY', details: { date: '2026-12-12' } });
    expect(text.what).toBe('Jadwal pemohon bukan hari ini, melainkan Sab 12 Des 2026.');
  });

  it('name the fields by their labels, once each, and never by their schema', () => {
    const fields = ['applicant.nik: NIK', 'payment.billingCode: BILLING_CODE', 'applicant.nik: too_small'];
    expect(errorText(t, 'id', { code: 'INPUT_INVALID', details: { fields } }).what).toBe(
      'Isian belum lengkap atau tidak sesuai: NIK, Kode billing.',
    );
    expect(
      errorText(t, 'id', { code: 'INPUT_INVALID', details: { fields: ['username: invalid'] } }).what,
    ).toBe('Isian belum lengkap atau tidak sesuai: Nama pengguna.');
    expect(errorText(t, 'id', { code: 'INPUT_INVALID', details: { fields: ['(root): invalid'] } }).what).toBe(
      'Isian belum lengkap atau tidak sesuai.',
    );
  });

  it('leave nothing odd behind when a detail is missing', () => {
    expect(errorText(t, 'id', { code: 'NIK_INVALID' }).what).toBe('NIK tidak memenuhi aturan penomoran.');
  });
});
