import { sign } from 'node:crypto';
import { promisify } from 'node:util';
import { makeCertificate, type Issued } from '#tools/certificates/make-certificate.ts';

const DAY_MS = 24 * 3600_000;
const signWith = promisify(sign);

/** The simulated maker and its device, with keys that exist only as long as the program runs. */
export type MockIdentity = { serial: string; make: string; model: string; authority: Issued; device: Issued };

export function newIdentity(serial: string): MockIdentity {
  const authority = makeCertificate({ name: 'Loket SBI mock authority', kind: 'RSA', isAuthority: true });
  return {
    serial,
    make: 'Loket',
    model: 'Simulated 500',
    authority,
    device: makeCertificate({ name: `Loket SBI mock ${serial}`, kind: 'RSA', issuer: authority }),
  };
}

/** Signers that must not be believed. */
export function wrongSigner({ authority }: MockIdentity, wrong: 'SIGNER' | 'EXPIRED' | 'WEAK'): Issued {
  const name = 'Loket SBI mock';
  switch (wrong) {
    case 'SIGNER':
      return makeCertificate({ name, kind: 'RSA' });
    case 'EXPIRED':
      return makeCertificate({ name, kind: 'RSA', issuer: authority, to: new Date(Date.now() - DAY_MS) });
    case 'WEAK':
      return makeCertificate({ name, kind: 'RSA', rsaBits: 1024, issuer: authority });
  }
}

/** Signed by hand: a library would refuse the short key that a test wants. */
export async function signed(content: object, signer: Issued): Promise<string> {
  const x5c = [signer.cert.replaceAll(/-----[^-]+-----|\s/g, '')];
  const written = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const text = `${written({ alg: 'RS256', typ: 'JWT', x5c })}.${written(content)}`;
  const signature = await signWith('sha256', Buffer.from(text), signer.privateKey);
  return `${text}.${signature.toString('base64url')}`;
}
