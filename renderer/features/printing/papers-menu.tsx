import { useState } from 'react';
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { duePapers, papersOf, type FilePaper } from '#common/domain/printing/paper.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { mayPrint } from './may-print.ts';
import { FilePaperPreview } from './paper-preview.tsx';

/** Every paper that the file has, now and later. Ctrl+P opens the one that is due, else the list. */
export function PapersMenu({ view }: { view: FileView }) {
  const t = useText();
  const { can } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const [shown, setShown] = useState<FilePaper | null>(null);
  const papers = papersOf(view.file).filter((paper) => mayPrint(view, paper));
  const due = duePapers(view.file).find((paper) => mayPrint(view, paper));
  const isEmpty = papers.length === 0 || !can('case.act');
  useScreenKeys([
    {
      combo: 'ctrl+p',
      label: due ? t('printing.open', { paper: t(`printing.paper.${due}`) }) : t('printing.menu'),
      run: () => (due ? setShown(due) : setIsOpen(true)),
      isDisabled: isEmpty,
    },
  ]);
  return (
    <>
      <Menu position="bottom-end" opened={isOpen} onChange={setIsOpen} returnFocus>
        <Menu.Target>
          <Tooltip label={isEmpty ? t('printing.none') : t('printing.menu')}>
            <ActionIcon
              variant="default"
              size={32}
              aria-label={t('printing.menu')}
              aria-keyshortcuts="Control+P"
              disabled={isEmpty}
            >
              <IconPrinter size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {papers.map((paper) => (
            <Menu.Item key={paper} onClick={() => setShown(paper)}>
              {t(`printing.paper.${paper}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <FilePaperPreview paper={shown} view={view} onClose={() => setShown(null)} />
    </>
  );
}
