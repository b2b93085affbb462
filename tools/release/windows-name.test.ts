import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publisherProblem } from '#main/updates/publisher.ts';
import { windowsName } from './windows-name.ts';

function nameOf(subject: string, ...more: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'loket-name-'));
  try {
    const pem = join(folder, 'a.crt');
    const made = ['-keyout', join(folder, 'a.key'), '-out', pem, '-subj', subject];
    execFileSync('openssl', ['req', '-x509', '-utf8', '-newkey', 'ed25519', '-nodes', ...made, ...more], {
      stdio: 'pipe',
    });
    return windowsName(new X509Certificate(readFileSync(pem)).raw);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it.each([
  ['/C=ID/O=Loket/CN=Trial', 'CN=Trial, O=Loket, C=ID'],
  [
    '/C=ID/ST=Jawa Barat/L=Depok/O=PT Contoh, Tbk/CN=PT Contoh, Tbk',
    'CN="PT Contoh, Tbk", O="PT Contoh, Tbk", L=Depok, S=Jawa Barat, C=ID',
  ],
  ['/O=Toko "Satu"/CN=é', 'CN=é, O="Toko ""Satu"""'],
  [
    '/emailAddress=a@b.example/serialNumber=7/postalCode=16424/street=Jl. Satu/CN=x',
    'CN=x, STREET=Jl. Satu, PostalCode=16424, SERIALNUMBER=7, E=a@b.example',
  ],
  [
    '/businessCategory=Private Organization/1.3.6.1.4.1.311.60.2.1.3=ID/CN=x',
    'CN=x, OID.1.3.6.1.4.1.311.60.2.1.3=ID, OID.2.5.4.15=Private Organization',
  ],
])('%s is written as Windows prints it', (subject, name) => {
  expect(nameOf(subject)).toBe(name);
});

it('several values in one part stay together', () => {
  expect(nameOf('/C=ID/CN=x+OU=y', '-multivalue-rdn')).toMatch(/^(?:CN=x \+ OU=y|OU=y \+ CN=x), C=ID$/);
});

it('is what a PC accepts, and no other', async () => {
  const name = nameOf('/C=ID/O=PT Contoh, Tbk/CN=Loket');
  const windows = (Subject: string) => async () => JSON.stringify({ Status: 0, Subject });
  expect(await publisherProblem([name], 'a.exe', windows('CN=Loket, O="PT Contoh, Tbk", C=ID'))).toBeNull();
  expect(await publisherProblem([name], 'a.exe', windows('CN=Loket, O=PT Contoh, C=ID'))).not.toBeNull();
});
