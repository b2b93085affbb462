/**
 * What Chromium is started with. Nothing may leave the machine by Chromium's own doing (updates, sync, metrics, translation,
 * safe browsing).
 */
const ALWAYS: Readonly<Record<string, string>> = {
  'remote-debugging-pipe': '',
  'no-startup-window': '',
  'no-first-run': '',
  'no-default-browser-check': '',
  'no-pings': '',
  'no-service-autorun': '',
  'disable-background-networking': '',
  'disable-breakpad': '',
  'disable-client-side-phishing-detection': '',
  'disable-component-update': '',
  'disable-default-apps': '',
  'disable-domain-reliability': '',
  'disable-extensions': '',
  'disable-field-trial-config': '',
  'disable-infobars': '',
  'disable-quic': '',
  'disable-search-engine-choice-screen': '',
  'disable-sync': '',
  // Whatever Chromium tries all the same finds no host but this machine, and no proxy to ask for one.
  'host-resolver-rules': 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
  'no-proxy-server': '',
  // Electron keeps hidden and covered windows running as long as the app does not ask otherwise.
  'disable-backgrounding-occluded-windows': '',
  'metrics-recording-only': '',
  'password-store': 'basic',
};

const DISABLED_FEATURES = [
  'AimEnabled',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'Translate',
];

/** Switches whose values add up instead of replacing one another. */
const LISTS = new Set(['disable-features', 'enable-features', 'disable-blink-features']);

/** Switches that belong to the host or to Node and must not reach Chromium. */
const HOST_ONLY = new Set(['inspect', 'inspect-brk', 'user-data-dir', 'app', 'headless']);

/**
 * Switches by which Chromium would decide what is the app's to decide. Playwright passes the first one always; the others open
 * the camera whatever the permission handlers say. The handlers' own answer needs no such help here.
 */
const OVERRULING = new Set([
  'disable-popup-blocking',
  'use-fake-ui-for-media-stream',
  'auto-accept-camera-and-microphone-capture',
]);

export type FlagSettings = {
  readonly profile: string;
  /** From the command line and `app.commandLine`. */
  readonly switches: ReadonlyMap<string, string>;
  readonly headless: boolean;
  readonly isRoot: boolean;
};

export function chromiumFlags(settings: FlagSettings): string[] {
  const flags = new Map(Object.entries(ALWAYS));
  flags.set('user-data-dir', settings.profile);
  flags.set('disable-features', DISABLED_FEATURES.join(','));
  flags.set('enable-features', 'SkipListAccountsWithoutGaiaCookies');
  if (settings.headless) {
    flags.set('headless', '');
    flags.set('window-size', '1280,800');
    flags.set('screen-info', '{1280x800}');
  }
  // Chromium refuses its sandbox to root; `test-type` hides the bar which says so.
  if (settings.isRoot) flags.set('no-sandbox', '');
  for (const [name, value] of settings.switches) {
    if (HOST_ONLY.has(name) || OVERRULING.has(name)) continue;
    const before = flags.get(name);
    flags.set(name, LISTS.has(name) && before ? [before, value].filter(Boolean).join(',') : value);
  }
  if (flags.has('no-sandbox')) flags.set('test-type', '');
  return [...flags].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
}
