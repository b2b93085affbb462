import { connect } from 'node:tls';
import { CodedError } from '#common/contract/coded-error.ts';
import { bare, localLookup } from './address.ts';

/**
 * The certificate that a scanner shows when it is added, as PEM; null over plain HTTP. Scanners sign their own, so no authority
 * could vouch for this one: it is looked at and nothing is sent. Every request from then on accepts exactly this certificate.
 */
export async function certificateOf(url: URL, silenceMs: number): Promise<string | null> {
  if (url.protocol !== 'https:') return null;
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new CodedError('SCANNER_UNREACHABLE', { reason }));
    const socket = connect({
      host: bare(url.hostname),
      port: Number(url.port || 443),
      lookup: localLookup(),
      rejectUnauthorized: false,
    });
    socket.setTimeout(silenceMs, () => {
      socket.destroy();
      fail('ETIMEDOUT');
    });
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate();
      socket.destroy();
      if (certificate) resolve(certificate.toString());
      else fail('CERTIFICATE');
    });
    socket.once('error', (error) => {
      if (error instanceof CodedError) reject(error);
      else fail('code' in error ? String(error.code) : 'CONNECTION');
    });
  });
}
