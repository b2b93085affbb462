/** Chromium's numbers for the failures that a page load usually ends in; Electron reports both number and name. */
const CODES: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_ACCESS_DENIED: -10,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_BLOCKED_BY_RESPONSE: -27,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_ADDRESS_UNREACHABLE: -109,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
};

export type LoadError = { readonly code: number; readonly name: string };

export function readLoadError(errorText: string): LoadError {
  const name = errorText.replace(/^net::/, '');
  return { name, code: CODES[name] ?? -2 };
}
