import { CATALOGUES, type Language } from '#common/i18n/index.ts';
import type { PolicyEntry } from '#common/domain/station/machine-policy.ts';
import { entries } from './names.ts';
import { xmlOf } from './xml.ts';

/** The words of the template in one language. */
export function adml(language: Language): string {
  const { label, help, title } = CATALOGUES[language].policy;
  const strings = entries().flatMap(([key, entry]) => [
    text(key, label[key]),
    text(`${key}_HELP`, [help[key], ...allowed(entry)].join('\n')),
    ...(entry.kind === 'CHOICE' ? entry.options.map((option) => text(`${key}_${option}`, option)) : []),
  ]);
  return xmlOf({
    policyDefinitionResources: {
      '@revision': '1.0',
      '@schemaVersion': '1.0',
      '@xmlns': 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions',
      displayName: 'Loket',
      description: title,
      resources: {
        stringTable: { string: [text('CATEGORY', 'Loket'), text('SUPPORTED', 'Loket 0.1'), ...strings] },
        presentationTable: {
          presentation: entries()
            .filter(([, entry]) => entry.kind !== 'FLAG')
            .map(([key, entry]) => ({ '@id': key, ...fieldOf(key, entry, label[key]) })),
        },
      },
    },
  });
}

function text(id: string, words: string): object {
  return { '@id': id, '#text': words };
}

/** What is typed into a box of the editor; a choice shows its own list. */
function allowed(entry: PolicyEntry): string[] {
  if (entry.kind === 'LIST') return [entry.options.join('\n')];
  return entry.kind === 'TEXT' ? [entry.example] : [];
}

function fieldOf(key: string, entry: PolicyEntry, label: string): object {
  switch (entry.kind) {
    case 'TEXT':
      return { textBox: { '@refId': key, label } };
    case 'NUMBER':
      return { decimalTextBox: { '@refId': key, '@defaultValue': entry.example, '#text': label } };
    case 'CHOICE':
      return {
        dropdownList: {
          '@refId': key,
          '@defaultItem': entry.options.indexOf(entry.example),
          '#text': label,
        },
      };
    case 'LIST':
      return { multiTextBox: { '@refId': key, '#text': label } };
    case 'FLAG':
      return {};
  }
}
