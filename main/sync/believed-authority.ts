import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/**
 * From now on this process speaks to the office's hub alone, under this authority; what it believed before comes back by the answer. With
 * null nothing changes.
 */
export function believeAuthority(ca: string | null): () => void {
  if (ca === null) return () => undefined;
  const before = getCACertificates('default');
  setDefaultCACertificates([ca]);
  return () => setDefaultCACertificates(before);
}
