import { describe, expect, it } from 'vitest';
import type { Finding } from '#common/domain/approval/findings.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { attentionItems } from './finding-words.ts';

const AT = Instant.parse('2026-11-24T02:00:00.000Z');

function itemsOf(findings: readonly Finding[]) {
  const words = (key: string, values: object = {}) => `${key} ${Object.values(values).join(' ')}`.trim();
  // Only what the words of these findings are made of.
  const context = { view: { findings }, t: words, format: { moment: String }, reason: String } as never;
  return attentionItems(context);
}

describe('what stands out about a file', () => {
  const doubt = (note: string): Finding => ({
    flag: 'FACE_DOUBT',
    ground: 'NOT_SURE',
    with: 'OLD_PASSPORT',
    attachmentId: 'a'.repeat(64) as AttachmentId,
    note,
  });

  it('names a reason once that two checks came to, with what each of them saw', () => {
    const items = itemsOf([
      { flag: 'DUPLICATE', ground: 'ADJUDICATION', reference: 'SIMKIM-7', at: AT },
      doubt('Janggut'),
      { flag: 'DUPLICATE', ground: 'SAME_NIK', others: [] },
    ] as const);
    const twice = items.filter(({ title }) => title === 'approval.risk.DUPLICATE');
    expect(twice).toHaveLength(1);
    expect(twice[0]?.texts).toEqual([
      expect.stringContaining('SIMKIM-7'),
      expect.stringContaining('approval.finding.sameNik'),
    ]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('says the same thing about it only once', () => {
    expect(itemsOf([doubt('Janggut'), doubt('Janggut'), doubt('Kacamata')])).toMatchObject([
      { texts: [expect.stringContaining('Janggut'), expect.stringContaining('Kacamata')] },
    ]);
  });
});
