import { describe, expect, it } from 'vitest';
import type { FingerPolicy, FingerPosition, PrintDevice } from '#common/domain/biometrics/finger.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import {
  bestScore,
  entryOf,
  fingerLines,
  isComplete,
  nextOpen,
  NO_FINGERS,
  parseDraft,
  pressOf,
  recorded,
  withException,
  withFile,
  withTry,
  type FingerDraft,
} from './finger-draft.ts';

const POLICY: FingerPolicy = {
  required: ['RIGHT_THUMB', 'RIGHT_INDEX', 'LEFT_INDEX'],
  minQuality: 40,
  maxAttempts: 3,
  enoughQuality: 60,
  bestOf: 3,
  childMinAge: 6,
  exceptions: ['AMPUTATED', 'BANDAGED'],
  fallback: ['THUMB', 'INDEX', 'MIDDLE', 'RING'],
  proofFor: ['PERMANENT'],
  groups: [
    ['RIGHT_INDEX', 'RIGHT_MIDDLE', 'RIGHT_RING', 'RIGHT_LITTLE'],
    ['LEFT_INDEX', 'LEFT_MIDDLE', 'LEFT_RING', 'LEFT_LITTLE'],
    ['RIGHT_THUMB', 'LEFT_THUMB'],
  ],
  flagDoubtful: true,
  fileInput: true,
};
const DEVICE = { serial: 'S', code: 'C' } as PrintDevice;
const id = (name: string) => name.padStart(64, '0') as AttachmentId;

function taken(draft: FingerDraft, position: FingerPosition, ...scores: number[]): FingerDraft {
  let best = -1;
  return scores.reduce((before, quality) => {
    const isBest = quality > best;
    best = Math.max(best, quality);
    return withTry(before, {
      position,
      quality,
      attachmentId: isBest ? id(`${quality}`) : null,
      device: DEVICE,
      isDoubtful: false,
    });
  }, draft);
}
const states = (draft: FingerDraft) =>
  fingerLines(POLICY, draft).map(({ position, state }) => `${position} ${state}`);

describe('what was taken so far', () => {
  it('keeps the best of the tries and counts them all', () => {
    const draft = taken(NO_FINGERS, 'RIGHT_THUMB', 45, 52, 48);
    expect(recorded(POLICY, draft).fingers).toEqual([
      { position: 'RIGHT_THUMB', attachmentId: id('52'), quality: 52, attempts: 3, device: DEVICE },
    ]);
    expect(states(draft)[0]).toBe('RIGHT_THUMB DONE');
  });

  it('says which finger must come again', () => {
    expect(states(taken(NO_FINGERS, 'RIGHT_THUMB', 30))[0]).toBe('RIGHT_THUMB AGAIN');
    expect(states(taken(NO_FINGERS, 'RIGHT_THUMB', 45))[0]).toBe('RIGHT_THUMB AGAIN');
    expect(states(taken(NO_FINGERS, 'RIGHT_THUMB', 61))[0]).toBe('RIGHT_THUMB DONE');
    expect(states(taken(NO_FINGERS, 'RIGHT_THUMB', 10, 11, 12))[0]).toBe('RIGHT_THUMB DONE');
  });

  it('asks for another finger of the hand in the place of one that cannot be taken', () => {
    const draft = withException(taken(NO_FINGERS, 'RIGHT_INDEX', 70), {
      position: 'RIGHT_INDEX',
      reason: 'BANDAGED',
      note: '',
    });
    expect(states(draft)).toEqual([
      'RIGHT_THUMB OPEN',
      'RIGHT_INDEX EXCEPTED',
      'RIGHT_MIDDLE OPEN',
      'LEFT_INDEX OPEN',
    ]);
    expect(recorded(POLICY, taken(draft, 'RIGHT_MIDDLE', 66)).fingers).toMatchObject([
      { position: 'RIGHT_MIDDLE', replaces: 'RIGHT_INDEX' },
    ]);
  });

  it('is complete when every finger is taken or explained, and proven that must be', () => {
    let draft = withFile(
      taken(taken(NO_FINGERS, 'RIGHT_THUMB', 70), 'RIGHT_INDEX', 70),
      'LEFT_INDEX',
      id('f'),
    );
    // A print from a file is explained.
    expect(isComplete(POLICY, draft)).toBe(false);
    draft = { ...draft, fileNote: 'Pemindai rusak' };
    expect(isComplete(POLICY, draft)).toBe(true);
    expect(recorded(POLICY, draft)).toMatchObject({ fileNote: 'Pemindai rusak' });
    draft = withException(draft, { position: 'RIGHT_INDEX', reason: 'AMPUTATED', note: '' });
    draft = taken(draft, 'RIGHT_MIDDLE', 70);
    const allFromDevice = taken(draft, 'LEFT_INDEX', 70);
    expect(recorded(POLICY, allFromDevice)).not.toHaveProperty('fileNote');
    expect(isComplete(POLICY, draft)).toBe(false);
    draft = withException(draft, {
      position: 'RIGHT_INDEX',
      reason: 'AMPUTATED',
      note: '',
      proofAttachmentId: id('p'),
    });
    expect(isComplete(POLICY, draft)).toBe(true);
  });

  it('forgets a print that stood in for a finger which is taken after all', () => {
    const bandaged = withException(NO_FINGERS, { position: 'LEFT_INDEX', reason: 'BANDAGED', note: '' });
    const draft = taken(taken(bandaged, 'LEFT_THUMB', 70), 'LEFT_INDEX', 70);
    expect(recorded(POLICY, draft)).toMatchObject({ fingers: [{ position: 'LEFT_INDEX' }], exceptions: [] });
  });

  it('comes back from its own text, and nothing else does', () => {
    const draft = withFile(NO_FINGERS, 'LEFT_INDEX', id('f'));
    expect(parseDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(parseDraft({ entries: [{ position: 'THIRD_HAND' }] })).toBeNull();
  });
});

it('a print without ridges comes again, and never pushes out one that has them', () => {
  const one = { position: 'RIGHT_THUMB', quality: 80, device: DEVICE } as const;
  const doubtful = withTry(NO_FINGERS, { ...one, attachmentId: id('d'), isDoubtful: true });
  expect(states(doubtful)[0]).toBe('RIGHT_THUMB AGAIN');
  expect(bestScore(entryOf(doubtful, 'RIGHT_THUMB'))).toBeNull();
  const plain = withTry(doubtful, { ...one, quality: 66, attachmentId: id('a'), isDoubtful: false });
  expect(states(plain)[0]).toBe('RIGHT_THUMB DONE');
  const again = withTry(plain, { ...one, quality: 90, attachmentId: id('e'), isDoubtful: true });
  expect(recorded(POLICY, again).fingers).toMatchObject([
    { attachmentId: id('a'), quality: 66, attempts: 3 },
  ]);
});

it('after the last try a doubtful print goes on record with what was found', () => {
  const ridges = { version: '1', certainty: 0.3, spread: 12, blocks: 40, faults: ['LOW_CONTRAST' as const] };
  const one = { position: 'RIGHT_THUMB', quality: 70, device: DEVICE, isDoubtful: true, ridges } as const;
  let draft = withTry(NO_FINGERS, { ...one, attachmentId: id('1') });
  draft = withTry(draft, { ...one, attachmentId: id('2') });
  expect(states(draft)[0]).toBe('RIGHT_THUMB AGAIN');
  draft = withTry(draft, { ...one, attachmentId: null });
  expect(states(draft)[0]).toBe('RIGHT_THUMB DONE');
  expect(recorded(POLICY, draft).fingers).toMatchObject([{ attachmentId: id('2'), attempts: 3, ridges }]);
});

describe('what comes next', () => {
  it('is the next finger that needs something, around the list', () => {
    const lines = fingerLines(POLICY, taken(NO_FINGERS, 'RIGHT_INDEX', 80));
    expect(nextOpen(lines, null)).toBe('RIGHT_THUMB');
    expect(nextOpen(lines, 'RIGHT_THUMB')).toBe('LEFT_INDEX');
    expect(nextOpen(lines, 'LEFT_INDEX')).toBe('RIGHT_THUMB');
  });

  it('is one finger on a small glass and the open ones of its group on a large one', () => {
    const bandaged = withException(NO_FINGERS, { position: 'RIGHT_THUMB', reason: 'BANDAGED', note: '' });
    const lines = fingerLines(POLICY, bandaged);
    expect(pressOf(POLICY, lines, 'RIGHT_INDEX', false)).toEqual(['RIGHT_INDEX']);
    expect(pressOf(POLICY, lines, 'RIGHT_INDEX', true)).toEqual(['RIGHT_INDEX', 'RIGHT_MIDDLE']);
  });
});
