import { expect, it } from 'vitest';
import { windowsFolder } from './windows-folder.ts';

it('is where the system’s own library was loaded from, whatever the environment says', () => {
  const before = process.env['SystemRoot'];
  process.env['SystemRoot'] = String.raw`C:\x`;
  const loaded = [String.raw`C:\Program Files\Loket\Loket.exe`, String.raw`D:\WINNT\SYSTEM32\ntdll.dll`];
  expect(windowsFolder(() => loaded)).toBe(String.raw`D:\WINNT`);
  expect(windowsFolder(() => ['D:/WINNT/System32/ntdll.dll'])).toBe(String.raw`D:\WINNT`);
  expect(windowsFolder(() => [String.raw`C:\x\ntdll.dll`])).toBe(String.raw`C:\Windows`);
  expect(windowsFolder()).toBe(String.raw`C:\Windows`);
  if (before === undefined) delete process.env['SystemRoot'];
  else process.env['SystemRoot'] = before;
});
