import { join } from 'node:path';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '#common/i18n/index.ts';
import { differences, type Difference } from '#common/domain/sop/differences.ts';
import { changeText } from '#renderer/features/office/difference-text.ts';
import type { Translate } from '#renderer/lib/i18n.ts';
import { loadSop } from '#runtime/sop/load-sop.ts';

const sop = loadSop(join(import.meta.dirname, '../../resources/sop/2026-1'));

async function translator(language: 'id' | 'en'): Promise<Translate> {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    resources: { [language]: { translation: CATALOGUES[language] } },
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  return i18n.t as unknown as Translate;
}

/** The same with another value at every place. */
function changed(value: unknown): unknown {
  if (Array.isArray(value)) {
    const isPlain = value.every((one) => typeof one !== 'object' || one === null);
    return isPlain ? [...value, 'ANOTHER'] : value.map(changed);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changed(inner)]));
  }
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : `${String(value)} *`;
}

const BIOMETRIC = ['fingerPolicy', 'photoPolicy'] as const;

function changesOf(part: (typeof BIOMETRIC)[number]): Difference[] {
  return differences({ [part]: sop[part] }, { [part]: changed(sop[part]) });
}

/** Words of a language have no capital in their middle, as names in code do. */
const CODE = /[a-z][A-Z]/;

describe.each(['id', 'en'] as const)('a change of finger and photo rules, in %s', (language) => {
  it.each(BIOMETRIC)('%s is told in words, whatever was changed', async (part) => {
    const t = await translator(language);
    const changes = changesOf(part);
    expect(changes.length).toBeGreaterThan(10);
    const told = changes.map((change) => ({
      path: change.path.join('.'),
      ...changeText(change, { t, language }),
    }));
    expect(told.filter(({ what }) => CODE.test(what))).toEqual([]);
    const names = Object.keys(sop[part] ?? {});
    const labels: Readonly<Record<string, string>> = CATALOGUES[language].papers.field;
    expect(names.filter((name) => labels[name] === undefined)).toEqual([]);
  });

  it('fingers, exceptions and their length are named, never their codes', async () => {
    const t = await translator(language);
    const values = changesOf('fingerPolicy').filter(
      ({ path }) => ['required', 'exceptions', 'proofFor'].includes(path[1] ?? '') && path[2] === 'value',
    );
    expect(values).toHaveLength(3);
    for (const change of values) {
      const { before } = changeText(change, { t, language });
      expect(before).not.toMatch(/[A-Z]{2,}/);
    }
  });
});

it.each(['id', 'en'] as const)(
  'no change of the whole procedure shows a name of the code, in %s',
  async (language) => {
    const t = await translator(language);
    const all = differences({ ...sop }, changed(sop));
    expect(all.length).toBeGreaterThan(500);
    const told = all.map((change) => changeText(change, { t, language }).what);
    expect([...new Set(told.filter((what) => CODE.test(what)))]).toEqual([]);
  },
);
