import { parseArgs } from 'node:util';
import type { ElectronKind } from './electron.ts';

/** What can be made; `release/` holds what was asked for and nothing else. */
export const PRODUCTS = ['deb', 'setup', 'msi', 'hub-deb', 'hub-setup'] as const;
export type Product = (typeof PRODUCTS)[number];

export type PackRequest = {
  electron: ElectronKind;
  products: ReadonlySet<Product>;
  isRelease: boolean;
  /** Another version than package.json's, for trials of an upgrade. Null: package.json's. */
  version: string | null;
};

export const HELP = `npm run pack -- --dummy-electron|--real [--release] [--only ${PRODUCTS.join(',')}] [--as VERSION]\n`;

/** Null: somebody asked for something else. A release is whole, of package.json's version, and never made of a dummy. */
export function packArguments(args: string[]): PackRequest | null {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        'dummy-electron': { type: 'boolean', default: false },
        real: { type: 'boolean', default: false },
        release: { type: 'boolean', default: false },
        only: { type: 'string' },
        as: { type: 'string' },
      },
      strict: true,
    }));
  } catch {
    return null;
  }
  const products = values.only === undefined ? [...PRODUCTS] : values.only.split(',');
  const known = PRODUCTS.filter((one) => products.includes(one));
  if (values['dummy-electron'] === values.real || known.length !== products.length) return null;
  const { release: isRelease, as: version = null } = values;
  if (isRelease && (!values.real || known.length !== PRODUCTS.length || version !== null)) return null;
  return { electron: values.real ? 'real' : 'dummy', products: new Set(known), isRelease, version };
}
