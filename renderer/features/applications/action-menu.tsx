import { useState } from 'react';
import { Button, Menu } from '@mantine/core';
import { IconDots, IconUserCheck } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { ActionDialog } from './action-forms/action-dialog.tsx';
import { findActionForm } from './action-forms/registry.ts';
import { kindKey } from '#renderer/lib/kind-key.ts';
import { useHead } from './use-head.tsx';

type ActionMenuProps = { view: FileView; act: ActFn; covers: readonly ActionKind[] };

/** Buttons of their own exist for these. */
const ELSEWHERE: readonly ActionKind[] = [
  'queue.callTicket/1',
  'queue.claim/1',
  'queue.recall/1',
  'queue.noAnswer/1',
];

/** Everything else that is permitted now and that the stage's own screen does not offer. */
export function ActionMenu({ view, act, covers }: ActionMenuProps) {
  const t = useText();
  const [kind, setKind] = useState<ActionKind | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [confirming, setConfirming] = useState<ActionKind | null>(null);
  const { askHead, dialog } = useHead(view);
  const ofHeads = view.confirmable.filter((candidate) => findActionForm(candidate));
  const kinds = view.permitted
    .map((action) => action.kind)
    .filter(
      (candidate) =>
        findActionForm(candidate) && !covers.includes(candidate) && !ELSEWHERE.includes(candidate),
    );

  const isEmpty = kinds.length === 0 && ofHeads.length === 0;
  useScreenKeys([
    { combo: 'ctrl+m', label: t('actions.menu'), run: () => setIsOpen(true), isDisabled: isEmpty },
  ]);

  return (
    <>
      <Menu position="bottom-end" opened={isOpen} onChange={setIsOpen} returnFocus>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-md"
            aria-keyshortcuts="Control+M"
            disabled={isEmpty}
            leftSection={<IconDots size={16} aria-hidden />}
          >
            {t('actions.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((candidate) => (
            <Menu.Item key={candidate} onClick={() => setKind(candidate)}>
              {t(`actions.label.${kindKey(candidate)}`)}
            </Menu.Item>
          ))}
          {ofHeads.length > 0 ? <Menu.Label>{t('actions.supervisor.title')}</Menu.Label> : null}
          {ofHeads.map((candidate) => (
            <Menu.Item
              key={candidate}
              leftSection={<IconUserCheck size={16} aria-hidden />}
              onClick={() => setConfirming(candidate)}
            >
              {t(`actions.label.${kindKey(candidate)}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionDialog kind={kind} view={view} act={act} onClose={() => setKind(null)} />
      <ActionDialog kind={confirming} view={view} act={askHead} onClose={() => setConfirming(null)} />
      {dialog}
    </>
  );
}
