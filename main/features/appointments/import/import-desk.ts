import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 } from 'uuid';
import { MappingProfile, type ImportReport, type ImportSource } from '#common/contract/ipc/appointments.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { listImportProfiles, saveImportProfile } from '#main/records/repositories/small-tables.ts';
import { CATALOGUES } from '#common/i18n/index.ts';
import { ownValue } from '#common/kernel/own-value.ts';
import type { Desk } from '#main/features/desk.ts';
import { REQUIRED_FIELDS, suggestProfile } from '#runtime/bookings/fields.ts';
import { csvText } from '#runtime/csv-text.ts';
import { previewImport, runImport } from './run-import.ts';
import type { Row } from '#runtime/bookings/row.ts';
import { readTable, type Table } from '#runtime/bookings/table.ts';

type OpenSource = { table: Table; lastReport: ImportReport | null; isRunning: boolean; isCancelled: boolean };

const SAMPLE_ROWS = 5;
const SPELLINGS_SHOWN = 12;

/** The files that this person has open for import. The page knows a token; path and content stay here. */
export class ImportDesk {
  readonly #desk: Desk;
  readonly #open = new Map<string, OpenSource>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async choose(): Promise<ImportSource | null> {
    const [path] = await this.#desk.dialogs.chooseFiles({
      extensions: ['json', 'csv', 'txt', 'xlsx'],
      isMultiple: false,
    });
    if (path === undefined) return null;
    const table = await readTable(path);
    const token = v7();
    // One at a time: a second choice replaces the first.
    this.#open.clear();
    this.#open.set(token, { table, lastReport: null, isRunning: false, isCancelled: false });
    return describeSource(token, basename(path), table);
  }

  async preview(token: string, profile: MappingProfile): Promise<ImportReport> {
    const source = this.#get(token);
    refuseIncomplete(profile);
    source.lastReport = await previewImport(this.#desk, source.table, profile);
    return source.lastReport;
  }

  async run(token: string, profile: MappingProfile): Promise<ImportReport> {
    const source = this.#get(token);
    refuseIncomplete(profile);
    if (source.isRunning) throw new CodedError('IMPORT_RUNNING');
    source.isRunning = true;
    source.isCancelled = false;
    const total = source.table.rows.length;
    try {
      const report = await runImport(this.#desk, source.table, profile, {
        isCancelled: () => source.isCancelled,
        onProgress: (done) => this.#desk.emit('import.progress', { token, done, total }),
      });
      source.lastReport = report;
      const { imported, unchanged, rescheduled, failed } = report;
      await this.#desk.session.audit(
        'IMPORT',
        'bookings',
        `${imported} new ${rescheduled} moved ${unchanged} same ${failed} failed`,
      );
      this.#desk.emit('files.changed', { applicationIds: [] });
      return report;
    } finally {
      source.isRunning = false;
    }
  }

  cancel(token: string): void {
    this.#get(token).isCancelled = true;
  }

  /** The errors as a CSV for whoever made the file. True when a place was chosen and written. */
  async saveErrors(token: string): Promise<boolean> {
    const report = this.#get(token).lastReport;
    if (!report) throw new CodedError('IMPORT_NOT_FOUND');
    const path = await this.#desk.dialogs.chooseSavePath('kesalahan-impor.csv');
    if (!path) return false;
    const lines = report.errors.map(({ row, field, code, value }) => [
      row,
      field,
      code,
      value,
      reasonText(code),
    ]);
    await writeFile(path, csvText([['baris', 'kolom', 'kode', 'nilai', 'keterangan'], ...lines]));
    return true;
  }

  async profiles(): Promise<MappingProfile[]> {
    return (await listImportProfiles(this.#desk.db)).map((text) => MappingProfile.parse(JSON.parse(text)));
  }

  async saveProfile(profile: MappingProfile): Promise<void> {
    await saveImportProfile(this.#desk.db, profile.name, JSON.stringify(profile));
  }

  #get(token: string): OpenSource {
    const source = this.#open.get(token);
    if (!source) throw new CodedError('IMPORT_NOT_FOUND');
    return source;
  }
}

/** Every required field needs a column or a value that a person chose. */
function refuseIncomplete({ columns, constants }: MappingProfile): void {
  const fields = REQUIRED_FIELDS.filter((field) => !columns[field] && !constants[field]?.trim());
  if (fields.length > 0) throw new CodedError('IMPORT_COLUMNS_MISSING', { fields });
}

function describeSource(token: string, fileName: string, table: Table): ImportSource {
  const { format, headings, rows } = table;
  const readable = rows.filter((row): row is Row => row !== null);
  const probe = readable.slice(0, 500);
  const spellings: [heading: string, found: string[]][] = [];
  for (const heading of headings) {
    const distinct = [...new Set(probe.map((row) => row[heading] ?? ''))].filter((value) => value !== '');
    if (distinct.length > 0 && distinct.length <= SPELLINGS_SHOWN) spellings.push([heading, distinct]);
  }
  const dates = probe
    .slice(0, 20)
    .flatMap((row) => Object.values(row).filter((value) => /^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}/.test(value)));
  const sample = readable.slice(0, SAMPLE_ROWS);
  return {
    token,
    fileName,
    format,
    rows: rows.length,
    headings,
    sample,
    spellings: Object.fromEntries(spellings),
    required: REQUIRED_FIELDS,
    suggested: suggestProfile(headings, dates),
  };
}

/** Why a row was not taken, in the language of whoever made the file; the code alone where nobody has words for it. */
function reasonText(code: string): string {
  const { intake, errors } = CATALOGUES.id;
  const ofRow: Readonly<Record<string, string>> = intake.rowCodes;
  const ofDesk: Readonly<Record<string, { what: string; next: string }>> = errors;
  const found = ownValue(ofDesk, code);
  return (
    ownValue(ofRow, code) ??
    (found ? `${found.what} ${found.next}`.replaceAll(/[:]?\s*\{\{\w+\}\}/g, '') : code)
  );
}
