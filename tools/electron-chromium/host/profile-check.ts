const ALLOWED = new Set(['demo', 'test']);

/** The stand-in keeps its key beside the data and has not Electron's hardening, so it may only hold invented people. */
export function refusalFor(profile: string | undefined): string | undefined {
  if (profile !== undefined && ALLOWED.has(profile)) return undefined;
  return (
    `The Chromium stand-in for Electron holds no real data: it starts with LOKET_PROFILE=demo or LOKET_PROFILE=test only ` +
    `(now: ${profile ?? 'not set'}). Install Electron's own binary for anything else.`
  );
}
