import { useState } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { PagePlace } from '#common/domain/documents/field-check-schema.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { AddPages } from './intake/add-pages.tsx';
import { DocumentViewer } from './viewer/document-viewer.tsx';
import type { Mark } from './viewer/sheet.tsx';
import { START, type Place } from './viewer/place.ts';
import styles from './documents.module.css';

type DocumentPaneProps = {
  view: FileView;
  code: DocCode | null;
  onShow: (code: DocCode) => void;
  onPage: (page: { attachment: number; page: number }) => void;
  marks: readonly Mark[];
  /** A page that something in the form speaks of; brought up whenever it changes. */
  lookAt: PagePlace | null;
  /** Given while the officer points at a part of a page. */
  pointing: { text: string; onPoint: (place: PagePlace | null) => void; onStop: () => void } | null;
};

/** The pages beside the form, of one document or of two side by side. Choosing another section of the form never turns a page here. */
export function DocumentPane(props: DocumentPaneProps) {
  const { view, code, onShow, marks, lookAt, pointing } = props;
  const t = useText();
  const [places, setPlaces] = useState<Readonly<Record<string, Place>>>({});
  const [beside, setBeside] = useState<DocCode | null>(null);
  const [active, setActive] = useState<'first' | 'second'>('first');
  const choices = [...new Set([...view.requirements.map((line) => line.code), ...storedCodes(view)])];

  /** Page, zoom, turns and ink are kept for each document and each side. */
  const sideOf = (side: 'first' | 'second', of: DocCode | null) => ({
    place: places[`${side} ${of}`] ?? START,
    onPlace: (change: Partial<Place>) =>
      setPlaces((before) => ({
        ...before,
        [`${side} ${of}`]: { ...(before[`${side} ${of}`] ?? START), ...change },
      })),
    onFocus: () => setActive(side),
    hasKeys: beside === null ? side === 'first' : active === side,
  });

  function compare() {
    setBeside(beside === null ? (otherWithPages(view, code) ?? code) : null);
    setActive('first');
  }

  const step = (by: 1 | -1) => () => {
    const next = code ? choices[choices.indexOf(code) + by] : choices[0];
    if (next) onShow(next);
  };
  useScreenKeys([
    { combo: ',', label: t('documents.viewer.previousDocument'), run: step(-1) },
    { combo: '.', label: t('documents.viewer.nextDocument'), run: step(1) },
  ]);

  return (
    <section className={styles['pane']} aria-label={t('documents.paneTitle')}>
      <div className={styles['sides']}>
        <DocumentViewer
          file={view.file}
          code={code}
          choices={choices}
          onCode={onShow}
          onPage={props.onPage}
          isComparing={beside !== null}
          onCompare={compare}
          marks={marks}
          lookAt={lookAt}
          pointing={pointing}
          {...sideOf('first', code)}
          tools={beside ? null : <AddPages />}
          hasBar={beside === null}
        />
        {beside ? (
          <DocumentViewer
            file={view.file}
            code={beside}
            choices={choices}
            onCode={setBeside}
            isComparing
            hasBar={false}
            onCompare={compare}
            marks={[]}
            lookAt={null}
            pointing={null}
            {...sideOf('second', beside)}
          />
        ) : null}
      </div>
    </section>
  );
}

function storedCodes(view: FileView): DocCode[] {
  return Object.values(view.file.documents).map(({ code }) => code);
}

function otherWithPages(view: FileView, code: DocCode | null): DocCode | null {
  const withPages = Object.values(view.file.documents).filter(({ attachments }) => attachments.length > 0);
  return withPages.find((document) => document.code !== code)?.code ?? null;
}
