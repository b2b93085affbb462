import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import { hubCertificateEnds } from '#main/features/station/hub-certificate.ts';
import { NO_POLICY, readPinnedCa } from '#main/settings/policy/read-policy.ts';
import { makeDeskKey } from '#main/sync/desk-key.ts';
import { HubClient } from '#main/sync/hub-client.ts';
import { makeCertificate } from '#tools/certificates/make-certificate.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-pin-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the pinned authority', () => {
  const authority = makeCertificate({ name: 'Otoritas Kanim Contoh', isAuthority: true });
  const other = makeCertificate({ name: 'Otoritas Lain', isAuthority: true });
  const pin = (cert: string) => createHash('sha256').update(new X509Certificate(cert).raw).digest('hex');
  const withCa = (cert: string | Buffer, sha256: string) => {
    const path = join(folder, 'ca.pem');
    writeFileSync(path, cert);
    return { policy: { HubCaFile: path, HubCaSha256: sha256 }, ignored: [], place: 'policy.json' };
  };

  it('is the certificate whose fingerprint IT wrote, in either case', async () => {
    const machine = withCa(authority.cert, pin(authority.cert).toUpperCase());
    expect(await readPinnedCa(machine)).toBe(authority.cert);
    expect(await readPinnedCa(NO_POLICY)).toBeNull();
  });

  it('may be bare DER, as Windows exports one', async () => {
    const { raw } = new X509Certificate(authority.cert);
    const pem = await readPinnedCa(withCa(raw, pin(authority.cert)));
    expect(new X509Certificate(pem ?? '').raw.equals(raw)).toBe(true);
  });

  it.each([
    ['another certificate', other.cert],
    ['no certificate', 'hello'],
  ])('is refused when the file holds %s', async (_what, text) => {
    const machine = withCa(text, pin(authority.cert));
    await expect(readPinnedCa(machine)).rejects.toMatchObject({
      code: 'POLICY_INVALID',
      details: { key: 'HubCaFile' },
    });
  });

  it('is the only one that the desk believes: a hub under another is no hub', async () => {
    const before = getCACertificates('default');
    const keys = await makeDeskKey();
    const outcome = async (issuer: typeof authority) => {
      const { key, cert } = makeCertificate({ name: 'localhost', issuer });
      const server = createServer({ key, cert }, (_request, response) => response.end('{}'));
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const { port } = server.address() as AddressInfo;
      const client = new HubClient(`https://localhost:${port}`, keys);
      const error: unknown = await client.enrol('AAAAA-AAAAA').catch((problem: unknown) => problem);
      server.closeAllConnections();
      server.close();
      return error instanceof HubUnreachable ? error.reason : (error as { code: string }).code;
    };
    try {
      expect(await outcome(authority)).toBe('TLS');
      setDefaultCACertificates([authority.cert]);
      // The connection stands; what came over it is no answer of a hub.
      expect(await outcome(authority)).toBe('HUB_ANSWER_UNREADABLE');
      expect(await outcome(other)).toBe('TLS');
    } finally {
      setDefaultCACertificates(before);
    }
  });
});

describe('the certificate that a desk sees from its hub', () => {
  const authority = makeCertificate({ name: 'Otoritas Kanim Contoh', isAuthority: true });

  it('is told with its end, where the desk believes it', async () => {
    const { key, cert } = makeCertificate({ name: 'localhost', issuer: authority });
    const server = createServer({ key, cert });
    await new Promise<void>((resolve) => {
      server.listen(0, resolve);
    });
    const url = `https://localhost:${(server.address() as AddressInfo).port}`;
    const before = getCACertificates('default');
    try {
      expect(await hubCertificateEnds(url)).toEqual([]);
      setDefaultCACertificates([authority.cert]);
      const endsAt = new X509Certificate(cert).validToDate.toISOString();
      expect(await hubCertificateEnds(url)).toEqual([{ kind: 'HUB_TLS', name: 'localhost', endsAt }]);
    } finally {
      setDefaultCACertificates(before);
      server.close();
    }
    expect(await hubCertificateEnds(url)).toEqual([]);
    expect(await hubCertificateEnds('http://127.0.0.1:1')).toEqual([]);
  });
});
