import type { EventEmitter } from 'node:events';

/**
 * The members of Electron's type that the stand-in's type also has: `class App implements Shared<App, Electron.App>` makes a member
 * that is named like Electron's a compile error unless its type is Electron's too. `Apart` names members that are themselves
 * stand-ins with fewer members, checked where they are made.
 */
export type Shared<Own, Full, Apart = never> = Pick<
  Full,
  Exclude<keyof Own & keyof Full, keyof EventEmitter | Apart>
>;
