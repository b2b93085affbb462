/** Unwraps a value that the caller knows to exist; `because` says how it is known. */
export function must<T>(value: T | null | undefined, because: string): T {
  if (value === null || value === undefined) throw new Error(`Missing value: ${because}`);
  return value;
}
