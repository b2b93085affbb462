import { useEffect, useRef } from 'react';
import { useText } from '#renderer/lib/i18n.ts';
import type { Page } from './page-list.ts';
import { PdfPage } from './pdf-page.tsx';
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
        <button
          key={page.key}
          type="button"
          className={styles['thumb']}
          aria-current={index === shown ? 'page' : undefined}
          aria-label={t('documents.viewer.toPage', { page: index + 1 })}
          onClick={() => onShow(index)}
        >
          <span
            className={styles['thumbPage']}
            style={{ aspectRatio: `${page.size.width} / ${page.size.height}` }}
          >
            <Thumb page={page} />
          </span>
          <span>{index + 1}</span>
        </button>
      ))}
    </nav>
  );
}

function Thumb({ page }: { page: Page }) {
  const { opened } = page;
  if (opened.status === 'IMAGE') {
    return <img className={styles['pixels']} src={opened.url} alt="" loading="lazy" decoding="async" />;
  }
  if (opened.status === 'PDF') {
    return <PdfPage pdf={opened.pdf} index={page.index} size={page.size} width={WIDTH} label="" />;
  }
  return null;
}
