import { TextInput } from '@mantine/core';
import { oldBookOutcomes, type ReplacedBook } from '#common/domain/production/pickup.ts';
import type { OldBookOutcome } from '#common/domain/production/pickup-words.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import styles from './production.module.css';

export type OldBookEntry = { outcome: OldBookOutcome | null; reference: string };

/** Where only one thing can have become of the old book, it is chosen. */
export function firstOldBook(file: ReplacedBook): OldBookEntry {
  const [only, ...others] = oldBookOutcomes(file);
  return { outcome: others.length === 0 ? (only ?? null) : null, reference: '' };
}

export function isOldBookWhole({ outcome, reference }: OldBookEntry): boolean {
  return outcome !== null && reference.trim().length >= 3;
}

type OldBookFieldsProps = {
  file: ReplacedBook;
  value: OldBookEntry;
  isOff: boolean;
  onChange: (next: OldBookEntry) => void;
};

/** What became of the replaced book, with the paper that says so; recorded together with the handover. */
export function OldBookFields({ file, value, isOff, onChange }: OldBookFieldsProps) {
  const t = useText();
  return (
    <Section title={t('handover.oldBook.title')}>
      <FieldStack>
        <p className={styles['hint']}>{t('handover.oldBook.hint')}</p>
        <ChoiceField
          label={t('handover.oldBook.outcome')}
          value={value.outcome}
          isDisabled={isOff}
          onChange={(outcome) => onChange({ ...value, outcome })}
          choices={oldBookOutcomes(file).map((outcome) => ({
            value: outcome,
            label: t(`handover.oldBook.outcomes.${outcome}`),
          }))}
        />
        <TextInput
          label={t('handover.oldBook.reference')}
          description={t('handover.oldBook.referenceHint')}
          value={value.reference}
          disabled={isOff}
          maxLength={60}
          spellCheck={false}
          autoComplete="off"
          onChange={({ currentTarget }) => onChange({ ...value, reference: currentTarget.value })}
        />
      </FieldStack>
    </Section>
  );
}
