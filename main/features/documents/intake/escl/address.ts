import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { CodedError } from '#common/contract/coded-error.ts';

/** Where a desk may ask for a scanner: this PC and the networks that no router carries further. */
const LOCAL = new BlockList();
LOCAL.addSubnet('127.0.0.0', 8);
LOCAL.addSubnet('10.0.0.0', 8);
LOCAL.addSubnet('172.16.0.0', 12);
LOCAL.addSubnet('192.168.0.0', 16);
LOCAL.addSubnet('169.254.0.0', 16);
LOCAL.addAddress('::1', 'ipv6');
LOCAL.addSubnet('fe80::', 10, 'ipv6');
LOCAL.addSubnet('fc00::', 7, 'ipv6');

const HOST_NAME = /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\.?$/;
const ROOT = '/eSCL';

/**
 * What IT typed, as the root of the scanner's interface: `192.168.1.20` becomes `http://192.168.1.20/eSCL`. Throws for an
 * address that says more than a place, and for a number outside the local networks; names are judged when they are resolved.
 */
export function scannerUrl(typed: string): URL {
  const text = /^[a-z]+:\/\//i.test(typed) ? typed : `http://${typed}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!url || !isPlain || !['http:', 'https:'].includes(url.protocol)) {
    throw new CodedError('SCANNER_ADDRESS_INVALID');
  }
  const host = bare(url.hostname);
  const kind = isIP(host);
  if (kind === 0 && !HOST_NAME.test(host)) throw new CodedError('SCANNER_ADDRESS_INVALID');
  if (kind !== 0 && !isLocalAddress(host)) throw new CodedError('SCANNER_ADDRESS_NOT_LOCAL');
  // Set, not resolved: a path of two slashes would name another host.
  const path = url.pathname.replaceAll(/\/{2,}/g, '/').replace(/\/$/, '');
  const root = new URL(url.origin);
  root.pathname = path === '' ? ROOT : path;
  return root;
}

export function isLocalAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return LOCAL.check(address);
  // An address of the old kind in the new kind's clothes is what it wraps.
  const wrapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (wrapped) return LOCAL.check(wrapped);
  return kind === 6 && LOCAL.check(address, 'ipv6');
}

/** Resolves a name for a connection and gives back local addresses alone: what the name said yesterday is no proof. */
export function localLookup(resolve: typeof systemLookup = systemLookup): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, []);
        return;
      }
      const local = addresses.filter(({ address }) => isLocalAddress(address));
      const [first] = local;
      if (!first) callback(new CodedError('SCANNER_ADDRESS_NOT_LOCAL'), []);
      else if (options.all) callback(null, local);
      else callback(null, first.address, first.family);
    });
  };
}

/** Without the brackets of an address of the new kind. */
export function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
