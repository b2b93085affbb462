import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));

const { resolveAppPath } = await import('#main/security/app-protocol.ts');
const { CONTENT_SECURITY_POLICY } = await import('#main/security/page-headers.ts');

const ROOT = '/srv/loket/renderer';

describe('the app protocol', () => {
  it.each([
    ['app://loket/index.html', '/srv/loket/renderer/index.html'],
    ['app://loket/assets/a.js?x=1#y', '/srv/loket/renderer/assets/a.js'],
  ])('serves %s', (url, path) => {
    expect(resolveAppPath(url, ROOT)).toBe(path);
  });

  it.each([
    'app://loket/../../etc/passwd',
    'app://loket/%2e%2e/%2e%2e/etc/passwd',
    'app://loket/..%2f..%2fetc%2fpasswd',
    'app://loket/..\\..\\windows',
    'app://loket/%00index.html',
    'app://loket/%',
    'app://loket:8080/index.html',
    'app://user@loket/index.html',
    'app://evil/index.html',
    'app://loket.evil/index.html',
    'file:///etc/passwd',
    'https://loket/index.html',
    'app:loket',
    '',
  ])('never leaves its folder for %s', (url) => {
    const path = resolveAppPath(url, ROOT);
    expect(path === null || path.startsWith(`${ROOT}/`)).toBe(true);
    expect(path === null || !path.includes('passwd') || path.startsWith(`${ROOT}/`)).toBe(true);
  });

  it('allows nothing that is not named, and nothing unsafe but WebAssembly', () => {
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'/);
    expect(CONTENT_SECURITY_POLICY.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/https?:|\*|filesystem:/);
    expect(CONTENT_SECURITY_POLICY).toMatchInlineSnapshot(
      `"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"`,
    );
  });
});
