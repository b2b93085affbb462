import type { CustomScheme } from 'electron';

/**
 * Chromium's own binary knows no custom schemes. Each registered one is served inside the browser as a secure origin below
 * `.localhost` (which never leaves the machine); the app only ever sees the scheme it registered.
 */
const registered = new Set<string>();

export function registerSchemes(schemes: readonly CustomScheme[]): void {
  for (const { scheme, privileges } of schemes) {
    if (!privileges?.standard || !privileges.secure) {
      throw new Error(
        `The Chromium stand-in serves standard, secure schemes only; '${scheme}' was registered without both.`,
      );
    }
    registered.add(scheme.toLowerCase());
  }
}

export function isRegisteredScheme(scheme: string): boolean {
  return registered.has(scheme);
}

/** `app://loket/list?x` as `https://loket.app.localhost/list?x`; any other URL unchanged. */
export function toPageUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i.exec(url);
  const scheme = match?.[1]?.toLowerCase();
  if (!match || !scheme || !registered.has(scheme)) return url;
  const rest = url.slice(match[0].length);
  return `https://${match[2]}.${scheme}.localhost${rest.startsWith('/') ? rest : `/${rest}`}`;
}

/** The way back from {@link toPageUrl}. */
export function toAppUrl(url: string): string {
  const match = /^(blob:)?https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.localhost(?=[/?#]|$)/i.exec(url);
  const scheme = match?.[3]?.toLowerCase();
  if (!match || !scheme || !registered.has(scheme)) return url;
  return `${match[1] ?? ''}${scheme}://${match[2]}${url.slice(match[0].length)}`;
}

/** The origin that Electron would report, with the scheme's own name. */
export function appOrigin(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i.exec(toAppUrl(url));
  if (!match) return 'null';
  return `${match[1]}://${match[2]}`;
}

/** Header values such as a CSP name the app's scheme; the page has to read its stand-in. */
export function toPageHeader(value: string): string {
  let mapped = value;
  for (const scheme of registered) {
    mapped = mapped
      .replace(new RegExp(`\\b${scheme}://([\\w.-]+)`, 'g'), `https://$1.${scheme}.localhost`)
      .replace(new RegExp(`(^|[\\s;,])${scheme}:(?=[\\s;,]|$)`, 'g'), `$1https://*.${scheme}.localhost`);
  }
  return mapped;
}
