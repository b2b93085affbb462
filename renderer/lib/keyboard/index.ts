export { KeyboardProvider, KeyLayer, useKeyRegistry } from './keyboard-provider.tsx';
export type { ScreenKey } from './key-registry.ts';
export { useScan, useScreenKeys } from './use-screen-keys.ts';
