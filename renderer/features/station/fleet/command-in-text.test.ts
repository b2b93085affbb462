import { expect, it } from 'vitest';
import { fleet as english } from '#common/i18n/en/fleet.ts';
import { fleet as indonesian } from '#common/i18n/id/fleet.ts';
import { aroundCommand } from './command-in-text.ts';

it('keeps the command whole in every next step for a backup, and loses no word', () => {
  for (const { backupNext } of [english, indonesian]) {
    for (const [trouble, text] of Object.entries(backupNext)) {
      const { before, command, after } = aroundCommand(text);
      expect(before + command + after).toBe(text);
      // To a folder that may only be unmounted nobody is told --create: the command itself says when it is needed.
      expect(command, trouble).toBe(
        trouble === 'NO_FOLDER' ? 'loket-hub backup --create' : 'loket-hub backup',
      );
      expect(before + after, trouble).not.toContain('--create');
    }
  }
  expect(aroundCommand('no command')).toEqual({ before: 'no command', command: '', after: '' });
});
