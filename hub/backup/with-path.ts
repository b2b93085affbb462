/** A disk that is full names no file once one is open: then this one. */
export function withPath(error: unknown, path: string): unknown {
  const isNameless = error instanceof Error && 'syscall' in error && !('path' in error);
  return isNameless ? Object.assign(error, { path }) : error;
}
