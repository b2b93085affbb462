import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { MACHINE_POLICY, POLICY_KEYS } from '#common/domain/station/machine-policy.ts';
import { parsePolicy } from '#common/domain/station/parse-policy.ts';
import { adml } from './adml.ts';
import { admx } from './admx.ts';
import { madeFiles } from './made-files.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

describe('what is made from the table of the policy', () => {
  it.each(Object.entries(madeFiles()))('%s is the one in the project (npm run policy)', (place, text) => {
    expect(readFileSync(resolve(ROOT, place), 'utf8')).toBe(text);
  });

  it('the example of every key is a value that is allowed', () => {
    const all = Object.fromEntries(POLICY_KEYS.map((key) => [key, MACHINE_POLICY[key].example]));
    expect(parsePolicy(all)).toEqual({ ok: true, value: { policy: all, ignored: [] } });
  });

  it.each(['id', 'en'] as const)(
    'every word and field that the template asks for is there (%s)',
    (language) => {
      const words = adml(language);
      const wanted = [...admx().matchAll(/\$\((string|presentation)\.(\w+)\)/g)];
      expect(wanted.length).toBeGreaterThan(POLICY_KEYS.length * 2);
      const missing = wanted.filter(([, table, id]) => !words.includes(`<${table} id="${id}"`));
      expect(missing.map(([name]) => name)).toEqual([]);
      const fields = [...admx().matchAll(/<(?:text|decimal|enum|multiText) id="(\w+)"/g)].map(([, id]) => id);
      expect(fields.filter((id) => !words.includes(`refId="${id}"`))).toEqual([]);
    },
  );

  it('every policy is the machine’s and writes the value that the reader reads', () => {
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' });
    const { policy } = parser.parse(admx()).policyDefinitions.policies;
    expect(policy.map((one: Record<string, string>) => one['@name'])).toEqual([...POLICY_KEYS]);
    expect(new Set(policy.map((one: Record<string, string>) => one['@class']))).toEqual(new Set(['Machine']));
    const names = [...admx().matchAll(/valueName="(\w+)"/g)].map(([, name]) => name);
    expect(names).toEqual([...POLICY_KEYS]);
  });
});
