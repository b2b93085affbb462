import { describe, expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import { startOrTell } from './start-or-tell.ts';

function told() {
  const boxes: string[] = [];
  const codes: number[] = [];
  const showErrorBox = (title: string, content: string) => void boxes.push(`${title}: ${content}`);
  return { boxes, codes, telling: { showErrorBox, exit: (code: number) => void codes.push(code) } };
}

describe('a start', () => {
  it('that works shows no box and ends nothing', async () => {
    const { boxes, codes, telling } = told();
    await startOrTell(async () => undefined, telling);
    expect([boxes, codes]).toEqual([[], []]);
  });

  it.each([
    ['a bug', new Error("cannot open '/home/siti/loket'"), 'cannot open [text]'],
    ['a problem with a code', new CodedError('DISK_FULL'), 'DISK_FULL'],
    ['what is no error', 'gone', 'gone'],
  ])('that fails by %s is told in both languages and ends the process', async (_what, error, said) => {
    const { boxes, codes, telling } = told();
    await startOrTell(() => Promise.reject(error), telling);
    expect(codes).toEqual([3]);
    expect(boxes).toHaveLength(1);
    for (const words of ['Loket tidak dapat dimulai', 'Loket cannot start', said]) {
      expect(boxes[0]).toContain(words);
    }
    expect(boxes[0]).not.toContain('siti');
  });
});
