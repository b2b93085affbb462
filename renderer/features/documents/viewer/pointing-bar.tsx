import { useEffect, type RefObject } from 'react';
import { Button } from '@mantine/core';
import type { PagePlace } from '#common/domain/documents/field-check-schema.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import type { Region } from './geometry.ts';
import type { Page } from './page-list.ts';
import styles from './viewer.module.css';

/** The officer is asked to point at a part of a page; Enter points at the page as a whole. */
export type Pointing = {
  text: string;
  onPoint: (place: PagePlace | null) => void;
  onStop: () => void;
};

type PointingBarProps = {
  pointing: Pointing;
  page: Page | null;
  pane: RefObject<HTMLElement | null>;
};

/** What to do now, with the two ways out. The keys go to the page, not to the button that was pressed. */
export function PointingBar({ pointing, page, pane }: PointingBarProps) {
  const t = useText();
  // Nothing is said of a page that nobody can see.
  const isBlind = page?.opened.status === 'LOADING' || page?.opened.status === 'FAILED';
  const onWhole = () =>
    pointing.onPoint(page?.opened.status === 'LOADING' || !page ? null : placeOf(page, null));
  const { text } = pointing;
  useEffect(() => {
    if (text !== '') pane.current?.querySelector('section')?.focus();
  }, [pane, text]);
  useScreenKeys([
    { combo: 'Enter', label: t('documents.compare.wholePage'), run: onWhole, isDisabled: isBlind },
    { combo: 'Escape', label: t('common.cancel'), run: pointing.onStop },
  ]);
  return (
    <output className={styles['pointing']}>
      <span className={styles['grow']}>{text}</span>
      <Button
        size="compact-xs"
        variant="default"
        rightSection={<KeyHint combo="Enter" />}
        disabled={isBlind}
        onClick={onWhole}
      >
        {t('documents.compare.wholePage')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        rightSection={<KeyHint combo="Escape" />}
        onClick={pointing.onStop}
      >
        {t('common.cancel')}
      </Button>
    </output>
  );
}

export function placeOf({ attachment, index }: Page, region: Region | null): PagePlace {
  return { attachmentId: attachment.id, page: index, region };
}
