import { app, dialog, type BrowserWindow } from 'electron';
import type { Logger } from '#runtime/logging/logger.ts';

const OFTEN = 3;
const WITHIN_MS = 2 * 60_000;
/** Another page was asked for before this one was there. */
const ABORTED = -3;

const DRAFTS = {
  id: 'Data kantor tidak rusak; yang sedang diketik sudah disimpan sebagai draf. Jika terjadi lagi, hubungi petugas Tikim.',
  en: 'The office’s data are whole; what was being typed is kept as a draft. If it happens again, call the IT officer.',
};
const CLOSE = 'Tutup / Close';
const DIED = {
  message: 'Tampilan Loket berhenti bekerja.\nLoket’s page stopped working.',
  detail: `${DRAFTS.id}\n\n${DRAFTS.en}`,
  buttons: ['Buka lagi / Open again', CLOSE],
};
const NOT_LOADED = {
  message: 'Tampilan Loket tidak dapat dimuat.\nLoket’s page cannot be loaded.',
  detail:
    'Data kantor tidak disentuh. Coba lagi; jika tetap terjadi, pemasangan aplikasi mungkin rusak: hubungi petugas Tikim.\n\nThe office’s data were not touched. Try again; if it stays so, the installation may be damaged: call the IT officer.',
  buttons: ['Coba lagi / Try again', CLOSE],
};
/** The page itself saves what is typed, a moment after; one that hangs may not have come to it. */
const TYPED_BEFORE = {
  id: 'Data kantor tidak rusak; yang diketik disimpan sebagai draf sampai saat terakhir sebelum tampilan berhenti menjawab. Jika terjadi lagi, hubungi petugas Tikim.',
  en: 'The office’s data are whole; what was typed is kept as a draft up to the last moment before it hung. If it happens again, call the IT officer.',
};
const SILENT = {
  message: 'Tampilan Loket tidak menjawab.\nLoket’s page does not answer.',
  detail: `Tunggu jika sedang bekerja berat. ${TYPED_BEFORE.id}\n\nWait if it is busy. ${TYPED_BEFORE.en}`,
  buttons: ['Tunggu / Wait', 'Muat ulang / Reload'],
};

/**
 * A page that died comes back by itself, with the person still signed in; one that dies again and again, cannot be loaded or does not answer
 * is asked about in the system's own box, which needs nothing of the page.
 */
export function followCrashes(window: BrowserWindow, log: Logger): void {
  const { webContents } = window;
  const notAsked = (error: unknown) => log.error('not asked', { error });
  let times: number[] = [];
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error('page gone', { reason, exitCode });
    const now = Date.now();
    times = [...times.filter((time) => now - time < WITHIN_MS), now];
    if (times.length < OFTEN) webContents.reload();
    else void askAgain(window, DIED).catch(notAsked);
  });
  webContents.on('did-fail-load', (...[, code, reason, , isMainFrame]) => {
    if (!isMainFrame || code === ABORTED || window.isDestroyed()) return;
    log.error('page not loaded', { code, reason });
    // It waits for its first paint, which does not come.
    if (!window.isVisible()) window.show();
    void askAgain(window, NOT_LOADED).catch(notAsked);
  });
  followSilence(window, log);
}

function followSilence(window: BrowserWindow, log: Logger): void {
  let asked: AbortController | null = null;
  window.on('unresponsive', () => {
    log.warn('page does not answer');
    if (asked) return;
    asked = new AbortController();
    const { signal } = asked;
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        title: 'Loket',
        defaultId: 0,
        cancelId: 0,
        signal,
        ...SILENT,
      })
      .then(({ response }) => {
        // A page that hangs does not reload; one that is gone comes back by itself. The window may have been closed meanwhile.
        const isWished = response === 1 && !signal.aborted;
        if (isWished && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
      })
      .catch((error: unknown) => log.error('not asked', { error }))
      .finally(() => {
        asked = null;
      });
  });
  window.on('responsive', () => {
    log.warn('page answers again');
    asked?.abort();
  });
}

async function askAgain(window: BrowserWindow, words: typeof DIED): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Loket',
    defaultId: 0,
    cancelId: 0,
    ...words,
  });
  if (response !== 0) app.quit();
  else if (!window.isDestroyed()) window.webContents.reload();
}
