import { useState } from 'react';
import { Button, Menu } from '@mantine/core';
import {
  IconCamera,
  IconChevronDown,
  IconCloudDownload,
  IconFilePlus,
  IconFolder,
  IconScan,
} from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { CameraDialog } from './camera-dialog.tsx';
import { useIntake, type Intake, type PageSource } from './intake-context.ts';
import { ScanDialog } from './scan-dialog.tsx';

const NO_INPUT = {};

/** The one button for every way in which a page comes. Nothing outside the screen on which pages are added. */
export function AddPages() {
  const intake = useIntake();
  return intake ? <AddPagesMenu intake={intake} /> : null;
}

function AddPagesMenu({ intake }: { intake: Intake }) {
  const t = useText();
  const [dialog, setDialog] = useState<'CAMERA' | 'SCANNER' | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [choose, { isBusy: isChoosing }] = useChannelMutation('documents.chooseFile');
  const { data: scanners = [] } = useChannelQuery('documents.scanners', NO_INPUT);
  const { view, code, isOff, isBusy, attach, tell } = intake;
  const hasScanner = scanners.length > 0;

  async function fromFile(source: PageSource) {
    const reply = await choose({ applicationId: view.file.id, only: 'ANY' });
    if (!reply.ok) tell([{ file: t('pages.fromFile'), error: reply }]);
    else if (reply.value.length > 0) await attach(reply.value, source);
  }

  useScreenKeys([
    { combo: 'a', label: t('pages.add'), run: () => setIsOpen(true), isDisabled: isOff },
    { combo: 'u', label: t('pages.fromFile'), run: () => void fromFile('FILE'), isDisabled: isOff },
    { combo: 'k', label: t('pages.fromCamera'), run: () => setDialog('CAMERA'), isDisabled: isOff },
    {
      combo: 's',
      label: t('pages.fromScanner'),
      run: () => setDialog('SCANNER'),
      isDisabled: isOff || !hasScanner,
    },
  ]);

  const name = code ? t(`labels.document.${code}`) : '';
  return (
    <>
      <Menu position="bottom-end" width={250} opened={isOpen} onChange={setIsOpen} returnFocus>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            aria-keyshortcuts="A"
            title={t('pages.addTo', { name })}
            leftSection={<IconFilePlus size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            disabled={isOff}
            loading={isBusy || isChoosing}
          >
            {t('pages.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{name}</Menu.Label>
          <Menu.Item
            leftSection={<IconScan size={16} aria-hidden />}
            rightSection={hasScanner ? <KeyHint combo="s" /> : null}
            disabled={!hasScanner}
            onClick={() => setDialog('SCANNER')}
          >
            {t('pages.fromScanner')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCamera size={16} aria-hidden />}
            rightSection={<KeyHint combo="k" />}
            onClick={() => setDialog('CAMERA')}
          >
            {t('pages.fromCamera')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFolder size={16} aria-hidden />}
            rightSection={<KeyHint combo="u" />}
            onClick={() => void fromFile('FILE')}
          >
            {t('pages.fromFile')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCloudDownload size={16} aria-hidden />}
            onClick={() => void fromFile('BOOKING')}
          >
            {t('pages.fromBooking')}
          </Menu.Item>
          {hasScanner ? null : <Menu.Label>{t('pages.noScanner')}</Menu.Label>}
        </Menu.Dropdown>
      </Menu>
      <CameraDialog isOpen={dialog === 'CAMERA'} intake={intake} onClose={() => setDialog(null)} />
      <ScanDialog
        isOpen={dialog === 'SCANNER'}
        intake={intake}
        scanners={scanners}
        onClose={() => setDialog(null)}
      />
    </>
  );
}
