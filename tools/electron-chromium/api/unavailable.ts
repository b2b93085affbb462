import { EventEmitter } from 'node:events';

/** What everything throws that the stand-in does not have: loud, and always with the name. */
export function notAvailable(name: string): Error {
  return new Error(`not available in the Chromium stand-in: ${name}`);
}

// JavaScript itself, Node's EventEmitter and assertion libraries probe these on any object; Electron has none of them.
const PROBED = new Set([
  'then',
  'toJSON',
  'asymmetricMatch',
  'nodeType',
  'tagName',
  '$$typeof',
  'inspect',
  'domain',
]);

/** Wraps an API object so that reading a member it does not have throws instead of giving `undefined`. */
export function guard<T extends object>(target: T, name: string): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (key in object || typeof key === 'symbol' || PROBED.has(key)) {
        return Reflect.get(object, key, receiver);
      }
      throw notAvailable(`${name}.${key}`);
    },
  });
}

/** A whole module or class of Electron that the stand-in lacks. It can be imported, and throws when used. */
export function unavailable(name: string): unknown {
  function refuse(): never {
    throw notAvailable(name);
  }
  return new Proxy(refuse, {
    get(object, key) {
      if (typeof key === 'symbol' || PROBED.has(key)) return Reflect.get(object, key);
      throw notAvailable(`${name}.${key}`);
    },
    apply: refuse,
    construct: refuse,
  });
}

export type EventNames = {
  /** Events that the stand-in fires, parted by blanks. */
  readonly fired: string;
  /** Events that can never happen here, so that listening for them is honest. */
  readonly never?: string;
};

type Listener = (...args: never[]) => void;

/** An emitter that refuses listeners for events it would never fire. */
export class GuardedEmitter extends EventEmitter {
  private readonly apiName: string;
  private readonly known: ReadonlySet<string>;

  constructor(apiName: string, names: EventNames) {
    super();
    this.apiName = apiName;
    this.known = new Set(`${names.fired} ${names.never ?? ''} newListener removeListener error`.split(/\s+/));
  }

  override on(event: string | symbol, listener: Listener): this {
    this.refuseUnknown(event);
    return super.on(event, listener as (...args: unknown[]) => void);
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener);
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    this.refuseUnknown(event);
    return super.prependListener(event, listener as (...args: unknown[]) => void);
  }

  private refuseUnknown(event: string | symbol): void {
    if (typeof event === 'string' && !this.known.has(event)) {
      throw notAvailable(`${this.apiName} event '${event}'`);
    }
  }
}

/** Electron's event object for preventable events. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
