type Emit = (event: string, ...args: unknown[]) => boolean;

let emit: Emit = () => false;

/** Pages and windows tell the app of their events without importing it, which would be a circle. */
export function emitAppEvent(event: string, ...args: unknown[]): boolean {
  return emit(event, ...args);
}

export function connectAppEvents(emitter: Emit): void {
  emit = emitter;
}
