import { redact } from './redact.ts';

/** Every text within values, however deep. */
export function redactAll(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, redactOne(value)]));
}

function redactOne(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(redactOne);
  // An object that is no list has names for its values.
  return typeof value === 'object' && value !== null ? redactAll(value as Record<string, unknown>) : value;
}
