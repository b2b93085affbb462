import { useState } from 'react';
import { CloseButton, Tabs } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ConformanceTab } from './conformance-tab.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { SummaryTab } from './summary-tab.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import styles from './file-panel.module.css';

type FilePanelProps = { view: FileView; isOverlay: boolean; onClose: () => void };

const TABS = ['summary', 'documents', 'history', 'conformance'] as const;

/** Beside the work, or over it on a small screen: what is known about the file. */
export function FilePanel({ view, isOverlay, onClose }: FilePanelProps) {
  const t = useText();
  const [tab, setTab] = useState<string | null>('summary');
  return (
    <aside
      className={isOverlay ? [styles['panel'], styles['overlay']].join(' ') : styles['panel']}
      aria-label={t('file.panel.title')}
    >
      <Tabs value={tab} onChange={setTab} className={styles['tabs'] ?? ''} keepMounted={false}>
        <Tabs.List className={styles['list'] ?? ''}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`file.panel.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <ScrollRegion className={styles['content']}>
          <Tabs.Panel value="summary">
            <SummaryTab view={view} />
          </Tabs.Panel>
          <Tabs.Panel value="documents">
            <DocumentsTab view={view} />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <HistoryTab view={view} />
          </Tabs.Panel>
          <Tabs.Panel value="conformance">
            <ConformanceTab applicationId={view.file.id} />
          </Tabs.Panel>
        </ScrollRegion>
      </Tabs>
      <CloseButton
        className={styles['close'] ?? ''}
        size="sm"
        aria-label={t('file.panel.close')}
        onClick={onClose}
      />
    </aside>
  );
}
