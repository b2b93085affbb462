import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ImportReport, ImportRowError } from '#common/contract/ipc/appointments.ts';
import { CATALOGUES, type TextKey } from '#common/i18n/index.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './intake.module.css';

const SHOWN = 200;

/** The outcome in one line, and every wrong row with its column, its value and the reason in words. */
export function ImportErrors({
  token,
  kind,
  report,
}: {
  token: string;
  kind: 'preview' | 'result';
  report: ImportReport;
}) {
  const t = useText();
  const [saveErrors] = useChannelMutation('appointments.saveErrors');
  const { imported, rescheduled, unchanged, failed } = report;

  async function save() {
    const reply = await saveErrors({ token });
    if (reply.ok && reply.value.saved) showToast({ message: t('intake.savedErrors') });
  }

  return (
    <>
      <output className={styles['result']} data-failed={failed > 0 || undefined}>
        {kind === 'preview'
          ? t('intake.previewResult', { imported, rescheduled, unchanged, failed })
          : t('intake.result', { imported, rescheduled, unchanged, failed })}
        {report.cancelled ? ` ${t('intake.cancelled')}` : ''}
      </output>
      {failed > 0 ? (
        <Section
          title={t('intake.errors')}
          aside={
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => void save()}
            >
              {t('intake.saveErrors')}
            </Button>
          }
        >
          <PlainTable className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('intake.errorRow')}</th>
                <th scope="col">{t('intake.errorField')}</th>
                <th scope="col">{t('intake.errorValue')}</th>
                <th scope="col">{t('intake.errorReason')}</th>
              </tr>
            </thead>
            <tbody>
              {report.errors.slice(0, SHOWN).map((error, index) => (
                // One row may have several errors in one column, so only the place in the list tells them apart.
                <tr key={`${error.row}-${error.field}-${index}`}>
                  <th scope="row">{error.row}</th>
                  <td>{fieldName(t, error)}</td>
                  <td>{error.value}</td>
                  <td>{reasonText(t, error)}</td>
                </tr>
              ))}
            </tbody>
          </PlainTable>
        </Section>
      ) : null}
    </>
  );
}

function fieldName(t: Translate, { field }: ImportRowError): string {
  if (field === '') return '–';
  return Object.hasOwn(CATALOGUES.id.intake.fields, field) ? t(`intake.fields.${field}` as TextKey) : field;
}

function reasonText(t: Translate, { code }: ImportRowError): string {
  if (Object.hasOwn(CATALOGUES.id.intake.rowCodes, code)) return t(`intake.rowCodes.${code}` as TextKey);
  return Object.hasOwn(CATALOGUES.id.errors, code) ? t(`errors.${code}.what` as TextKey) : code;
}
