import { Button, Textarea } from '@mantine/core';
import { namesOnFile } from '#common/domain/production/collector.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { isNotOnFile, speaksForChild, type HandoverForm } from './handover-form.ts';
import styles from './production.module.css';

type ChildCollectorProps = {
  form: HandoverForm;
  file: StageWorkProps['view']['file'];
  isOff: boolean;
  onChange: (change: Partial<HandoverForm>) => void;
};

/** Who speaks for the child: whom the file names, and why it is somebody else. */
export function ChildCollector({ form, file, isOff, onChange }: ChildCollectorProps) {
  const t = useText();
  const { minNoteLength } = useSop();
  const isAsked = speaksForChild(form);
  const names = form.relation === null ? [] : namesOnFile(file, form.relation);

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
    </>
  );
}
