export type Peer = {
  /** Gives the other world something by name; throws what the other world throws. */
  readonly send: (name: string, value: unknown) => unknown;
};

/**
 * Joins two JavaScript worlds of one page by events on a MessagePort that only they hold. `dispatchEvent` is synchronous and
 * Chromium clones event data from world to world, so a function call crosses at once and returns its value at once, as
 * through Electron's contextBridge. Functions and promises are replaced by numbers and rebuilt on the other side.
 *
 * The function's own text runs in both worlds, so it may use nothing from outside itself.
 */
export function createPeer(
  port: MessagePort,
  me: 'page' | 'preload',
  onSend: (name: string, value: unknown) => unknown,
): Peer {
  type Special = {
    readonly path: readonly (string | number)[];
    readonly kind: 'function' | 'promise' | 'error';
    readonly id: number;
    readonly text?: readonly [string, string];
  };
  type Packed = { readonly value: unknown; readonly specials: readonly Special[] };
  type Message =
    | { readonly op: 'send'; readonly call: number; readonly name: string; readonly body: Packed }
    | { readonly op: 'call'; readonly call: number; readonly id: number; readonly body: Packed }
    | { readonly op: 'return'; readonly call: number; readonly ok: boolean; readonly body: Packed }
    | { readonly op: 'settle'; readonly id: number; readonly ok: boolean; readonly body: Packed }
    | { readonly op: 'release'; readonly id: number };
  type Call = (...args: unknown[]) => unknown;

  const Event = MessageEvent;
  const dispatch = port.dispatchEvent.bind(port);
  const other = me === 'page' ? 'preload' : 'page';
  const ownFunctions = new Map<number, Call>();
  const ownIds = new WeakMap<Call, number>();
  const proxies = new Map<number, WeakRef<Call>>();
  const collected = new FinalizationRegistry<number>((id) => {
    if (proxies.get(id)?.deref()) return;
    proxies.delete(id);
    post({ op: 'release', id });
  });
  const promises = new Map<number, PromiseWithResolvers<unknown>>();
  const returns = new Map<number, { readonly ok: boolean; readonly value: unknown }>();
  let lastId = 0;

  port.addEventListener(me, (event) => receive((event as MessageEvent<Message | null>).data));

  function post(message: Message): void {
    dispatch(new Event(other, { data: message }));
  }

  function receive(message: Message | null): void {
    // Chromium hands over null where the data could not be cloned; the sender then reports that nobody answered.
    if (message === null) return;
    switch (message.op) {
      case 'send':
        return answer(message.call, () => onSend(message.name, unpack(message.body)));
      case 'call':
        return answer(message.call, () => {
          const called = ownFunctions.get(message.id);
          if (!called) throw new Error('This function of the other world has been released.');
          return called(...(unpack(message.body) as unknown[]));
        });
      case 'return':
        returns.set(message.call, { ok: message.ok, value: unpack(message.body) });
        return;
      case 'settle': {
        const promise = promises.get(message.id);
        promises.delete(message.id);
        if (message.ok) promise?.resolve(unpack(message.body));
        else promise?.reject(unpack(message.body));
        return;
      }
      case 'release':
        ownFunctions.delete(message.id);
        return;
    }
  }

  function answer(call: number, run: () => unknown): void {
    try {
      post({ op: 'return', call, ok: true, body: pack(run()) });
    } catch (error) {
      post({ op: 'return', call, ok: false, body: pack(error) });
    }
  }

  function exchange(make: (call: number) => Message): unknown {
    const call = ++lastId;
    post(make(call));
    const returned = returns.get(call);
    returns.delete(call);
    if (!returned) throw new Error('An object could not be cloned from one world to the other.');
    if (!returned.ok) throw returned.value;
    return returned.value;
  }

  function pack(root: unknown): Packed {
    const specials: Special[] = [];
    const path: (string | number)[] = [];
    return { value: walk(root), specials };

    function special(kind: Special['kind'], id: number, text?: readonly [string, string]): undefined {
      specials.push({ path: [...path], kind, id, text });
    }

    function inside(key: string | number, item: unknown): unknown {
      if (path.length > 1000) throw new Error('Too deeply nested to cross worlds.');
      path.push(key);
      const walked = walk(item);
      path.pop();
      return walked;
    }

    /** Gives back the value itself unless something in it had to be replaced: Chromium copies it anyway. */
    function walk(value: unknown): unknown {
      if (typeof value === 'function') return special('function', idOf(value as Call));
      if (typeof value === 'symbol') throw new Error('A symbol could not be cloned.');
      if (typeof value !== 'object' || value === null) return value;
      if (value instanceof Promise) return special('promise', follow(value));
      if (value instanceof Error) return special('error', 0, [value.name, value.message]);
      if (Array.isArray(value)) return walkEntries(value, value.keys(), () => [...(value as unknown[])]);
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) return value;
      return walkEntries(value, Object.keys(value), () => ({ ...value }));
    }

    function walkEntries(value: object, keys: Iterable<string | number>, copy: () => object): unknown {
      let copied: object | undefined;
      for (const key of keys) {
        const item = (value as Record<string | number, unknown>)[key];
        const walked = inside(key, item);
        if (walked === item) continue;
        copied ??= copy();
        (copied as Record<string | number, unknown>)[key] = walked;
      }
      return copied ?? value;
    }
  }

  function unpack(packed: Packed): unknown {
    let root = packed.value;
    for (const special of packed.specials) {
      const built = build(special);
      const last = special.path.at(-1);
      if (last === undefined) {
        root = built;
        continue;
      }
      let holder = root as Record<string | number, unknown>;
      for (const key of special.path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
      holder[last] = built;
    }
    return root;
  }

  function build({ kind, id, text }: Special): unknown {
    if (kind === 'function') return proxyFor(id);
    if (kind === 'error') {
      const [name, message] = text ?? ['Error', ''];
      const error = new Error(message);
      // Own and hidden, as on an error that was made here.
      if (name !== 'Error') {
        Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
      }
      return error;
    }
    const promise = Promise.withResolvers<unknown>();
    promises.set(id, promise);
    return promise.promise;
  }

  function proxyFor(id: number): Call {
    const known = proxies.get(id)?.deref();
    if (known) return known;
    function crossing(...args: unknown[]): unknown {
      return exchange((call) => ({ op: 'call', call, id, body: pack(args) }));
    }
    proxies.set(id, new WeakRef(crossing));
    collected.register(crossing, id);
    return crossing;
  }

  function idOf(own: Call): number {
    const known = ownIds.get(own);
    const id = known ?? ++lastId;
    ownIds.set(own, id);
    ownFunctions.set(id, own);
    return id;
  }

  function follow(promise: Promise<unknown>): number {
    const id = ++lastId;
    promise.then(
      (value) => settle(id, true, value),
      (error: unknown) => settle(id, false, error),
    );
    return id;
  }

  function settle(id: number, ok: boolean, value: unknown): void {
    try {
      post({ op: 'settle', id, ok, body: pack(value) });
    } catch (error) {
      post({ op: 'settle', id, ok: false, body: pack(error) });
    }
  }

  return { send: (name, value) => exchange((call) => ({ op: 'send', call, name, body: pack(value) })) };
}
