import { Button } from '@mantine/core';
import type { FieldDayView } from '#common/contract/ipc/field.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormFooter } from '#renderer/ui/form-footer.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import styles from './field.module.css';

/** Whose files went along, and how far each has come. */
export function FilesDialog({ day, onClose }: { day: FieldDayView; onClose: () => void }) {
  const t = useText();
  const { place, files, ended } = day;
  return (
    <Dialog title={t('field.showTitle', { place })} isOpen onClose={onClose} size="640px">
      {ended?.counted && ended.expected ? (
        <p>
          {t('field.numbers', {
            ...ended.counted,
            expectedHome: ended.expected.home,
            expectedWorked: ended.expected.worked,
          })}
        </p>
      ) : null}
      {ended?.note ? <p className={styles['text']}>{ended.note}</p> : null}
      <div className={styles['scroll']}>
        <PlainTable aria-label={t('field.files')}>
          <thead>
            <tr>
              <th scope="col">{t('field.number')}</th>
              <th scope="col">{t('field.name')}</th>
              <th scope="col">{t('field.state')}</th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ id, number, name, state }) => (
              <tr key={id}>
                <th scope="row" className="numeric">
                  {number ?? t('field.notHere')}
                </th>
                <td>{name ?? '–'}</td>
                <td>{state ? t(`labels.state.${state}`) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </div>
      <FormFooter>
        <Button onClick={onClose}>{t('common.done')}</Button>
      </FormFooter>
    </Dialog>
  );
}
