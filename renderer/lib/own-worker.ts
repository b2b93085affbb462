type ScriptUrlPolicy = { createScriptURL: (url: string) => unknown };
type TrustedTypes = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => ScriptUrlPolicy;
};

let policy: ScriptUrlPolicy | null = null;

/** Starts a worker of the app itself: the page's policy asks that every script address is vouched for, and only ours are. */
export function startOwnWorker(url: string): Worker {
  policy ??= trustedTypes().createPolicy('loket-workers', { createScriptURL: ownAddress });
  // The DOM types of the compiler know no TrustedScriptURL yet; at run time nothing else is taken.
  return new Worker(policy.createScriptURL(url) as string, { type: 'module' });
}

function ownAddress(url: string): string {
  const address = new URL(url, globalThis.location.href);
  if (address.origin !== globalThis.location.origin) throw new TypeError('not a worker of this app');
  return address.href;
}

function trustedTypes(): TrustedTypes {
  // As above: part of Chromium, not of the compiler's DOM types.
  return (globalThis as unknown as { trustedTypes: TrustedTypes }).trustedTypes;
}
