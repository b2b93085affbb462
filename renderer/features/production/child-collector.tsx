import { Button, Checkbox, Textarea } from '@mantine/core';
import { namesOnFile } from '#common/domain/production/collector.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { isNotOnFile, speaksForChild, type HandoverForm } from './handover-form.ts';
import styles from './production.module.css';

type ChildCollectorProps = {
  form: HandoverForm;
  file: StageWorkProps['view']['file'];
  isOff: boolean;
  identityKey: string;
  onChange: (change: Partial<HandoverForm>) => void;
};

/** Who speaks for the child: whom the file names, the identity card, and why it is somebody else. */
export function ChildCollector({ form, file, isOff, identityKey, onChange }: ChildCollectorProps) {
  const t = useText();
  const { minNoteLength } = useSop();
  const isAsked = speaksForChild(form);
  const names = form.relation === null ? [] : namesOnFile(file, form.relation);

  useScreenKeys([
    {
      combo: identityKey,
      label: t('handover.form.identitySeen'),
      run: () => onChange({ identitySeen: !form.identitySeen }),
      isDisabled: isOff || !isAsked,
    },
  ]);

  if (!isAsked) return null;
  return (
    <>
      <div className={styles['names']}>
        <span className={styles['quiet']}>
          {t(names.length > 0 ? 'handover.form.onFile' : 'handover.form.nobodyOnFile')}
        </span>
        {names.map((name) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            disabled={isOff}
            onClick={() => onChange({ collectorName: name })}
          >
            {name}
          </Button>
        ))}
      </div>
      {isNotOnFile(form, file) ? (
        <Textarea
          label={t('handover.form.relationNote')}
          description={t('handover.form.relationNoteHint', { min: minNoteLength })}
          value={form.relationNote}
          maxLength={4000}
          rows={2}
          disabled={isOff}
          onChange={(event) => onChange({ relationNote: event.currentTarget.value })}
        />
      ) : null}
      <Checkbox
        label={
          <>
            {t('handover.form.identitySeen')} <KeyHint combo={identityKey} />
          </>
        }
        aria-keyshortcuts={identityKey}
        checked={form.identitySeen}
        disabled={isOff}
        onChange={(event) => onChange({ identitySeen: event.currentTarget.checked })}
      />
    </>
  );
}
