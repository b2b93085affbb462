import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { Announcement } from '#common/domain/registers/announcements.ts';
import { usePaperText, useText } from '#renderer/lib/i18n.ts';
import { formatDay } from '#renderer/lib/format.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { drawNotice, PICTURE } from './draw-notice.ts';
import styles from './announcements.module.css';

const NO_INPUT = {};

type Picture = {
  canvas: RefObject<HTMLCanvasElement | null>;
  /** As a PNG; null before it is drawn. */
  bytes: () => Promise<Uint8Array<ArrayBuffer> | null>;
};

/** The picture of an announcement: in Indonesian, whatever the officer's screen speaks. */
export function usePicture(item: Announcement): Picture {
  const t = usePaperText();
  const { status } = useSession();
  const { data: letterhead } = useChannelQuery('office.letterhead', NO_INPUT);
  const canvas = useRef<HTMLCanvasElement>(null);
  const name = status?.office?.name ?? '';

  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    const words = {
      office: letterhead?.nameLines ?? [name],
      head: t(item.isUrgent ? 'hall.notice.pictureUrgent' : 'hall.notice.pictureHead'),
      days: t('hall.notice.days', { from: formatDay(item.from, 'id'), to: formatDay(item.to, 'id') }),
      contact: [letterhead?.phone, letterhead?.email].filter(Boolean).join('  ·  '),
    };
    // A weight that no other part of the screen shows may not be there yet.
    void document.fonts.load("700 40px 'Inter Variable'").finally(() => drawNotice(pen, item, words));
  }, [item, letterhead, name, t]);

  const bytes = useCallback(async () => {
    const blob = await new Promise<Blob | null>((done) => {
      if (canvas.current) canvas.current.toBlob(done, 'image/png');
      else done(null);
    });
    return blob && new Uint8Array(await blob.arrayBuffer());
  }, []);
  return { canvas, bytes };
}

type NoticePictureProps = { ref: RefObject<HTMLCanvasElement | null>; title: string };

export function NoticePicture({ ref, title }: NoticePictureProps) {
  const t = useText();
  return (
    <canvas
      ref={ref}
      className={styles['picture']}
      width={PICTURE.width}
      height={PICTURE.height}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is saved is drawn here; an img would show a copy of it
      role="img"
      aria-label={t('hall.notice.pictureAlt', { title })}
    />
  );
}
