import { describe, expect, it } from 'vitest';
import { publisherProblem } from './publisher.ts';

const FULL = 'CN=Kantor Contoh, O=Kantor Contoh, C=ID';
const told = (Status: number, Subject: string) => async () => `${JSON.stringify({ Status, Subject })}\r\n`;

describe('the publisher of an installer', () => {
  it('is the whole distinguished name under a valid signature', async () => {
    expect(await publisherProblem([FULL], 'a.exe', told(0, FULL))).toBeNull();
    expect(
      await publisherProblem(['CN=Lain', FULL], 'a.exe', told(0, 'CN=Kantor Contoh,O=Kantor Contoh,C=ID')),
    ).toBeNull();
  });

  it.each([
    ['another organisation of that name', told(0, 'CN=Kantor Contoh, O=Orang Lain, C=ID')],
    ['a name that only begins so', told(0, `${FULL}, OU=x`)],
    ['no signer', told(0, '')],
    ['a hash that does not fit', told(3, FULL)],
    ['an unknown root', told(1, FULL)],
    ['an answer that is none', async () => 'Get-AuthenticodeSignature : blocked'],
    ['a Windows that cannot be asked', () => Promise.reject(new Error('AppLocker'))],
  ])('is refused with %s', async (_what, ask) => {
    expect(await publisherProblem([FULL], 'a.exe', ask)).not.toBeNull();
  });

  it('by its common name alone is nobody', async () => {
    expect(await publisherProblem(['CN=Kantor Contoh'], 'a.exe', told(0, FULL))).not.toBeNull();
  });
});
