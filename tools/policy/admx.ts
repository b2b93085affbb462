import type { PolicyEntry } from '#common/domain/station/machine-policy.ts';
import { entries, REGISTRY_KEY } from './names.ts';
import { xmlOf } from './xml.ts';

const CATEGORY = 'Loket';

/** The template that the group policy editor reads: for each key of the table one policy of the machine, never of a person. */
export function admx(): string {
  return xmlOf({
    policyDefinitions: {
      '@revision': '1.0',
      '@schemaVersion': '1.0',
      '@xmlns': 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions',
      policyNamespaces: { target: { '@prefix': 'loket', '@namespace': 'Loket.Policies' } },
      resources: { '@minRequiredRevision': '1.0' },
      supportedOn: {
        definitions: { definition: { '@name': 'SUPPORTED', '@displayName': '$(string.SUPPORTED)' } },
      },
      categories: { category: { '@name': CATEGORY, '@displayName': '$(string.CATEGORY)' } },
      policies: { policy: entries().map(([key, entry]) => policyOf(key, entry)) },
    },
  });
}

function policyOf(key: string, entry: PolicyEntry): object {
  return {
    '@name': key,
    '@class': 'Machine',
    '@displayName': `$(string.${key})`,
    '@explainText': `$(string.${key}_HELP)`,
    '@key': REGISTRY_KEY,
    ...(entry.kind === 'FLAG' ? { '@valueName': key } : { '@presentation': `$(presentation.${key})` }),
    parentCategory: { '@ref': CATEGORY },
    supportedOn: { '@ref': 'SUPPORTED' },
    ...valueOf(key, entry),
  };
}

function valueOf(key: string, entry: PolicyEntry): object {
  const place = { '@id': key, '@valueName': key };
  switch (entry.kind) {
    case 'TEXT':
      return { elements: { text: { ...place, '@required': 'true', '@maxLength': entry.maximum } } };
    case 'NUMBER':
      return {
        elements: {
          decimal: { ...place, '@required': 'true', '@minValue': entry.minimum, '@maxValue': entry.maximum },
        },
      };
    case 'CHOICE':
      return {
        elements: {
          enum: {
            ...place,
            '@required': 'true',
            item: entry.options.map((option) => ({
              '@displayName': `$(string.${key}_${option})`,
              value: { string: option },
            })),
          },
        },
      };
    case 'LIST':
      return { elements: { multiText: { ...place, '@required': 'true' } } };
    case 'FLAG':
      return { enabledValue: { decimal: { '@value': 1 } }, disabledValue: { decimal: { '@value': 0 } } };
  }
}
