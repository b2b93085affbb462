import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { callChannel } from './bridge.ts';
import { deskNow } from './clock.ts';
import { createDraftWriter, type DraftWriter } from './draft-writer.ts';

export type DraftSlot = { applicationId: ApplicationId; form: string };

export type DraftState<T> = {
  isLoading: boolean;
  value: T;
  change: (next: T | ((before: T) => T)) => void;
  /** Forget the draft: the form was recorded, or the person starts over. */
  discard: () => void;
  savedAt: Instant | null;
};

const SAVE_AFTER_MS = 400;
const RETRY_AFTER_MS = 3000;
const writers = new Set<DraftWriter>();
const listeners = new Set<(state: DraftStatus) => void>();

export type DraftStatus = { kind: 'IDLE' | 'SAVING' | 'FAILED' } | { kind: 'SAVED'; at: Instant };

/** For the strip at the foot of the page: whether what was typed is safe. */
export function onDraftStatus(listener: (state: DraftStatus) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Before the screen locks or the window closes: nothing may wait in a timer. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...writers].map((writer) => writer.flush()));
}

/**
 * A form's value that survives lock, crash and shift change. `parse` decides whether an older draft still fits the form; null means
 * it does not and the form starts from `initial`.
 */
export function useDraftState<T>(
  { applicationId, form }: DraftSlot,
  initial: T,
  parse: (content: unknown) => T | null,
): DraftState<T> {
  const [value, setValue] = useState(initial);
  const [isLoading, setIsLoading] = useState(true);
  const [savedAt, setSavedAt] = useState<Instant | null>(null);
  const parser = useRef(parse);
  const writer = useDraftWriter(applicationId, form);

  useEffect(() => {
    let isCurrent = true;
    async function load() {
      const reply = await callChannel('applications.loadDraft', { applicationId, form });
      if (!isCurrent) return;
      const draft = reply.ok ? reply.value : null;
      const restored = draft ? readDraft(draft.content, parser.current) : null;
      if (restored !== null && draft) {
        setValue(restored);
        setSavedAt(draft.savedAt);
      }
      setIsLoading(false);
    }
    void load();
    return () => {
      isCurrent = false;
    };
  }, [applicationId, form]);

  const change = useCallback(
    (next: T | ((before: T) => T)) => {
      setValue((before) => {
        const after = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
        writer.write(JSON.stringify(after));
        return after;
      });
    },
    [writer],
  );

  const discard = useCallback(() => {
    writer.write('');
    setSavedAt(null);
  }, [writer]);

  return { isLoading, value, change, discard, savedAt };
}

function useDraftWriter(applicationId: ApplicationId, form: string): DraftWriter {
  const [writer] = useState(() =>
    createDraftWriter({
      delayMs: SAVE_AFTER_MS,
      retryMs: RETRY_AFTER_MS,
      save: async (content) => {
        announce({ kind: 'SAVING' });
        const reply = await callChannel('applications.saveDraft', { applicationId, form, content });
        announce(reply.ok ? { kind: 'SAVED', at: deskNow() } : { kind: 'FAILED' });
        return reply.ok;
      },
    }),
  );
  useEffect(() => {
    writers.add(writer);
    return () => {
      writers.delete(writer);
      void writer.flush();
    };
  }, [writer]);
  return writer;
}

function readDraft<T>(content: string, parse: (content: unknown) => T | null): T | null {
  if (content === '') return null;
  try {
    return parse(JSON.parse(content));
  } catch {
    return null;
  }
}

function announce(status: DraftStatus): void {
  for (const listener of listeners) listener(status);
}
