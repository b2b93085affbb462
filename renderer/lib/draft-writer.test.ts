import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftWriter } from './draft-writer.ts';

describe('the draft writer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('saves once, the newest, after a pause in typing', async () => {
    const save = vi.fn(async () => true);
    const writer = createDraftWriter({ delayMs: 400, retryMs: 3000, save });
    writer.write('a');
    await vi.advanceTimersByTimeAsync(300);
    writer.write('ab');
    await vi.advanceTimersByTimeAsync(399);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save.mock.calls).toEqual([['ab']]);
  });

  it('saves at once when the screen locks', async () => {
    const save = vi.fn(async () => true);
    const writer = createDraftWriter({ delayMs: 400, retryMs: 3000, save });
    writer.write('half a sentence');
    await writer.flush();
    expect(save).toHaveBeenCalledWith('half a sentence');
    await vi.advanceTimersByTimeAsync(1000);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('keeps what could not be saved and tries again', async () => {
    const save = vi
      .fn<(content: string) => Promise<boolean>>()
      .mockResolvedValueOnce(false)
      .mockResolvedValue(true);
    const writer = createDraftWriter({ delayMs: 400, retryMs: 3000, save });
    writer.write('x');
    await writer.flush();
    await writer.flush();
    expect(save.mock.calls).toEqual([['x'], ['x']]);
  });

  it('tries again by itself, without another keystroke', async () => {
    const save = vi
      .fn<(content: string) => Promise<boolean>>()
      .mockResolvedValueOnce(false)
      .mockResolvedValue(true);
    const writer = createDraftWriter({ delayMs: 400, retryMs: 3000, save });
    writer.write('x');
    await vi.advanceTimersByTimeAsync(400 + 2999);
    expect(save).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(save.mock.calls).toEqual([['x'], ['x']]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('never lets an older content overtake a newer one', async () => {
    const saved: string[] = [];
    const writer = createDraftWriter({
      delayMs: 400,
      retryMs: 3000,
      save: async (content) => {
        await new Promise((resolve) => setTimeout(resolve, content === 'old' ? 50 : 0));
        saved.push(content);
        return true;
      },
    });
    writer.write('old');
    const first = writer.flush();
    await vi.advanceTimersByTimeAsync(1);
    writer.write('new');
    const second = writer.flush();
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all([first, second]);
    expect(saved).toEqual(['old', 'new']);
  });
});
