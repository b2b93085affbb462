import { useContext, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Application } from '#common/domain/applications/application.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { PagePlace } from '#common/domain/documents/field-check-schema.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { PageBar } from '#renderer/features/documents/intake/page-bar.tsx';
import { pdfWorkers } from '#renderer/lib/pdf/pdf-workers.ts';
import { AttachmentAccess } from '#renderer/lib/attachments/use-attachment.ts';
import { useOpenAttachments } from './open-attachments.ts';
import { listPages, pageKey, type Page } from './page-list.ts';
import type { Place } from './place.ts';
import type { Mark } from './sheet.tsx';
import { placeOf, PointingBar, type Pointing } from './pointing-bar.tsx';
import { Strip } from './strip.tsx';
import { Toolbar } from './toolbar.tsx';
import { viewerActions } from './viewer-actions.ts';
import { Viewer } from './viewer.tsx';
import styles from './viewer.module.css';

type DocumentViewerProps = {
  file: Application;
  code: DocCode | null;
  choices: readonly DocCode[];
  onCode: (code: DocCode) => void;
  /** Tells which page is in the pane, both counted from 0. */
  onPage?: (page: { attachment: number; page: number }) => void;
  place: Place;
  onPlace: (change: Partial<Place>) => void;
  isComparing: boolean;
  onCompare: () => void;
  /** The keys of the pages go to this one of two. */
  hasKeys: boolean;
  onFocus: () => void;
  marks: readonly Mark[];
  lookAt: PagePlace | null;
  pointing: Pointing | null;
  tools?: ReactNode;
  /** A line over the page with what is known of it. */
  hasBar: boolean;
};

/** One document with its tools, its strip of pages and the pages themselves. */
export function DocumentViewer(props: DocumentViewerProps) {
  const { file, code, choices, onCode, place, onPlace, isComparing, onCompare } = props;
  const { hasKeys, onFocus, lookAt, pointing } = props;
  const t = useText();
  const access = useContext(AttachmentAccess);
  const [factor, setFactor] = useState(1);
  const attachments = useMemo(() => (code ? (file.documents[code]?.attachments ?? []) : []), [file, code]);
  const opened = useOpenAttachments(
    file.id,
    attachments.map(({ id }) => id),
    access,
  );
  const pages = useMemo(() => listPages(attachments, opened), [attachments, opened]);
  // Its workers start while the officer reads the list.
  useEffect(() => void pdfWorkers(), []);
  const page = Math.max(0, Math.min(place.page, pages.length - 1));
  const current = pages[page] ?? null;
  const actions = viewerActions({
    place,
    factor,
    pages: pages.length,
    pageKey: current?.key ?? null,
    onPlace,
    onCompare,
  });
  const side = useTouched(onFocus);
  useTellPage(props.onPage, current ? attachments.indexOf(current.attachment) : 0, current?.index ?? 0);
  useLookAt(lookAt, pages, (next) => onPlace({ page: next }));
  useViewerKeys(actions, hasKeys, pages.length > 1);
  return (
    <div ref={side} className={styles['viewer']} data-active={(isComparing && hasKeys) || undefined}>
      <Toolbar
        code={code}
        choices={choices}
        onCode={(next) => {
          onCode(next);
          // Out of the list's field, where a letter is a letter, back to the pages and their keys.
          requestAnimationFrame(() => side.current?.querySelector('section')?.focus());
        }}
        page={page}
        pages={pages.length}
        factor={factor}
        isComparing={isComparing}
        isPlain={place.look === 'PLAIN'}
        actions={actions}
      >
        {props.tools}
      </Toolbar>
      {pointing ? <PointingBar pointing={pointing} page={current} pane={side} /> : null}
      {props.hasBar && code && current ? (
        <PageBar
          key={current.attachment.id}
          code={code}
          page={current.attachment}
          number={attachments.indexOf(current.attachment) + 1}
        />
      ) : null}
      <div className={styles['desk']}>
        {pages.length > 1 && !isComparing ? (
          <Strip pages={pages} shown={page} onShow={(next) => onPlace({ page: next })} />
        ) : null}
        <Viewer
          key={code}
          name={code ? t(`labels.document.${code}`) : t('documents.paneTitle')}
          pages={pages}
          place={place}
          onPlace={onPlace}
          marks={props.marks}
          onMark={pointing ? (on, region) => pointing.onPoint(placeOf(on, region)) : null}
          onFactor={setFactor}
        />
      </div>
    </div>
  );
}

/** Brings up the page that something in the form speaks of, as soon as it is open. */
function useLookAt(lookAt: PagePlace | null, pages: readonly Page[], onPage: (page: number) => void): void {
  const turn = useEffectEvent(onPage);
  const wanted = lookAt ? pageKey(lookAt.attachmentId, lookAt.page) : null;
  const index = pages.findIndex(({ key }) => key === wanted);
  useEffect(() => {
    if (lookAt && index >= 0) turn(index);
  }, [lookAt, index]);
}

function useTellPage(onPage: DocumentViewerProps['onPage'], attachment: number, page: number): void {
  const tell = useEffectEvent((shown: { attachment: number; page: number }) => onPage?.(shown));
  useEffect(() => tell({ attachment, page }), [attachment, page]);
}

/** Tells that a side was clicked or reached by the keys, so that the keys of the pages go to it. */
function useTouched(onTouch: () => void) {
  const side = useRef<HTMLDivElement>(null);
  const touch = useEffectEvent(onTouch);
  useEffect(() => {
    const element = side.current;
    const listen = () => touch();
    element?.addEventListener('focusin', listen);
    element?.addEventListener('pointerdown', listen);
    return () => {
      element?.removeEventListener('focusin', listen);
      element?.removeEventListener('pointerdown', listen);
    };
  }, []);
  return side;
}

function useViewerKeys(actions: ReturnType<typeof viewerActions>, hasKeys: boolean, hasMore: boolean): void {
  const t = useText();
  const key = (combo: string, label: string, run: () => void, isDisabled = false) => ({
    combo,
    label,
    run,
    isDisabled: isDisabled || !hasKeys,
  });
  useScreenKeys(
    hasKeys
      ? [
          key('PageUp', t('documents.previousPage'), actions.previousPage, !hasMore),
          key('PageDown', t('documents.nextPage'), actions.nextPage, !hasMore),
          key('+', t('documents.zoomIn'), actions.zoomIn),
          key('-', t('documents.zoomOut'), actions.zoomOut),
          key('0', t('documents.fit'), actions.fitPage),
          key('w', t('documents.viewer.fitWidth'), actions.fitWidth),
          key('[', t('documents.viewer.rotateLeft'), actions.rotateLeft),
          key(']', t('documents.rotate'), actions.rotateRight),
          key('v', t('documents.viewer.look'), actions.nextLook),
          key('b', t('documents.viewer.compare'), actions.compare),
        ]
      : [],
  );
}
