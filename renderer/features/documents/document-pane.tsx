import { useState } from 'react';
import { ActionIcon, Select, Tooltip } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconMaximize,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { AddPages } from './intake/add-pages.tsx';
import { PageBar } from './intake/page-bar.tsx';
import styles from './documents.module.css';

type DocumentPaneProps = {
  view: FileView;
  shown: DocCode | null;
  onShow: (code: DocCode) => void;
};

const ZOOM_STEP = 1.25;
type Place = { page: number; zoom: number; turns: number };
const START: Place = { page: 0, zoom: 1, turns: 0 };

/** The pages of one document beside the form. Choosing another section of the form never turns the page here. */
export function DocumentPane({ view, shown, onShow }: DocumentPaneProps) {
  const t = useText();
  const [places, setPlaces] = useState<Partial<Record<DocCode, Place>>>({});
  const code = shown ?? firstCode(view);
  const { page, zoom, turns } = (code && places[code]) ?? START;
  const pages = code ? (view.file.documents[code]?.attachments ?? []) : [];
  const current = pages[Math.min(page, pages.length - 1)];

  /** Page, zoom and turn are kept for each document: coming back finds it as it was left. */
  function move(change: Partial<Place>) {
    if (code) setPlaces({ ...places, [code]: { page, zoom, turns, ...change } });
  }

  const choices = [...new Set([...view.requirements.map((line) => line.code), ...storedCodes(view)])];
  return (
    <section className={styles['pane']} aria-label={t('documents.paneTitle')}>
      <div className={styles['toolbar']}>
        <Select
          size="xs"
          aria-label={t('documents.paneTitle')}
          data={choices.map((value) => ({ value, label: t(`labels.document.${value}`) }))}
          value={code}
          allowDeselect={false}
          onChange={(value) => {
            const chosen = DocCode.safeParse(value);
            if (chosen.success) onShow(chosen.data);
          }}
        />
        <span className={styles['grow']} />
        {pages.length > 1 ? (
          <>
            <Tool
              label={t('documents.previousPage')}
              onClick={() => move({ page: Math.max(0, page - 1) })}
              Icon={IconChevronLeft}
            />
            <span className={styles['pageNumber']}>
              {t('documents.page', { page: Math.min(page, pages.length - 1) + 1, pages: pages.length })}
            </span>
            <Tool
              label={t('documents.nextPage')}
              onClick={() => move({ page: Math.min(pages.length - 1, page + 1) })}
              Icon={IconChevronRight}
            />
          </>
        ) : null}
        <Tool
          label={t('documents.zoomOut')}
          onClick={() => move({ zoom: Math.max(0.5, zoom / ZOOM_STEP) })}
          Icon={IconZoomOut}
        />
        <Tool
          label={t('documents.zoomIn')}
          onClick={() => move({ zoom: Math.min(6, zoom * ZOOM_STEP) })}
          Icon={IconZoomIn}
        />
        <Tool label={t('documents.fit')} onClick={() => move({ zoom: 1 })} Icon={IconMaximize} />
        <Tool
          label={t('documents.rotate')}
          onClick={() => move({ turns: (turns + 1) % 4 })}
          Icon={IconRotateClockwise}
        />
        <AddPages />
      </div>
      {current && code ? (
        <PageBar key={current.id} code={code} page={current} number={pages.indexOf(current) + 1} />
      ) : null}
      <ScrollRegion
        as="section"
        className={styles['canvas']}
        label={code ? t(`labels.document.${code}`) : t('documents.paneTitle')}
      >
        {current && code ? (
          <div className={styles['sheet']} data-turns={turns} style={{ width: `${zoom * 100}%` }}>
            <AttachmentView
              key={current.id}
              applicationId={view.file.id}
              attachmentId={current.id}
              name={t(`labels.document.${code}`)}
            />
            <span className={styles['origin']}>{t(`documents.source.${current.source}`)}</span>
          </div>
        ) : (
          <EmptyState title={t('documents.noPages')} text={t('documents.noPagesText')} />
        )}
      </ScrollRegion>
    </section>
  );
}

function Tool({ label, onClick, Icon }: { label: string; onClick: () => void; Icon: typeof IconZoomIn }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function storedCodes(view: FileView): DocCode[] {
  return Object.values(view.file.documents).map(({ code }) => code);
}

/** The first document that has a page, else the first that is asked for. */
function firstCode(view: FileView): DocCode | null {
  const withPage = Object.values(view.file.documents).find(({ attachments }) => attachments.length > 0);
  return withPage?.code ?? view.requirements[0]?.code ?? null;
}
