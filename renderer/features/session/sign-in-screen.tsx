import { useState } from 'react';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { NewKeyForm } from '#renderer/features/sync/index.ts';
import { DemoPeople } from './demo-people.tsx';
import { Door } from './door.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Production asks for name and password and names nobody; the sample office lets one choose a person. */
export function SignInScreen() {
  const t = useText();
  const { status } = useSession();
  const [isByName, setIsByName] = useState(false);
  const people = status?.demoUsers ?? [];
  const hasPeople = people.length > 0;
  return (
    <Door isWide={hasPeople && !isByName} foot={hasPeople ? t('session.signIn.demoNote') : undefined}>
      {hasPeople && !isByName ? (
        <DemoPeople people={people} onOther={() => setIsByName(true)} />
      ) : (
        <SignInForm onBack={hasPeople ? () => setIsByName(false) : undefined} />
      )}
      <NewKeyForm />
    </Door>
  );
}
