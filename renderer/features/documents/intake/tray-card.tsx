import { IconFileTypePdf, IconLoader2, IconPhotoOff } from '@tabler/icons-react';
import type { TrayFile } from '#common/contract/ipc/intake.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useErrorText } from '#renderer/lib/use-error-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useTrayPicture } from './use-tray-picture.ts';
import styles from './intake.module.css';

type TrayCardProps = { file: TrayFile; isChosen: boolean; onChoose: () => void };

/** One scan: what it shows, since when it is here, and whether it can be used. */
export function TrayCard({ file, isChosen, onChoose }: TrayCardProps) {
  const t = useText();
  const format = useFormat();
  const errorText = useErrorText();
  const { name, state, problem, filedAs, mediaType } = file;
  // Not read for a thumbnail: a PDF may be large and has none.
  const isPdf = mediaType === 'application/pdf';
  const said =
    state === 'ARRIVING'
      ? t('pages.tray.arriving')
      : problem
        ? errorText(problem).what
        : filedAs
          ? t('pages.tray.filedAs', { name: t(`labels.document.${filedAs}`) })
          : format.time(file.at);
  return (
    <li>
      <button
        type="button"
        className={styles['card']}
        aria-pressed={isChosen}
        aria-label={`${t('pages.tray.choose', { file: name })}. ${said}`}
        disabled={state !== 'READY'}
        title={problem ? `${errorText(problem).what} ${errorText(problem).next}` : name}
        onClick={onChoose}
      >
        <span className={styles['thumb']} aria-hidden>
          {state === 'READY' && isPdf ? <IconFileTypePdf size={28} stroke={1.25} /> : null}
          {state === 'READY' && !isPdf ? <Preview file={file} /> : null}
          {state === 'ARRIVING' ? <IconLoader2 size={24} stroke={1.5} /> : null}
          {state === 'REFUSED' ? <IconPhotoOff size={24} stroke={1.5} /> : null}
        </span>
        <span className={styles['cardText']}>
          <span className={styles['fileName']}>{name}</span>
          <span className={styles['said']} data-state={state} data-filed={filedAs !== null || undefined}>
            {said}
          </span>
        </span>
      </button>
    </li>
  );
}

function Preview({ file }: { file: TrayFile }) {
  const picture = useTrayPicture(file);
  return picture.status === 'PICTURE' ? <img src={picture.url} alt="" /> : null;
}
