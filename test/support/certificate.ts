import { makeCertificate } from '#tools/certificates/make-certificate.ts';

/** A certificate that signs itself, as printers make them: another one each time. */
export function selfSigned(): { key: string; cert: string } {
  return makeCertificate({ name: 'scanner' });
}
