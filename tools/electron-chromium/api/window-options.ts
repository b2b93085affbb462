import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

import { notAvailable } from './unavailable.ts';

/** Preferences that would loosen what the stand-in always enforces, with the only value it can honour. */
const FIXED = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  offscreen: false,
} as const satisfies Partial<Record<keyof WebPreferences, boolean>>;

/** Preferences that are harmless to accept, whether or not Chromium does anything with them. */
const ACCEPTED = new Set<string>([
  'preload',
  'additionalArguments',
  'devTools',
  'spellcheck',
  'backgroundThrottling',
  'disableBlinkFeatures',
  'disableDialogs',
  'safeDialogs',
  'navigateOnDragDrop',
  'autoplayPolicy',
  'v8CacheOptions',
  'defaultEncoding',
  'javascript',
  'images',
  'textAreasAreResizable',
  'webgl',
  'enableWebSQL',
  'safeDialogsMessage',
  'scrollBounce',
  'enablePreferredSizeMode',
  'zoomFactor',
  'disableHtmlFullscreenWindowResize',
]);

/** Window options that Chromium has, and those without effect on a Linux desktop. */
const OPTIONS = new Set<string>([
  'width',
  'height',
  'minWidth',
  'minHeight',
  'x',
  'y',
  'center',
  'show',
  'title',
  'backgroundColor',
  'webPreferences',
  'autoHideMenuBar',
  'icon',
  'paintWhenInitiallyHidden',
  'useContentSize',
  'resizable',
  'minimizable',
  'maximizable',
  'closable',
  'focusable',
  'darkTheme',
  'fullscreenable',
  'fullscreen',
  'skipTaskbar',
  'acceptFirstMouse',
  'titleBarStyle',
  'roundedCorners',
  'frame',
  'hasShadow',
]);

export function checkPreferences(preferences: WebPreferences = {}): WebPreferences {
  for (const [name, value] of Object.entries(preferences)) {
    if (value === undefined || ACCEPTED.has(name)) continue;
    const fixed = (FIXED as Readonly<Record<string, boolean | undefined>>)[name];
    if (fixed === undefined || value !== fixed) {
      throw notAvailable(`webPreferences.${name}: ${String(value)}`);
    }
  }
  return { ...FIXED, ...preferences };
}

export function checkOptions(options: BrowserWindowConstructorOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && !OPTIONS.has(name)) throw notAvailable(`BrowserWindow option '${name}'`);
  }
  if (options.frame === false) throw notAvailable('BrowserWindow option frame: false');
}
