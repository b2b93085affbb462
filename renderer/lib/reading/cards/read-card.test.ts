import { describe, expect, it } from 'vitest';
import { kindOfText } from './page-kind.ts';
import { readCard } from './read-card.ts';

const lines = (...texts: string[]) => texts.map((text) => ({ text, confidence: 0.9 }));
const valuesOf = (...texts: string[]) =>
  Object.fromEntries(readCard('KTP', lines(...texts)).map(({ name, value }) => [name, value]));

describe('the kind of a page', () => {
  it('is told by two words of its print', () => {
    expect(kindOfText(lines('NIK : 1371991211870001', 'Jenis Kelamin : LAKI-LAKI'))).toBe('KTP');
    expect(kindOfText(lines('KARTU KELUARGA', 'No. 1371991203150007'))).toBe('KK');
    expect(kindOfText(lines('Surat keterangan', 'NIK : 1371991211870001'))).toBe('OTHER');
  });

  it('is a family card although its table speaks of NIK and sex', () => {
    const table = lines('Nama Lengkap NIK Jenis Kelamin Tempat Lahir', 'Nama Kepala Keluarga : BUDI');
    expect(kindOfText(table)).toBe('KK');
  });
});

describe('the lines of an identity card', () => {
  it('are what stands behind their labels', () => {
    expect(
      valuesOf(
        'NIK : 1371991211870001',
        'Nama : BUDI SANTOSO',
        'Tempat/Tgl Lahir : PADANG, 12-11-1987',
        'Jenis Kelamin : LAKI-LAKI Gol. Darah : O',
        'Alamat : JL. CONTOH NO. 1',
      ),
    ).toEqual({
      nik: '1371991211870001',
      fullName: 'BUDI SANTOSO',
      birthPlace: 'PADANG',
      birthDate: '1987-11-12',
      sex: 'MALE',
      address: 'JL. CONTOH NO. 1',
    });
  });

  it('come out right when a letter was read for the digit it resembles', () => {
    expect(valuesOf('NlK : l37199l2ll87OOOl')).toEqual({ nik: '1371991211870001' });
    expect(valuesOf('Tempat/Tg! Lahir : PADANG, l2-11-1987')).toMatchObject({ birthDate: '1987-11-12' });
  });

  it('are told to be wrong where the rules find them so, and are not put right', () => {
    const [nik] = readCard('KTP', lines('NIK : 1371993211870001'));
    expect(nik).toMatchObject({ value: '1371993211870001', issues: ['DAY'] });
    expect(readCard('KTP', lines('NIK : 137199321187000'))[0]?.issues).toEqual(['LENGTH']);
  });

  it('leave out a day that does not exist', () => {
    expect(valuesOf('Tempat/Tgl Lahir : PADANG, 31-02-1987')).toEqual({ birthPlace: 'PADANG' });
  });
});

describe('the head of a family card', () => {
  it('is its number, its head and the address', () => {
    const found = readCard(
      'KK',
      lines(
        'KARTU KELUARGA',
        'No. 1371991203150007',
        'Nama Kepala Keluarga : BUDI SANTOSO Desa',
        'Alamat : JL. CONTOH',
      ),
    );
    expect(found.map(({ name }) => name)).toEqual(['kkNumber', 'fullName', 'address']);
    expect(found[0]?.value).toBe('1371991203150007');
  });
});
