import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { QualityMeasure, SecondProblem } from '#common/domain/biometrics/second-opinion.ts';
import { readOfiqTable } from './ofiq-table.ts';

export type QualityReport = { engine: string; measures: QualityMeasure[] };

export type QualityAnswer = { ok: true; report: QualityReport } | { ok: false; code: SecondProblem };

/** A second opinion about a portrait, stored beside ours; it never replaces it. */
export type QualityEngine = { assess: (jpeg: Uint8Array) => Promise<QualityAnswer> };

export type OfiqSetting = {
  /** `OFIQSampleApp`, with its path. */
  command: string;
  /** The folder with `ofiq_config.jaxn` and its models. */
  configFolder: string;
  timeoutMs?: number;
};

const TIMEOUT_MS = 20_000;

/** OFIQ (ISO/IEC 29794-5, the reference implementation) as a process of its own: a file in, a table out, nothing kept. */
export function ofiqEngine({ command, configFolder, timeoutMs = TIMEOUT_MS }: OfiqSetting): QualityEngine {
  return {
    assess: async (jpeg) => {
      // Only this account can look into the folder, and only while the process runs.
      const folder = await mkdtemp(path.join(tmpdir(), 'loket-ofiq-'));
      const [picture, table] = [path.join(folder, 'portrait.jpg'), path.join(folder, 'measures.csv')];
      try {
        await writeFile(picture, jpeg, { mode: 0o600 });
        const problem = await run(command, ['-c', configFolder, '-i', picture, '-o', table], timeoutMs);
        if (problem) return { ok: false, code: problem };
        const measures = readOfiqTable(await readFile(table, 'utf8').catch(() => ''));
        if (!measures) return { ok: false, code: 'ANSWER_UNREADABLE' };
        return { ok: true, report: { engine: 'OFIQ', measures } };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function run(command: string, args: readonly string[], timeout: number): Promise<SecondProblem | null> {
  return new Promise((resolve) => {
    execFile(command, [...args], { timeout, killSignal: 'SIGKILL', windowsHide: true }, (error) => {
      if (!error) resolve(null);
      else if (error.code === 'ENOENT' || error.code === 'EACCES') resolve('ENGINE_MISSING');
      else resolve(error.killed ? 'ENGINE_TIMED_OUT' : 'ENGINE_FAILED');
    });
  });
}
