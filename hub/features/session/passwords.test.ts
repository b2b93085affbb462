import { expect, it } from 'vitest';
import * as desk from '#runtime/identity/password.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

it('desk and hub read each other’s hashes', async () => {
  const [hubs, desks] = await Promise.all([
    hashPassword('kata sandi contoh', 'test'),
    desk.hashPassword('kata sandi contoh', 'test'),
  ]);
  expect(await desk.verifyPassword('kata sandi contoh', hubs)).toBe(true);
  expect(await verifyPassword('kata sandi contoh', desks)).toBe(true);
  expect(await verifyPassword('kata sandi lain', desks)).toBe(false);
  expect(hubs.split('$').slice(0, 4)).toEqual(desks.split('$').slice(0, 4));
});

it('what is no hash lets nobody in', async () => {
  for (const stored of ['', 'none', '$argon2id$v=19$m=65536,t=3,p=1$$']) {
    expect(await verifyPassword('', stored)).toBe(false);
  }
});
