import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';

/** For an expired or full book: the answer decides whether two documents are enough, so it is asked before the list. */
export function SimplePathQuestion({ view, act, isOff }: { view: FileView; act: ActFn; isOff: boolean }) {
  const t = useText();
  const { type, applicant } = view.file;
  const old = applicant.oldPassport;
  const isAsked = old !== null && (type === 'REPLACE_EXPIRED' || type === 'REPLACE_FULL');
  useScreenKeys(
    isAsked
      ? [
          { combo: 'y', label: t('documents.simpleYesKey'), run: () => answer('yes'), isDisabled: isOff },
          { combo: 't', label: t('documents.simpleNoKey'), run: () => answer('no'), isDisabled: isOff },
        ]
      : [],
  );
  if (!isAsked) return null;

  function answer(value: 'yes' | 'no') {
    if (!old || isOff) return;
    const changes = { oldPassport: { ...old, dataEqualsKtp: value === 'yes' } };
    const note = `${t('documents.simpleAsk')} ${t(value === 'yes' ? 'documents.simpleYes' : 'documents.simpleNo')}`;
    void act([{ kind: 'documents.amendData/1', payload: { changes, note } }], { done: null });
  }

  return (
    <Section title={t('documents.fields.oldPassport')}>
      <ChoiceField
        label={t('documents.simpleAsk')}
        choices={[
          { value: 'yes', label: t('documents.simpleYes'), keys: 'y' },
          { value: 'no', label: t('documents.simpleNo'), keys: 't' },
        ]}
        value={old.dataEqualsKtp === null ? null : old.dataEqualsKtp ? 'yes' : 'no'}
        onChange={answer}
        isDisabled={isOff}
      />
    </Section>
  );
}
