import { describe, expect, it } from 'vitest';
import { DeskErrorCode } from '#common/contract/ipc/reply.ts';
import { FileFlag } from '#common/contract/ipc/applications.ts';
import { RefusalCode } from '#common/domain/applications/refusal.ts';
import { ACTION_KINDS } from '#common/domain/applications/rules.ts';
import { AppState, AppType, Role, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { SopSettings } from '#common/domain/sop/settings.ts';
import { CATALOGUES, LANGUAGES } from './index.ts';

function leaves(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value as object, `${path}${key}.`),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();
}

const texts = { id: new Map(leaves(CATALOGUES.id)), en: new Map(leaves(CATALOGUES.en)) };

describe('the catalogues', () => {
  it('have the same keys in both languages', () => {
    expect([...texts.en.keys()].toSorted()).toEqual([...texts.id.keys()].toSorted());
  });

  it('leave no text empty', () => {
    const empty = LANGUAGES.flatMap((language) =>
      [...texts[language]].filter(([, text]) => text.trim() === '').map(([key]) => `${language}: ${key}`),
    );
    expect(empty).toEqual([]);
  });

  it('fill the same placeholders in both languages', () => {
    const different = [...texts.id].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(texts.en.get(key) ?? '').join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it.each(LANGUAGES)('say what happened and what to do for every code (%s)', (language) => {
    const codes = [...RefusalCode.options, ...DeskErrorCode.options].toSorted();
    expect(Object.keys(CATALOGUES[language].errors).toSorted()).toEqual(codes);
  });

  it.each(LANGUAGES)('have a sentence and a label for every action kind (%s)', (language) => {
    // A later version of a kind reads as the first.
    const names = ACTION_KINDS.map((kind) => kind.replace('.', '_').replace(/\/\d+$/, ''));
    const kinds = [...new Set(names)].toSorted();
    expect(Object.keys(CATALOGUES[language].history.sentence).toSorted()).toEqual(kinds);
    expect(Object.keys(CATALOGUES[language].actions.label).toSorted()).toEqual(kinds);
  });

  it('name every setting of the procedure', () => {
    expect(Object.keys(CATALOGUES.id.office.setting).toSorted()).toEqual(
      Object.keys(SopSettings.shape).toSorted(),
    );
  });

  it.each([
    ['state', AppState.options],
    ['type', AppType.options],
    ['lane', ServiceLane.options],
    ['role', [...Role.options, 'SYS']],
    ['flag', FileFlag.options],
    ['document', DocCode.options],
  ] as const)('name every %s', (group, codes) => {
    expect(Object.keys(CATALOGUES.id.labels[group]).toSorted()).toEqual([...codes].toSorted());
  });
});
