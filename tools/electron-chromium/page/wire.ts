export type Base64 = {
  readonly encode: (bytes: Uint8Array) => string;
  readonly decode: (text: string) => Uint8Array;
};

export type Wire = {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
};

/**
 * The form in which values cross between host and page: one header line with the lengths, then JSON, then the binary parts in
 * base64. Binary data inside the JSON would be escaped and parsed twice, which was twice as slow.
 *
 * The function's own text is also sent to the page, so it may use nothing from outside itself.
 */
export function createWire(base64: Base64): Wire {
  type Tagged = { readonly $: string; readonly v?: unknown; readonly i?: number };
  const VIEWS: Readonly<Record<string, (buffer: ArrayBuffer) => unknown>> = {
    ArrayBuffer: (buffer) => buffer,
    DataView: (buffer) => new DataView(buffer),
    Int8Array: (buffer) => new Int8Array(buffer),
    Uint8Array: (buffer) => new Uint8Array(buffer),
    Uint8ClampedArray: (buffer) => new Uint8ClampedArray(buffer),
    Int16Array: (buffer) => new Int16Array(buffer),
    Uint16Array: (buffer) => new Uint16Array(buffer),
    Int32Array: (buffer) => new Int32Array(buffer),
    Uint32Array: (buffer) => new Uint32Array(buffer),
    Float32Array: (buffer) => new Float32Array(buffer),
    Float64Array: (buffer) => new Float64Array(buffer),
    BigInt64Array: (buffer) => new BigInt64Array(buffer),
    BigUint64Array: (buffer) => new BigUint64Array(buffer),
  };

  function encode(value: unknown): string {
    // Most messages are what JSON can say by itself; then nothing needs to be marked, copied or unpacked.
    if (isJson(value, 0)) return `\n${JSON.stringify(value)}`;
    const parts: string[] = [];
    const json = JSON.stringify(pack(value, parts, []));
    return `${[json.length, ...parts.map((part) => part.length)].join(',')}\n${json}${parts.join('')}`;
  }

  function decode(text: string): unknown {
    const headerEnd = text.indexOf('\n');
    if (headerEnd === 0) return JSON.parse(text.slice(1));
    const lengths = text.slice(0, headerEnd).split(',').map(Number);
    const parts: string[] = [];
    let at = headerEnd + 1;
    for (const length of lengths) {
      parts.push(text.slice(at, at + length));
      at += length;
    }
    return unpack(JSON.parse(parts.shift() ?? 'null'), parts);
  }

  function isJson(value: unknown, depth: number): boolean {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return true;
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0);
      case 'object': {
        if (value === null) return true;
        // Whatever is deeper may be a circle, which the careful way finds.
        if (depth > 50) return false;
        if (Array.isArray(value)) {
          for (let index = 0; index < value.length; index += 1) {
            if (!isJson(value[index], depth + 1)) return false;
          }
          return true;
        }
        const prototype: unknown = Object.getPrototypeOf(value);
        if (prototype !== Object.prototype && prototype !== null) return false;
        for (const key of Object.keys(value)) {
          if (!isJson((value as Record<string, unknown>)[key], depth + 1)) return false;
        }
        return true;
      }
      default:
        return false;
    }
  }

  function pack(value: unknown, parts: string[], above: unknown[]): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
      case 'undefined':
        return { $: 'undefined' };
      case 'bigint':
        return { $: 'bigint', v: String(value) };
      case 'object':
        return value === null ? null : packObject(value, parts, above);
      default:
        throw new Error('An object could not be cloned.');
    }
  }

  function packObject(value: object, parts: string[], above: unknown[]): unknown {
    if (above.includes(value)) throw new Error('An object could not be cloned: it contains itself.');
    const inside = [...above, value];
    if (Array.isArray(value)) return Array.from(value, (item: unknown) => pack(item, parts, inside));
    if (value instanceof Date) {
      return { $: 'date', v: Number.isNaN(value.getTime()) ? null : value.getTime() };
    }
    if (value instanceof Map) return { $: 'map', v: [...value].map((entry) => pack(entry, parts, inside)) };
    if (value instanceof Set) return { $: 'set', v: [...value].map((item) => pack(item, parts, inside)) };
    if (value instanceof RegExp) return { $: 'regexp', v: [value.source, value.flags] };
    if (value instanceof Error) return { $: 'error', v: [value.name, value.message, value.stack ?? ''] };
    if (value instanceof ArrayBuffer) return packBytes('ArrayBuffer', new Uint8Array(value), parts);
    if (ArrayBuffer.isView(value)) {
      const tag = value instanceof Uint8Array ? 'Uint8Array' : (value.constructor.name ?? '');
      return packBytes(tag, new Uint8Array(value.buffer, value.byteOffset, value.byteLength), parts);
    }
    if (typeof (value as { then?: unknown }).then === 'function') {
      throw new Error('An object could not be cloned: a promise.');
    }
    const entries = Object.entries(value).map(([key, item]) => [key, pack(item, parts, inside)]);
    return Object.hasOwn(value, '$') || Object.hasOwn(value, '__proto__')
      ? { $: 'object', v: entries }
      : Object.fromEntries(entries);
  }

  function packBytes(tag: string, bytes: Uint8Array, parts: string[]): Tagged {
    if (!VIEWS[tag]) throw new Error(`An object could not be cloned: ${tag}`);
    parts.push(base64.encode(bytes));
    return { $: tag, i: parts.length - 1 };
  }

  function unpack(packed: unknown, parts: readonly string[]): unknown {
    if (typeof packed !== 'object' || packed === null) return packed;
    if (Array.isArray(packed)) return packed.map((item: unknown) => unpack(item, parts));
    if (Object.hasOwn(packed, '$')) return unpackTagged(packed as Tagged, parts);
    for (const [key, item] of Object.entries(packed)) {
      (packed as Record<string, unknown>)[key] = unpack(item, parts);
    }
    return packed;
  }

  function unpackTagged({ $: tag, v, i }: Tagged, parts: readonly string[]): unknown {
    const view = VIEWS[tag];
    if (view) {
      const bytes = base64.decode(parts[i ?? 0] ?? '');
      const whole = bytes.byteLength === bytes.buffer.byteLength;
      // Node keeps small Buffers in one shared pool, of which nothing but these bytes may cross.
      return view((whole ? bytes : new Uint8Array(bytes)).buffer as ArrayBuffer);
    }
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(v);
      case 'bigint':
        return BigInt(String(v));
      case 'date':
        return new Date(v === null ? Number.NaN : Number(v));
      case 'map':
        return new Map((v as unknown[]).map((entry) => unpack(entry, parts) as [unknown, unknown]));
      case 'set':
        return new Set((v as unknown[]).map((item) => unpack(item, parts)));
      case 'regexp':
        return new RegExp(...(v as [string, string]));
      case 'error': {
        const [name, message, stack] = v as [string, string, string];
        return Object.assign(new Error(message), { name, stack });
      }
      case 'object':
        return Object.fromEntries(
          (v as [string, unknown][]).map(([key, item]) => [key, unpack(item, parts)]),
        );
      default:
        throw new Error(`Unknown tag on the wire: ${tag}`);
    }
  }

  return { encode, decode };
}
