import { expect, it } from 'vitest';
import { toInstant } from '#common/kernel/instant.ts';
import { createLogger } from '#runtime/logging/logger.ts';
import { fallbackSettings } from './fallback-settings.ts';
import { LogThreshold } from './log-threshold.ts';

const at = (text: string) => toInstant(new Date(text));

it('writes what was chosen, through a start of the program, and goes back to info after a day', () => {
  let now = at('2026-11-24T02:00:00Z');
  const settings = fallbackSettings();
  const lines: string[] = [];
  const start = () => {
    const threshold = new LogThreshold(() => now);
    const log = createLogger('test', (line) => lines.push(line), threshold.writes);
    threshold.follow(settings);
    const written = () => {
      lines.length = 0;
      for (const level of ['error', 'warn', 'info', 'debug'] as const) log[level]('said');
      return lines.map((line) => (JSON.parse(line) as { level: string }).level);
    };
    return { threshold, written };
  };
  expect(start().written()).toEqual(['error', 'warn', 'info']);
  expect(start().threshold.choose('debug')).toEqual({ level: 'debug', until: '2026-11-25T02:00:00.000Z' });
  expect(start().written()).toEqual(['error', 'warn', 'info', 'debug']);
  now = at('2026-11-25T01:59:59Z');
  expect(start().written()).toHaveLength(4);
  now = at('2026-11-25T02:00:00Z');
  expect(start().threshold.choice()).toEqual({ level: 'info', until: null });
  expect(start().written()).toEqual(['error', 'warn', 'info']);
  start().threshold.choose('error');
  expect(start().written()).toEqual(['error']);
  start().threshold.choose('info');
  expect(start().written()).toEqual(['error', 'warn', 'info']);
});
