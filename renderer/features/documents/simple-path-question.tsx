import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';

/** For an expired or full book: the answer decides whether two documents are enough, so it is asked before the list. */
export function SimplePathQuestion({ view, act, isOff }: { view: FileView; act: ActFn; isOff: boolean }) {
  const t = useText();
  const { type, applicant } = view.file;
  const old = applicant.oldPassport;
  if (!old || (type !== 'REPLACE_EXPIRED' && type !== 'REPLACE_FULL')) return null;

  function answer(value: 'yes' | 'no') {
    if (!old) return;
    const changes = { oldPassport: { ...old, dataEqualsKtp: value === 'yes' } };
    const note = `${t('documents.simpleAsk')} ${t(value === 'yes' ? 'documents.simpleYes' : 'documents.simpleNo')}`;
    void act([{ kind: 'documents.amendData/1', payload: { changes, note } }], { done: null });
  }

  return (
    <Section title={t('documents.fields.oldPassport')}>
      <ChoiceField
        label={t('documents.simpleAsk')}
        choices={[
          { value: 'yes', label: t('documents.simpleYes') },
          { value: 'no', label: t('documents.simpleNo') },
        ]}
        value={old.dataEqualsKtp === null ? null : old.dataEqualsKtp ? 'yes' : 'no'}
        onChange={answer}
        isDisabled={isOff}
      />
    </Section>
  );
}
