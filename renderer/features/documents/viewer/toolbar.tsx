import type { ReactNode } from 'react';
import { ActionIcon, Select, Tooltip } from '@mantine/core';
import {
  IconArrowsHorizontal,
  IconChevronLeft,
  IconChevronRight,
  IconColumns2,
  IconContrast2,
  IconMaximize,
  IconRotate2,
  IconRotateClockwise2,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ViewerActions } from './viewer-actions.ts';
import styles from './viewer.module.css';

type ToolbarProps = {
  code: DocCode | null;
  choices: readonly DocCode[];
  onCode: (code: DocCode) => void;
  page: number;
  pages: number;
  /** The page's width as a factor of the pane's. */
  factor: number;
  isComparing: boolean;
  isPlain: boolean;
  actions: ViewerActions;
  children?: ReactNode;
};

/** What can be done with the pages, each with its key in the tip. */
export function Toolbar(props: ToolbarProps) {
  const { code, choices, onCode, page, pages, factor, isComparing, isPlain, actions, children } = props;
  const t = useText();
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={t('documents.viewer.tools')}>
      <Select
        className={styles['which'] ?? ''}
        size="xs"
        aria-label={t('documents.paneTitle')}
        data={choices.map((value) => ({ value, label: t(`labels.document.${value}`) }))}
        value={code}
        allowDeselect={false}
        onChange={(value) => {
          const chosen = DocCode.safeParse(value);
          if (chosen.success) onCode(chosen.data);
        }}
      />
      {pages > 1 ? (
        <span className={styles['group']}>
          <Tool
            label={t('documents.previousPage')}
            combo="PageUp"
            onClick={actions.previousPage}
            Icon={IconChevronLeft}
          />
          <span className={styles['number']} aria-live="polite">
            {t('documents.viewer.pageCount', { page: page + 1, pages })}
          </span>
          <Tool
            label={t('documents.nextPage')}
            combo="PageDown"
            onClick={actions.nextPage}
            Icon={IconChevronRight}
          />
        </span>
      ) : null}
      <span className={styles['group']}>
        <Tool label={t('documents.zoomOut')} combo="-" onClick={actions.zoomOut} Icon={IconZoomOut} />
        <span className={styles['number']}>{Math.round(factor * 100)}%</span>
        <Tool label={t('documents.zoomIn')} combo="+" onClick={actions.zoomIn} Icon={IconZoomIn} />
        <Tool label={t('documents.fit')} combo="0" onClick={actions.fitPage} Icon={IconMaximize} />
        <Tool
          label={t('documents.viewer.fitWidth')}
          combo="w"
          onClick={actions.fitWidth}
          Icon={IconArrowsHorizontal}
        />
      </span>
      <span className={styles['group']}>
        <Tool
          label={t('documents.viewer.rotateLeft')}
          combo="["
          onClick={actions.rotateLeft}
          Icon={IconRotate2}
        />
        <Tool
          label={t('documents.rotate')}
          combo="]"
          onClick={actions.rotateRight}
          Icon={IconRotateClockwise2}
        />
        <Tool
          label={t('documents.viewer.look')}
          combo="v"
          isOn={!isPlain}
          onClick={actions.nextLook}
          Icon={IconContrast2}
        />
        <Tool
          label={t('documents.viewer.compare')}
          combo="b"
          isOn={isComparing}
          onClick={actions.compare}
          Icon={IconColumns2}
        />
      </span>
      <span className={styles['grow']} />
      {children}
    </div>
  );
}

type ToolProps = {
  label: string;
  combo: string;
  onClick: () => void;
  Icon: typeof IconZoomIn;
  isOn?: boolean;
};

function Tool({ label, combo, onClick, Icon, isOn }: ToolProps) {
  return (
    <Tooltip label={`${label} (${combo})`}>
      <ActionIcon
        variant={isOn ? 'light' : 'subtle'}
        color={isOn ? undefined : 'gray'}
        aria-label={label}
        aria-pressed={isOn}
        onClick={onClick}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
