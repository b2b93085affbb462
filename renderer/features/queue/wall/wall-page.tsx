import { useEffect, useState } from 'react';
import type { WallView } from '#common/contract/ipc/hall.ts';
import { callChannel, onEvent } from '#renderer/lib/bridge.ts';
import { SpokenCalls } from './spoken-calls.tsx';
import { WallFace } from './wall-face.tsx';

/** Calls come with main's word; notices of a hub and midnight come with none. */
const LOOK_EVERY_MS = 20_000;
const NOTICE_MS = 12_000;

/** Asks what hangs on the wall, shows it and speaks the new calls. An answer that fails leaves the last one hanging. */
export function WallPage({ first }: { first: WallView | null }) {
  const [view, setView] = useState(first);
  const [notice, setNotice] = useState(0);

  useEffect(() => {
    const read = () =>
      void callChannel('hall.wall', {}).then((reply) => {
        if (reply.ok) setView(reply.value);
      });
    const stop = onEvent('wall.changed', read);
    const look = window.setInterval(read, LOOK_EVERY_MS);
    const turn = window.setInterval(() => setNotice((shown) => shown + 1), NOTICE_MS);
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') void callChannel('hall.closeWall', {});
    };
    window.addEventListener('keydown', close);
    return () => {
      stop();
      window.clearInterval(look);
      window.clearInterval(turn);
      window.removeEventListener('keydown', close);
    };
  }, []);

  return (
    <>
      <WallFace view={view} notice={notice} />
      <SpokenCalls calls={view?.calls ?? []} />
    </>
  );
}
