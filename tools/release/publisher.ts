import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData } from 'pkijs';
import { ReleaseProblem } from './problem.ts';
import { windowsName } from './windows-name.ts';

/** Of the certificate beside a key that may be read: PEM or DER. */
export function publisherOfCertificate(file: string): string {
  let certificate;
  try {
    // The first of several is the signer's own.
    certificate = new X509Certificate(readFileSync(file));
  } catch {
    throw new ReleaseProblem(`LOKET_SIGN_CERT: ${file} is missing or is no certificate.`);
  }
  return windowsName(certificate.raw);
}

/** Of the certificate that lies in a PFX beside its key. `passwordFile` is read by openssl, so that the word stands on no command line. */
export function publisherOfPfx(file: string, passwordFile: string): string {
  const args = ['pkcs12', '-in', file, '-passin', `file:${passwordFile}`, '-clcerts', '-nokeys'];
  // Files of older tools are sealed in ways that openssl opens only when it is told to.
  for (const more of [[], ['-legacy']]) {
    const { status, stdout, error } = spawnSync('openssl', [...args, ...more], { encoding: 'utf8' });
    if (error) throw new ReleaseProblem('openssl is missing: apt-get install openssl');
    if (status === 0 && stdout.includes('BEGIN CERTIFICATE')) {
      return windowsName(new X509Certificate(stdout.slice(stdout.indexOf('-----BEGIN'))).raw);
    }
  }
  throw new ReleaseProblem(
    `LOKET_SIGN_PFX: ${file} cannot be opened with the password of standard input, or holds no certificate of its key.`,
  );
}

/** Who signed this file of Windows, by its first signature; null for nobody. Says nothing about whether the signature holds. */
export function signerNameOf(file: string): string | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'loket-signer-'));
  const pem = path.join(folder, 'signature.pem');
  try {
    execFileSync('osslsigncode', ['extract-signature', '-pem', '-in', file, '-out', pem], { stdio: 'pipe' });
    return nameInSignature(readFileSync(pem, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new ReleaseProblem('osslsigncode is missing: apt-get install osslsigncode');
    }
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function nameInSignature(pem: string): string | null {
  const info = ContentInfo.fromBER(Buffer.from(pem.replaceAll(/-----[^-]+-----/g, ''), 'base64'));
  const { signerInfos, certificates = [] } = new SignedData({ schema: info.content });
  const sid: unknown = signerInfos[0]?.sid;
  if (!(sid instanceof IssuerAndSerialNumber)) return null;
  const own = certificates.find(
    (one) =>
      one instanceof Certificate &&
      one.serialNumber.isEqual(sid.serialNumber) &&
      one.issuer.isEqual(sid.issuer),
  );
  return own instanceof Certificate ? windowsName(Buffer.from(own.toSchema().toBER())) : null;
}
