import { Button } from '@mantine/core';
import { IconEqual } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { Sex } from '#common/domain/applications/vocabulary.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { isPlainDate, plainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { CardField } from '#renderer/lib/reading/cards/card-field.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { suggestionsOf, type CardSuggestion } from './compare-reading.ts';
import styles from './reading.module.css';

type CardSuggestionsProps = {
  view: FileView;
  act: ActFn;
  isOff: boolean;
  code: DocCode;
  fields: readonly CardField[];
};

/** Lines of a card as suggestions. A value reaches the form only by the officer's click, with a note that names the page. */
export function CardSuggestions({ view, act, isOff, code, fields }: CardSuggestionsProps) {
  const t = useText();
  const format = useFormat();
  const mayAmend = view.permitted.some(({ kind }) => kind === 'documents.amendData/1') && view.isRevealed;
  const shown = (value: string) => {
    if (isPlainDate(value)) return format.day(plainDate(value));
    const sex = Sex.safeParse(value);
    return sex.success ? t(`labels.sex.${sex.data}`) : value;
  };
  const take = ({ name, value }: CardSuggestion) =>
    act(
      [
        {
          kind: 'documents.amendData/1',
          payload: {
            changes: { [name]: value },
            note: t('documents.reading.note', { name: t(`labels.document.${code}`) }),
          },
        },
      ],
      { done: t('documents.amendDone') },
    );
  return (
    <>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('documents.reading.field')}</th>
            <th scope="col">{t('documents.reading.onForm')}</th>
            <th scope="col">{t('documents.reading.onPage')}</th>
            <th scope="col">{t('documents.reading.sure')}</th>
            <th scope="col">{t('documents.reading.result')}</th>
          </tr>
        </thead>
        <tbody>
          {suggestionsOf(view.file.applicant, fields).map((field) => (
            <tr key={field.name}>
              <th scope="row">{t(`documents.fields.${field.name}`)}</th>
              <td>{view.isRevealed && field.form !== null ? shown(field.form) : '–'}</td>
              <td>
                {shown(field.value)}
                {field.issues.length > 0 ? (
                  <span className={styles['soft']}>{t('documents.reading.nikIssue')}</span>
                ) : null}
              </td>
              <td>{t('documents.reading.percent', { value: Math.round(field.confidence * 100) })}</td>
              <td>
                {field.isEqual ? (
                  <Chip isPlain label={t('documents.reading.EQUAL')} tone="green" Icon={IconEqual} />
                ) : (
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={isOff || !mayAmend || field.issues.length > 0}
                    onClick={() => void take(field)}
                  >
                    {t('documents.reading.use')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['soft']}>{t('documents.reading.suggestion')}</p>
    </>
  );
}
