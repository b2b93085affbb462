import type { lookup } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import { isLocalAddress, localLookup, scannerUrl } from './address.ts';

function codeOf(address: string): string {
  try {
    return scannerUrl(address).href;
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error);
  }
}

describe('the address of a scanner', () => {
  it.each([
    ['192.168.1.20', 'http://192.168.1.20/eSCL'],
    ['http://10.0.0.5:8080/', 'http://10.0.0.5:8080/eSCL'],
    ['https://BRW1234.local', 'https://brw1234.local/eSCL'],
    ['http://[fe80::1]/eSCL/', 'http://[fe80::1]/eSCL'],
    ['http://printer/scan/eSCL', 'http://printer/scan/eSCL'],
  ])('%s is %s', (typed, url) => expect(codeOf(typed)).toBe(url));

  it.each([
    'file:///etc/passwd',
    'ftp://10.0.0.5',
    'http://user:pw@10.0.0.5',
    'http://10.0.0.5/?a=b',
    'a b',
    '',
  ])('%j says more than a place', (typed) => expect(codeOf(typed)).toBe('SCANNER_ADDRESS_INVALID'));

  it.each([
    '8.8.8.8',
    'http://172.32.0.1',
    'http://[2001:db8::1]',
    'http://0x08080808',
    'http://[::ffff:8.8.8.8]',
  ])('%s lies outside', (typed) => expect(codeOf(typed)).toBe('SCANNER_ADDRESS_NOT_LOCAL'));

  it('is local also where it is wrapped', () => {
    expect(isLocalAddress('::ffff:192.168.1.1')).toBe(true);
    expect(isLocalAddress('::ffff:1.1.1.1')).toBe(false);
    expect(isLocalAddress('nonsense')).toBe(false);
  });

  it('that a name gives is used only where it is local, whatever else the name gives', async () => {
    const resolving = (...addresses: string[]) => {
      const resolve = (_host: string, _options: object, done: (...found: unknown[]) => void) =>
        done(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        );
      // Stands for the one of the system’s overloads that a connection uses.
      return localLookup(resolve as unknown as typeof lookup);
    };
    const ask = (find: ReturnType<typeof localLookup>, all: boolean) =>
      new Promise((resolve) => {
        find('scanner.example', { all }, (error, found) => resolve(error ?? found));
      });
    expect(await ask(resolving('1.1.1.1'), false)).toMatchObject({ code: 'SCANNER_ADDRESS_NOT_LOCAL' });
    expect(await ask(resolving('1.1.1.1', '10.1.1.1'), true)).toEqual([{ address: '10.1.1.1', family: 4 }]);
    expect(await ask(resolving('1.1.1.1', '10.1.1.1'), false)).toBe('10.1.1.1');
  });
});

it('is not talked into another host by a path of two slashes', () => {
  expect(scannerUrl('https://10.0.0.1//8.8.8.8').host).toBe('10.0.0.1');
  expect(scannerUrl('http://10.0.0.1//10.0.0.1//8.8.8.8/x').host).toBe('10.0.0.1');
});
