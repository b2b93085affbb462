import { useEffect, useRef } from 'react';
import { useText } from '#renderer/lib/i18n.ts';
import type { Page } from './page-list.ts';
import { PdfPage } from './pdf-page.tsx';
import { useSeen } from './use-seen.ts';
import styles from './viewer.module.css';

const WIDTH = 72;

type StripProps = { pages: readonly Page[]; shown: number; onShow: (page: number) => void };

/** All pages of a document as small pictures; a click brings one up. */
export function Strip({ pages, shown, onShow }: StripProps) {
  const t = useText();
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    strip.current?.children.item(shown)?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <nav ref={strip} className={styles['strip']} aria-label={t('documents.viewer.strip')}>
      {pages.map((page, index) => (
        <Thumb
          key={page.key}
          page={page}
          number={index + 1}
          isShown={index === shown}
          onShow={() => onShow(index)}
        />
      ))}
    </nav>
  );
}

type ThumbProps = { page: Page; number: number; isShown: boolean; onShow: () => void };

function Thumb({ page, number, isShown, onShow }: ThumbProps) {
  const t = useText();
  const button = useRef<HTMLButtonElement>(null);
  const isSeen = useSeen(button);
  return (
    <button
      ref={button}
      type="button"
      className={styles['thumb']}
      aria-current={isShown ? 'page' : undefined}
      aria-label={t('documents.viewer.toPage', { page: number })}
      onClick={onShow}
    >
      <span
        className={styles['thumbPage']}
        style={{ aspectRatio: `${page.size.width} / ${page.size.height}` }}
      >
        {isSeen ? <ThumbPixels page={page} /> : null}
      </span>
      <span>{number}</span>
    </button>
  );
}

function ThumbPixels({ page }: { page: Page }) {
  const { opened } = page;
  if (opened.status === 'IMAGE') {
    return <img className={styles['pixels']} src={opened.url} alt="" loading="lazy" decoding="async" />;
  }
  if (opened.status === 'PDF') {
    return (
      <PdfPage pdf={opened.pdf} index={page.index} size={page.size} width={WIDTH} order="THUMB" label="" />
    );
  }
  return null;
}
