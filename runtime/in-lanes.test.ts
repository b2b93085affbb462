import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inLanes } from './in-lanes.ts';

it('does each once, never more than so many at a time', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await inLanes([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    most = Math.max(most, (running += 1));
    await setTimeout(1);
    running -= 1;
    done.push(item);
  });
  expect([new Set(done), done.length, most]).toEqual([new Set([1, 2, 3, 4, 5, 6, 7]), 7, 3]);
});

it('after a failure nothing is begun, and what runs has ended when it is thrown', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    if (item === 2) throw new Error('two');
    await setTimeout(5);
    ended.push(item);
  };
  await expect(inLanes([1, 2, 3, 4], 2, work)).rejects.toThrow('two');
  expect([begun, ended]).toEqual([[1, 2], [1]]);
});
