/** Why no answer came, as a word that the catalogues explain; the system's own text may name addresses. */
export function reasonOf(error: unknown): 'TIMEOUT' | 'REFUSED' | 'DNS' | 'TLS' | 'NETWORK' {
  if (error instanceof Error && error.name === 'TimeoutError') return 'TIMEOUT';
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ECONNREFUSED') return 'REFUSED';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'DNS';
  if (/CERT|TLS|SSL|UNABLE_TO_VERIFY/.test(code)) return 'TLS';
  if (code.includes('TIMEOUT')) return 'TIMEOUT';
  return 'NETWORK';
}
