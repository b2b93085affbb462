import { useEffect, useReducer, useRef, useState } from 'react';
import type { HallCall } from '#common/domain/queue/hall-call.ts';
import { spokenCall } from '#common/domain/queue/spoken-call.ts';

type Speaking = {
  /** Told on the wall already. */
  known: ReadonlySet<string>;
  /** To be spoken, oldest first; the last stays when it has been said. */
  calls: readonly HallCall[];
  isSilent: boolean;
};

type Step = { heard: readonly HallCall[] } | 'SAID';

/** Speaks each new call once. What hung there when the wall opened is not spoken. */
export function SpokenCalls({ calls }: { calls: readonly HallCall[] }) {
  const [{ calls: waiting, isSilent }, step] = useReducer(speak, calls, begin);
  useEffect(() => step({ heard: calls }), [calls]);
  const [current] = waiting;
  if (!current) return null;
  return <SpokenCall key={current.id} call={current} isSilent={isSilent} onSaid={() => step('SAID')} />;
}

type SpokenCallProps = { call: HallCall; isSilent: boolean; onSaid: () => void };

/** One call, word by word from the program's own files. */
function SpokenCall({ call, isSilent, onSaid }: SpokenCallProps) {
  const list = useRef<HTMLDivElement>(null);
  const words = spokenCall(call);
  const [said, setSaid] = useState(0);

  useEffect(() => {
    const audio = list.current?.querySelectorAll('audio')[said];
    // A PC without sound, or a word that cannot be played, must not hold up the next.
    if (audio && !isSilent) void audio.play().catch(() => setSaid((before) => before + 1));
  }, [said, isSilent]);

  useEffect(() => {
    if (!isSilent && said >= words.length) onSaid();
  }, [said, words.length, isSilent, onSaid]);

  return (
    <div ref={list} hidden data-spoken={call.ticket}>
      {words.map((name, at) => (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- the wall shows what is said
        <audio
          key={at}
          src={`audio/${name}.opus`}
          preload="auto"
          data-word={name}
          onEnded={() => setSaid(at + 1)}
        />
      ))}
    </div>
  );
}

function begin(shown: readonly HallCall[]): Speaking {
  return { known: new Set(shown.map(({ id }) => id)), calls: [], isSilent: true };
}

function speak(state: Speaking, step: Step): Speaking {
  if (step === 'SAID') {
    const rest = state.calls.slice(1);
    return rest.length > 0 ? { ...state, calls: rest } : { ...state, isSilent: true };
  }
  // Newest first on the wall, oldest first in the ear.
  const fresh = step.heard.filter(({ id }) => !state.known.has(id)).toReversed();
  if (fresh.length === 0) return state;
  const known = new Set([...state.known, ...fresh.map(({ id }) => id)]);
  const calls = state.isSilent ? fresh : [...state.calls, ...fresh];
  return { known, calls, isSilent: false };
}
