import { CodedError } from '#common/contract/coded-error.ts';
import { redact } from '#runtime/logging/redact.ts';

/** Nothing runs, and the next start must not find the lock of this one. */
const NOT_STARTED = 3;

type Telling = {
  /** The system's own box: there is no window that could tell it. */
  showErrorBox: (title: string, content: string) => void;
  exit: (code: number) => void;
};

/** A start that fails is told and ends the process; otherwise it would stay without a window and keep every later start out. */
export async function startOrTell(
  start: () => Promise<void>,
  { showErrorBox, exit }: Telling,
): Promise<void> {
  try {
    await start();
  } catch (error) {
    const what =
      error instanceof CodedError
        ? error.code
        : redact(error instanceof Error ? error.message : String(error));
    showErrorBox(
      'Loket',
      `Loket tidak dapat dimulai; data kantor tidak diubah. Mulai lagi; jika tetap terjadi, hubungi petugas Tikim.\n\nLoket cannot start; the office’s data were not changed. Start it again; if it stays so, call the IT officer.\n\n${what}`,
    );
    exit(NOT_STARTED);
  }
}
