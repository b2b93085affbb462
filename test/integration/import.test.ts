import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import writeXlsx from 'write-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportSource, MappingProfile } from '#common/contract/ipc/appointments.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { sampleBookings, toCsv } from '#main/features/office/sample-bookings.ts';
import { flatBooking } from '#test/bench/writes.ts';
import { shapeRows } from '#test/tour/scenarios.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('loket');
});
afterEach(() => t.close());

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(t.folder, name);
  writeFileSync(path, content);
  return path;
}

async function choose(path: string): Promise<ImportSource> {
  t.chosen.files = [path];
  const source = await t.get('appointments.chooseFile', {});
  if (!source) throw new Error('nothing chosen');
  return source;
}

async function importFile(path: string, change: Partial<MappingProfile> = {}) {
  const source = await choose(path);
  return t.get('appointments.runImport', {
    token: source.token,
    profile: { ...source.suggested, ...change },
  });
}

const INDONESIAN_CSV = [
  'No Permohonan;Tanggal Kedatangan;Jam;Nama Lengkap;NIK;Jenis Kelamin;Tempat Lahir;Tgl Lahir;Status Perkawinan;Jenis Permohonan;Jenis Paspor;Masa Berlaku;Status Pembayaran;Kode Billing;NTPN',
  'PDG-2026-000001;24-11-2026;09.00;Siti Aminah;1371994508900002;Perempuan;Padang;05-08-1990;Kawin;Paspor Baru;Elektronik;10 tahun;Lunas;820261124000001;ABCD1234EFGH5678',
  'PDG-2026-000002;24-11-2026;09.30;Ahmad Yani;1371993211870001;L;Padang;12-11-1987;Belum Kawin;Penggantian;Elektronik;5;Lunas;820261124000002;ABCD1234EFGH5679',
  'PDG-2026-000003;31-02-2026;09.30;Dodi;1371991211870001;L;Padang;12-11-1987;Kawin;Baru;Elektronik;5;Lunas;820261124000003;ABCD1234EFGH5670',
  'PDG-2026-000004;24-11-2026;10.00;;1371991211870001;L;Padang;12-11-1987;Kawin;Baru;Elektronik;5;Lunas;820261124000004;ABCD1234EFGH5671',
  'PDG-2026-000005;24-11-2026;10.00;Rudi;1371991211870001;L;Padang;12-11-1987;Kawin;Baru;Elektronik;5;Belum bayar;;',
].join('\r\n');

/** The same first row as a spreadsheet program stores it: dates and times are numbers with a format. */
async function aWorkbook(cells: { date: object; time: object }): Promise<Buffer> {
  const [headings = '', first = ''] = INDONESIAN_CSV.split('\r\n');
  const texts = first.split(';').map((value) => ({ type: String, value }));
  const row = texts.map((cell, index) => (index === 1 ? cells.date : index === 2 ? cells.time : cell));
  // The library's cell type is narrower than the cells that it takes.
  const rows = [headings.split(';').map((value) => ({ type: String, value })), row] as never;
  return writeXlsx(rows).toBuffer();
}

describe('a workbook', () => {
  const day = { type: Date, value: new Date('2026-11-24T00:00:00Z'), format: 'dd/mm/yyyy' };
  it.each([
    [
      'a time cell',
      { date: day, time: { type: Date, value: new Date('1899-12-30T09:30:00Z'), format: 'hh:mm' } },
    ],
    ['a part of a day', { date: day, time: { type: Number, value: 0.395_833_333 } }],
    [
      'date and time in one cell',
      {
        date: { type: Date, value: new Date('2026-11-24T09:30:00Z'), format: 'dd/mm/yyyy hh:mm' },
        time: { type: Date, value: new Date('2026-11-24T09:30:00Z'), format: 'dd/mm/yyyy hh:mm' },
      },
    ],
    ['text', { date: { type: String, value: '24-11-2026' }, time: { type: String, value: '9.30' } }],
  ])('gives the booked time from %s', async (_name, cells) => {
    const report = await importFile(fileOf('jadwal.xlsx', await aWorkbook(cells)));
    expect(report.errors).toEqual([]);
    const [row] = await t.get('applications.search', { text: 'siti', limit: 5 });
    expect(row?.appointment).toEqual({ date: '2026-11-24', time: '09:30' });
  });
});

describe('an import of bookings', () => {
  it('takes the good rows of a foreign CSV and names row, field and reason of the bad ones', async () => {
    const report = await importFile(fileOf('mpaspor.csv', `\uFEFF${INDONESIAN_CSV}`));
    expect(report).toMatchObject({ total: 5, imported: 1, failed: 4, cancelled: false });
    expect(report.errors.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'nik', 'NIK_INVALID'],
      [3, 'appointmentDate', 'PLAIN_DATE'],
      [4, 'fullName', 'VALUE_MISSING'],
      [5, 'paymentStatus', 'PAYMENT_NOT_SETTLED'],
    ]);
    const [row] = await t.get('applications.search', { text: 'siti', limit: 5 });
    expect(row).toMatchObject({ number: 'PDG2026000001', name: 'SITI AMINAH', type: 'NEW', state: 'BOOKED' });
  });

  it('takes the sample file and the file of the tour as they are', async () => {
    const day = plainDate('2026-11-24');
    const sample = sampleBookings(day, 40, 5);
    for (const rows of [sample, shapeRows(sampleBookings(day, 40, 6), day)]) {
      const source = await choose(fileOf('contoh.csv', toCsv(rows)));
      const report = await t.get('appointments.preview', { token: source.token, profile: source.suggested });
      expect(
        report.errors.filter(({ code }) => code === 'VALUE_MISSING' || code === 'ROW_UNREADABLE'),
      ).toEqual([]);
    }
    expect(await importFile(fileOf('contoh.csv', toCsv(sample)))).toMatchObject({ imported: 40, failed: 0 });
  });

  it('previews the same errors and writes nothing', async () => {
    const source = await choose(fileOf('mpaspor.csv', INDONESIAN_CSV));
    const report = await t.get('appointments.preview', { token: source.token, profile: source.suggested });
    expect(report).toMatchObject({ imported: 1, failed: 4 });
    expect(await t.get('applications.search', { text: 'siti', limit: 5 })).toEqual([]);
  });

  it('changes nothing when the same file comes again, and moves a booking that has a new slot', async () => {
    const bookings = [flatBooking(1), flatBooking(2)].map((row) => ({
      ...row,
      appointmentDate: '2026-11-26',
    }));
    const path = fileOf('b.json', JSON.stringify({ schema: 'loket.bookings/1', bookings }));
    expect(await importFile(path)).toMatchObject({ imported: 2, failed: 0 });
    expect(await importFile(path)).toMatchObject({ imported: 0, unchanged: 2, failed: 0 });
    writeFileSync(path, JSON.stringify([{ ...bookings[0], appointmentDate: '2026-11-30' }, bookings[1]]));
    expect(await importFile(path)).toMatchObject({ imported: 0, rescheduled: 1, unchanged: 1 });
    writeFileSync(path, JSON.stringify([{ ...bookings[0], appointmentDate: '2026-12-02' }]));
    const again = await importFile(path);
    expect(again).toMatchObject({ failed: 1 });
    expect(again.errors[0]).toMatchObject({ row: 1, code: 'RESCHEDULE_USED' });
  });

  it('reads a file through a mapping that the person made and keeps it as a profile', async () => {
    const path = fileOf(
      'lain.csv',
      'A,B,C,D,E,F,G\nXX20260001,24/11/2026,Rina,1371994508900002,05/08/1990,wanita dewasa,Padang\n',
    );
    const source = await choose(path);
    const profile: MappingProfile = {
      name: 'Kanwil',
      columns: {
        number: 'A',
        appointmentDate: 'B',
        fullName: 'C',
        nik: 'D',
        birthDate: 'E',
        sex: 'F',
        birthPlace: 'G',
      },
      constants: source.suggested.constants,
      values: { sex: { 'wanita dewasa': 'FEMALE' } },
      dateFormat: 'DD/MM/YYYY',
    };
    await t.get('appointments.saveProfile', profile);
    expect(await t.get('appointments.profiles', {})).toEqual([profile]);
    const constants = { ...profile.constants, paymentStatus: 'UNCONFIRMED_WITH_PROOF' };
    const report = await t.get('appointments.runImport', {
      token: source.token,
      profile: { ...profile, constants },
    });
    expect(report).toMatchObject({ imported: 1, failed: 0 });
  });

  const row = (name: string, number: string) =>
    `${number};24-11-2026;${name};1371994508900002;P;Padang;05-08-1990;Lunas`;
  const HEADINGS = 'No Permohonan;Tanggal Kedatangan;Nama;NIK;JK;Tempat Lahir;Tgl Lahir;Status Pembayaran';

  it.each([
    ['a stray quote inside a value', row('BUDI "BUD"', 'PDG20260002'), 'NAME'],
    ['text after a closing quote', row('"BUDI" BUD', 'PDG20260002'), 'ROW_UNREADABLE'],
    ['a quote that never closes', row('"BUDI', 'PDG20260002'), 'ROW_UNREADABLE'],
    ['a separator inside a value', row('BUDI; BUD', 'PDG20260002'), 'ROW_UNREADABLE'],
  ])('takes the rows around %s and reports that row', async (_what, bad, code) => {
    const lines = [HEADINGS, row('SITI', 'PDG20260001'), bad, row('RINA', 'PDG20260003')];
    const report = await importFile(fileOf('kutip.csv', lines.join('\r\n')));
    expect(report).toMatchObject({ total: 3, imported: 2, failed: 1 });
    expect(report.errors).toMatchObject([{ row: 2, code }]);
  });

  it('finds the rows between two stray quotes', async () => {
    const lines = [row('"SITI', 'PDG20260001'), row('RINA', 'PDG20260002'), row('BUDI"', 'PDG20260003')];
    const report = await importFile(fileOf('kutip.csv', [HEADINGS, ...lines].join('\n')));
    expect(report.errors.map((error) => [error.row, error.code])).toContainEqual([1, 'ROW_UNREADABLE']);
    expect(report).toMatchObject({ total: 3 });
    expect(await t.get('applications.search', { text: 'rina', limit: 5 })).toHaveLength(1);
  });

  it('takes the good entries of a JSON list beside one that is no booking', async () => {
    const report = await importFile(
      fileOf('b.json', JSON.stringify({ bookings: [null, flatBooking(1), 7] })),
    );
    expect(report).toMatchObject({ total: 3, imported: 1, failed: 2 });
    expect(report.errors).toMatchObject([
      { row: 1, code: 'ROW_UNREADABLE' },
      { row: 3, code: 'ROW_UNREADABLE' },
    ]);
  });

  it.each(['constructor', '__proto__', 'toString'])('takes a cell %s as text', async (word) => {
    const bookings = [{ ...flatBooking(1), sex: word }, flatBooking(2)];
    const report = await importFile(fileOf('b.json', JSON.stringify(bookings)));
    expect(report).toMatchObject({ imported: 1, failed: 1 });
    expect(report.errors).toMatchObject([{ row: 1, field: 'sex', code: 'VALUE_NOT_ALLOWED', value: word }]);
  });

  it('supposes no payment: without a column or a value that a person chose it does not start', async () => {
    const { paymentStatus: _status, ntpn: _ntpn, ...booking } = flatBooking(1);
    const source = await choose(fileOf('b.json', JSON.stringify([booking])));
    expect(source.suggested.constants).not.toHaveProperty('paymentStatus');
    expect(source.required).toContain('paymentStatus');
    const request = { token: source.token, profile: source.suggested };
    const refusal = { ok: false, code: 'IMPORT_COLUMNS_MISSING', details: { fields: ['paymentStatus'] } };
    expect(await t.call('appointments.preview', request)).toMatchObject(refusal);
    expect(await t.call('appointments.runImport', request)).toMatchObject(refusal);
  });

  it('invents neither a place of birth, nor a payment of one row, nor the kind of an ordinary passport', async () => {
    const bookings = [
      { ...flatBooking(1), birthPlace: '' },
      { ...flatBooking(2), paymentStatus: '' },
      { ...flatBooking(3), kind: 'biasa' },
    ];
    const report = await importFile(fileOf('b.json', JSON.stringify(bookings)));
    expect(report.errors.map(({ row: at, field, code }) => [at, field, code])).toEqual([
      [1, 'birthPlace', 'VALUE_MISSING'],
      [2, 'paymentStatus', 'VALUE_MISSING'],
      [3, 'kind', 'VALUE_NOT_ALLOWED'],
    ]);
  });

  it('previews what is known already as unchanged, moved or refused, and writes nothing', async () => {
    const booking = { ...flatBooking(1), appointmentDate: '2026-11-26' };
    const moved = { ...booking, appointmentDate: '2026-11-30' };
    await importFile(fileOf('b.json', JSON.stringify([booking])));
    const preview = async (rows: unknown[]) => {
      const { token, suggested } = await choose(fileOf('b.json', JSON.stringify(rows)));
      return t.get('appointments.preview', { token, profile: suggested });
    };
    expect(await preview([booking, flatBooking(2)])).toMatchObject({ imported: 1, unchanged: 1, failed: 0 });
    expect(await preview([moved])).toMatchObject({ imported: 0, rescheduled: 1, failed: 0 });
    expect(await importFile(fileOf('b.json', JSON.stringify([moved])))).toMatchObject({ rescheduled: 1 });
    const again = await preview([{ ...booking, appointmentDate: '2026-12-02' }]);
    expect(again).toMatchObject({ failed: 1, errors: [{ code: 'RESCHEDULE_USED' }] });
  });

  it.each([
    ['kosong.json', '', 'CSV'],
    ['rusak.json', '{"bookings": [', 'JSON_SYNTAX'],
    ['bentuk.json', '{"a": 1}', 'JSON_SHAPE'],
    ['palsu.xlsx', 'PK\u0003\u0004 not a workbook', 'XLSX'],
    ['kutip.csv', '"a,b\nx,y\n', 'CSV_SYNTAX'],
  ])('refuses %s with the kind of fault', async (name, content, reason) => {
    t.chosen.files = [fileOf(name, content)];
    const reply = await t.call('appointments.chooseFile', {});
    if (reason === 'CSV') expect(reply).toMatchObject({ ok: false });
    else expect(reply).toMatchObject({ ok: false, code: 'FILE_UNREADABLE', details: { reason } });
  });

  it('stops between batches when it is cancelled, keeps what is done and goes on later', async () => {
    const path = fileOf(
      'b.json',
      JSON.stringify(Array.from({ length: 240 }, (_, index) => flatBooking(index + 1))),
    );
    const source = await choose(path);
    const running = t.get('appointments.runImport', { token: source.token, profile: source.suggested });
    // Looked for often: on a busy machine the rest would be done before the next look.
    await expect
      .poll(() => t.events.some(({ event }) => event === 'import.progress'), { interval: 1 })
      .toBe(true);
    await t.get('appointments.cancelImport', { token: source.token });
    const report = await running;
    expect(report.cancelled).toBe(true);
    expect(report.imported).toBeGreaterThan(0);
    expect(report.imported).toBeLessThan(240);
    const rest = await importFile(path);
    expect(rest).toMatchObject({
      imported: 240 - report.imported,
      unchanged: report.imported,
      cancelled: false,
    });
  });

  it('writes its errors as a CSV in which no cell can be run as a formula', async () => {
    const bad = { ...flatBooking(1), nik: '=HYPERLINK("x")' };
    await importFile(fileOf('b.json', JSON.stringify([bad])));
    t.chosen.savePath = join(t.folder, 'errors.csv');
    const source = await choose(fileOf('b.json', JSON.stringify([bad])));
    await t.get('appointments.preview', { token: source.token, profile: source.suggested });
    expect(await t.get('appointments.saveErrors', { token: source.token })).toEqual({ saved: true });
    const text = readFileSync(t.chosen.savePath, 'utf8');
    expect(text).toContain('"1";"nik";"NIK"');
    expect(text, 'the sentence stands beside the code').toContain(';"Harus 16 angka"');
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('says in the saved errors why a lane takes no bookings, and in which column', async () => {
    const source = await choose(fileOf('b.json', JSON.stringify([{ ...flatBooking(1), lane: 'PRIORITY' }])));
    t.chosen.savePath = join(t.folder, 'errors.csv');
    const { token, suggested: profile } = source;
    const { errors } = await t.get('appointments.preview', { token, profile });
    expect(errors).toMatchObject([{ row: 1, field: 'lane', code: 'LANE_NOT_BOOKED' }]);
    await t.get('appointments.saveErrors', { token });
    expect(readFileSync(t.chosen.savePath, 'utf8')).toContain('Jalur ini tidak menerima jadwal M-Paspor');
  });
});
