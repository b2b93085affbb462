import { Button } from '@mantine/core';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import { Role } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { samplePassword } from './sample-password.ts';
import styles from './door.module.css';

type DemoPeopleProps = { people: SessionStatus['demoUsers']; onOther: () => void };

/** 1–9, then letters: one key per person. */
const KEYS = '123456789abcdefghijklmnopqrstuvwxyz';

/** Everybody of the sample office has the same published password, so choosing the person is enough. */
export function DemoPeople({ people: listed, onOther }: DemoPeopleProps) {
  const t = useText();
  const people = listed.toSorted((a, b) => rankOf(a.roles) - rankOf(b.roles));
  const first = useFirstFocus<HTMLButtonElement>();
  const [signIn, { isBusy, error }] = useChannelMutation('session.signIn');

  function enter(username: string) {
    if (!isBusy) void signIn({ username, password: samplePassword() });
  }

  useScreenKeys(
    people.flatMap(({ username, displayName }, index) => {
      const combo = KEYS[index];
      return combo ? [{ combo, label: displayName, run: () => enter(username) }] : [];
    }),
  );

  return (
    <>
      <h1 className={styles['title']}>{t('session.signIn.chooseTitle')}</h1>
      <p className={styles['hint']}>{t('session.signIn.chooseHint')}</p>
      {error ? <RefusalLine error={error} /> : null}
      <ul className={styles['people']} aria-label={t('session.signIn.people')}>
        {people.map(({ username, displayName, roles }, index) => (
          <li key={username}>
            <button
              type="button"
              className={styles['person']}
              disabled={isBusy}
              // Enter signs the first person in.
              ref={index === 0 ? first : undefined}
              onClick={() => enter(username)}
            >
              <KeyHint combo={KEYS[index] ?? ''} />
              <span>{displayName}</span>
              <span className={styles['role']}>
                {roles.map((role) => t(`labels.role.${role}`)).join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button variant="subtle" size="compact-sm" mt="sm" onClick={onOther}>
        {t('session.signIn.otherAccount')}
      </Button>
    </>
  );
}

/** In the order in which a file meets them. */
function rankOf(roles: readonly Role[]): number {
  return Math.min(...roles.map((role) => Role.options.indexOf(role)));
}
