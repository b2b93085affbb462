/** A sentence of the catalogue with its values; the renderer has i18next for it, which the main process does without. */
export function filled(sentence: string, values: Readonly<Record<string, unknown>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (Array.isArray(value)) return value.join(', ');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
  });
}
