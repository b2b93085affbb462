import { useState } from 'react';
import { Button } from '@mantine/core';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { MemberPicker } from '#renderer/ui/member-picker.tsx';
import type { Arrival } from './use-arrival.ts';
import styles from './arrival-desk.module.css';

type FamilyArrivalProps = {
  arrival: Arrival & { step: 'FAMILY' };
  isBusy: boolean;
  onRecord: (family: readonly ApplicationId[]) => void;
};

/** One came to the entrance, and others of the family are booked for the day: they come in together unless somebody is missing. */
export function FamilyArrival({ arrival, isBusy, onRecord }: FamilyArrivalProps) {
  const t = useText();
  const first = useFirstFocus<HTMLButtonElement>();
  const [chosen, setChosen] = useState<readonly ApplicationId[]>(() => arrival.members.map(({ id }) => id));
  const label = t('family.arrival.submit', { count: chosen.length + 1 });
  const toggle = (id: ApplicationId) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);

  useScreenKeys([{ combo: 'ctrl+Enter', label, run: () => onRecord(chosen), isDisabled: isBusy }]);

  return (
    <div className={styles['family']}>
      <p>{t('family.arrival.text')}</p>
      <MemberPicker
        legend={t('family.arrival.title', { name: arrival.name })}
        members={arrival.members}
        chosen={chosen}
        onToggle={toggle}
      />
      <div>
        <Button
          ref={first}
          loading={isBusy}
          rightSection={<KeyHint combo="ctrl+Enter" />}
          onClick={() => onRecord(chosen)}
        >
          {label}
        </Button>
      </div>
    </div>
  );
}
