type Policies = {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => {
    createScriptURL: (url: string) => URL;
  };
};

let policy: ReturnType<Policies['createPolicy']> | null = null;

/** The page's policy starts a worker only from an address that such a rule has passed: our own origin, nothing else. */
function scriptUrl(url: string): URL | string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('loket-worker', {
    createScriptURL: (text) => {
      const { origin } = new URL(text, location.href);
      if (origin !== location.origin) throw new TypeError('Not a script of ours.');
      return text;
    },
  });
  return policy.createScriptURL(url);
}

/** Starts a worker of the app itself. */
export function startOwnWorker(url: string): Worker {
  return new Worker(scriptUrl(url), { type: 'module' });
}
