import { Button } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { fieldNames } from '#renderer/lib/field-names.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { Resubmission } from './resubmission.ts';
import styles from './documents.module.css';

type ResubmissionNoteProps = {
  resubmission: Resubmission;
  /** Lines that were in order and have not changed. */
  hidden: number;
  showsAll: boolean;
  onShowAll: (all: boolean) => void;
};

/** A file that comes back is looked at only where something was asked or changed; the rest is one click away. */
export function ResubmissionNote({ resubmission, hidden, showsAll, onShowAll }: ResubmissionNoteProps) {
  const t = useText();
  const format = useFormat();
  const { returnedAt, asked, changed, fields } = resubmission;
  const names = (codes: Iterable<(typeof asked)[number]>) =>
    [...codes].map((code) => t(`labels.document.${code}`)).join(', ') || '–';
  return (
    <div className={styles['back']}>
      <p>
        {t('documents.back.asked', { date: format.date(format.dateOf(returnedAt)), names: names(asked) })}
      </p>
      <p>{t('documents.back.changed', { names: names(changed) })}</p>
      {fields.length > 0 ? (
        <p>{t('documents.back.fields', { names: fieldNames(t, fields).join(', ') })}</p>
      ) : null}
      {hidden > 0 || showsAll ? (
        <Button size="compact-xs" variant="default" onClick={() => onShowAll(!showsAll)}>
          {showsAll ? t('documents.back.less') : t('documents.back.more', { count: hidden })}
        </Button>
      ) : null}
    </div>
  );
}
