import { Button } from '@mantine/core';
import type { FieldDayView, FieldFile } from '#common/contract/ipc/field.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormFooter } from '#renderer/ui/form-footer.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import styles from './field.module.css';

type FilesDialogProps = {
  day: FieldDayView;
  onClose: () => void;
  /** A head gives one file back to the office. */
  onTakeOut: (file: FieldFile) => void;
};

/** Whose files went along, how far each has come, and which did not stay with them. */
export function FilesDialog({ day, onClose, onTakeOut }: FilesDialogProps) {
  const t = useText();
  const { can } = useSession();
  const { place, files, takenOut, ended } = day;
  const mayTakeOut = ended === null && files.length > 1 && can('field.prepare');
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
              {mayTakeOut ? <th scope="col">{t('field.actions')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr key={file.id}>
                <th scope="row" className="numeric">
                  {file.number ?? t('field.notHere')}
                </th>
                <td>{file.name ?? '–'}</td>
                <td>{file.state ? t(`labels.state.${file.state}`) : '–'}</td>
                {mayTakeOut ? (
                  <td>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`${t('field.takeOut')}: ${file.number ?? t('field.notHere')}`}
                      onClick={() => onTakeOut(file)}
                    >
                      {t('field.takeOut')}
                    </Button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </div>
      {takenOut.length > 0 ? <TakenOutTable takenOut={takenOut} /> : null}
      <FormFooter>
        <Button onClick={onClose}>{t('common.done')}</Button>
      </FormFooter>
    </Dialog>
  );
}

function TakenOutTable({ takenOut }: Pick<FieldDayView, 'takenOut'>) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <h2 className={styles['heading']}>{t('field.takenOut')}</h2>
      <div className={styles['scroll']}>
        <PlainTable aria-label={t('field.takenOut')}>
          <thead>
            <tr>
              <th scope="col">{t('field.number')}</th>
              <th scope="col">{t('field.takeOutReason')}</th>
              <th scope="col">{t('field.takenOutBy')}</th>
            </tr>
          </thead>
          <tbody>
            {takenOut.map(({ id, number, reason, byName, at }) => (
              <tr key={id}>
                <th scope="row" className="numeric">
                  {number ?? t('field.notHere')}
                </th>
                <td>{reason}</td>
                <td>
                  {byName}
                  <br />
                  <span className={styles['soft']}>{format.moment(at)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </div>
    </>
  );
}
