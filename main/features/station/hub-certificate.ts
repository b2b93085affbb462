import { connect } from 'node:tls';
import type { Ends } from '#common/domain/station/endings.ts';
import { certificateEnds } from '#runtime/identity/certificate-ends.ts';

const PATIENCE_MS = 3_000;

/**
 * When the certificate ends that this PC really sees from its hub, which may be one of a proxy that the hub knows nothing of. Empty without
 * TLS and when there is no answer; one that is not believed tells nothing, and the sync says so itself.
 */
export function hubCertificateEnds(hubUrl: string): Promise<Ends[]> {
  const { protocol, hostname, port } = new URL(hubUrl);
  if (protocol !== 'https:') return Promise.resolve([]);
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = connect({
      host,
      port: Number(port) || 443,
      ...(isName(host) ? { servername: host } : {}),
    });
    const end = (ends: Ends[]) => {
      socket.destroy();
      resolve(ends);
    };
    socket.setTimeout(PATIENCE_MS, () => end([]));
    socket.once('error', () => end([]));
    socket.once('secureConnect', () => {
      const [first] = certificateEnds(socket.getPeerX509Certificate()?.toString() ?? '', 'HUB_TLS');
      end(first ? [first] : []);
    });
  });
}

/** An address is no name that a server could be asked by. */
function isName(host: string): boolean {
  return !/^[\d.]+$/.test(host) && !host.includes(':');
}
