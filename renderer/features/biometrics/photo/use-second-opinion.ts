import { useEffect, useRef } from 'react';
import type { SecondOpinion } from '#common/domain/biometrics/second-opinion.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import type { Take } from './take.ts';

/** As long as somebody waits for it once the photo is used; the program has had the time of the look at it before. */
const WAIT_MS = 3000;

/**
 * The other program is asked as soon as a take is looked at, so that its answer is mostly there when the photo is used. Without an
 * answer the photo goes on record without one.
 */
export function useSecondOpinion(applicationId: ApplicationId, shown: Take | null) {
  const asked = useRef(new WeakMap<Take, Promise<SecondOpinion | null>>());
  useEffect(() => {
    if (!shown || asked.current.has(shown)) return;
    const answer = callChannel('biometrics.secondOpinion', { applicationId, bytes: shown.jpeg });
    asked.current.set(
      shown,
      answer.then(
        (reply) => (reply.ok ? reply.value : null),
        () => null,
      ),
    );
  }, [applicationId, shown]);

  return async function secondOf(take: Take): Promise<SecondOpinion | null> {
    const answer = asked.current.get(take);
    return answer ? Promise.race([answer, late()]) : null;
  };
}

function late(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), WAIT_MS);
  });
}
