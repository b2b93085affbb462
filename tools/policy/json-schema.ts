import type { PolicyEntry } from '#common/domain/station/machine-policy.ts';
import { CATALOGUES } from '#common/i18n/index.ts';
import { entries } from './names.ts';

/** For an editor that checks policy.json while it is written. */
export function jsonSchema(): string {
  const { label, help } = CATALOGUES.en.policy;
  const properties = Object.fromEntries(
    entries().map(([key, entry]) => [
      key,
      { title: label[key], description: help[key], ...typeOf(entry), examples: [entry.example] },
    ]),
  );
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Loket machine policy (/etc/loket/policy.json)',
    type: 'object',
    properties,
    dependentRequired: { HubCaFile: ['HubCaSha256'], HubCaSha256: ['HubCaFile'] },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function typeOf(entry: PolicyEntry): object {
  switch (entry.kind) {
    case 'TEXT':
      return { type: 'string', maxLength: entry.maximum, pattern: entry.pattern };
    case 'CHOICE':
      return { enum: entry.options };
    case 'NUMBER':
      return { type: 'integer', minimum: entry.minimum, maximum: entry.maximum };
    case 'FLAG':
      return { type: 'boolean' };
    case 'LIST':
      return { type: 'array', items: { enum: entry.options }, uniqueItems: true };
  }
}
