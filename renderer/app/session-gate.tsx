import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import {
  BlockedScreen,
  LockScreen,
  SetUpScreen,
  ShutScreen,
  SignInScreen,
  StartPasswordScreen,
} from '#renderer/features/session/index.ts';
import { KioskGate } from '#renderer/features/survey/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { createRouter } from './routes.tsx';
import { useCameraCount } from './use-camera-count.ts';
import { useIdleLock } from './use-idle-lock.ts';

/** Which of the program's faces to show. While locked, the work stays mounted under the lock, to the last keystroke. */
export function SessionGate() {
  const { status } = useSession();
  const userId = status?.user?.id ?? null;
  const [workedAs, setWorkedAs] = useState<string | null>(null);
  if (status?.state === 'SIGNED_IN' && workedAs !== userId) setWorkedAs(userId);

  switch (status?.state) {
    case undefined:
      return null;
    case 'BLOCKED':
      return <BlockedScreen />;
    case 'SETUP':
      return <SetUpScreen />;
    case 'SHUT':
      return <ShutScreen />;
    case 'SIGNED_OUT':
      return <SignInScreen />;
    case 'SIGNED_IN':
    case 'LOCKED':
      return (
        <>
          {workedAs === userId ? <Work key={userId} mustChange={status.user?.mustChange === true} /> : null}
          {status.state === 'LOCKED' ? <Locked isKiosk={status.isKiosk} /> : null}
        </>
      );
  }
}

function Locked({ isKiosk }: { isKiosk: boolean }) {
  if (!isKiosk) return <LockScreen />;
  return <KioskGate renderLock={(onBack) => <LockScreen onBack={onBack} />} />;
}

/** A new person starts at home, not on the screen that the one before had left. */
function Work({ mustChange }: { mustChange: boolean }) {
  const [router] = useState(createRouter);
  useIdleLock();
  useCameraCount();
  return mustChange ? <StartPasswordScreen /> : <RouterProvider router={router} />;
}
