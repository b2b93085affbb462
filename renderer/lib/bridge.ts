import type { Bridge, ChannelName, EventName, Events, Input, Output } from '#common/contract/ipc/index.ts';
import type { Reply } from '#common/contract/ipc/reply.ts';

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can extend the browser's own Window
  interface Window {
    loket: Bridge;
  }
}

/** Asks main. The preload's two functions are untyped on purpose; the channel table is what both sides are compiled against. */
export async function callChannel<C extends ChannelName>(
  channel: C,
  input: Input<C>,
): Promise<Reply<Output<C>>> {
  try {
    return (await window.loket.call(channel, input)) as Reply<Output<C>>;
  } catch {
    // Main answers every call; a call that fails to arrive at all is its own failure, without a message that could hold data.
    return { ok: false, code: 'INTERNAL' };
  }
}

/** Listens to what main tells unasked; returns the way to stop. */
export function onEvent<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window.loket.subscribe(event, (payload) => listener(payload as Events[E]));
}
