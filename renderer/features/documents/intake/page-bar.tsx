import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconNote } from '@tabler/icons-react';
import type { DocumentAttachment } from '#common/domain/applications/application.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { useIntake, type Intake } from './intake-context.ts';
import { PageSheet } from './page-sheet.tsx';
import styles from './intake.module.css';

type PageBarProps = { code: DocCode; page: DocumentAttachment; number: number };

/** A line over the page: what is known about it, and the way to the sheet on which it is said. */
export function PageBar(props: PageBarProps) {
  const intake = useIntake();
  return intake ? <Bar {...props} intake={intake} /> : null;
}

function Bar({ intake, code, page, number }: PageBarProps & { intake: Intake }) {
  const t = useText();
  const { reason } = useSop();
  const [isOpen, setIsOpen] = useState(false);
  const mayDescribe = intake.view.permitted.some(({ kind }) => kind === 'documents.describePage/1');
  const isOff = intake.isOff || intake.isBusy || !mayDescribe;
  const { side, quality, unclear } = page;

  useScreenKeys([
    { combo: 'h', label: t('pages.sheet.open'), run: () => setIsOpen(true), isDisabled: isOff },
  ]);

  return (
    <div className={styles['pageBar']}>
      <Chip label={side ? t(`labels.pageSide.${side}`) : t('pages.sheet.sideOpen')} />
      {unclear ? (
        <Chip
          tone="amber"
          Icon={IconAlertTriangle}
          label={[reason(unclear.reasonCode), unclear.note].filter(Boolean).join(' – ')}
        />
      ) : null}
      <span className={styles['quality']} title={quality}>
        {quality}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconNote size={16} aria-hidden />}
        rightSection={<KeyHint combo="h" />}
        disabled={isOff}
        onClick={() => setIsOpen(true)}
      >
        {t('pages.sheet.open')}
      </Button>
      <PageSheet
        title={t('pages.sheet.title', { number, name: t(`labels.document.${code}`) })}
        isOpen={isOpen}
        intake={intake}
        code={code}
        page={page}
        onDone={() => setIsOpen(false)}
      />
    </div>
  );
}
