/** The record's own value for a key that comes from outside: `constructor` or `__proto__` finds nothing. */
export function ownValue<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
