import { useState } from 'react';
import { Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconCoffee,
  IconFlag,
  IconKeyboardOff,
  IconLock,
  IconLogout,
  IconPassword,
  IconScan,
} from '@tabler/icons-react';
import { IrregularityDialog } from '#renderer/features/audit/index.ts';
import { ChangePasswordDialog, PauseDeskDialog } from '#renderer/features/session/index.ts';
import { flushDrafts } from '#renderer/lib/drafts.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from '#renderer/ui/frame/top-bar.module.css';
import { lockScreen } from './use-idle-lock.ts';

/** The person at the desk: lock, pause, password, sign out. */
export function PersonMenu() {
  const t = useText();
  const { status, user } = useSession();
  const [preferences, change] = usePreferences();
  const [signOut] = useChannelMutation('session.signOut');
  const [pauseDesk] = useChannelMutation('office.pauseDesk');
  const [dialog, setDialog] = useState<'PASSWORD' | 'PAUSE' | 'IRREGULARITY' | null>(null);
  if (!user) return null;
  const isPaused = status?.deskPaused === true;

  async function leave() {
    await flushDrafts();
    await signOut({});
  }

  async function resume() {
    const reply = await pauseDesk({ isPaused: false, reason: '' });
    if (reply.ok) showToast({ message: t('session.pause.resumed') });
  }

  return (
    <>
      {isPaused ? <Chip tone="amber" Icon={IconCoffee} label={t('common.top.deskPaused')} /> : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <button
            type="button"
            className={[styles['button'], styles['person']].join(' ')}
            title={t('common.top.person')}
          >
            <span>{user.displayName}</span>
            <IconChevronDown size={14} stroke={1.75} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{user.roles.map((role) => t(`labels.role.${role}`)).join(', ')}</Menu.Label>
          <Menu.Item
            leftSection={<IconLock size={16} aria-hidden />}
            rightSection={<KeyHint combo="ctrl+l" />}
            onClick={() => void lockScreen()}
          >
            {t('common.top.lock')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCoffee size={16} aria-hidden />}
            onClick={() => (isPaused ? void resume() : setDialog('PAUSE'))}
          >
            {t(isPaused ? 'common.top.resumeDesk' : 'common.top.pauseDesk')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconKeyboardOff size={16} aria-hidden />}
            onClick={() => void change({ singleKeys: !preferences.singleKeys })}
          >
            {t(preferences.singleKeys ? 'common.top.singleKeysOff' : 'common.top.singleKeysOn')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconScan size={16} aria-hidden />}
            onClick={() => void change({ readsPages: !preferences.readsPages })}
          >
            {t(preferences.readsPages ? 'common.top.readsPagesOff' : 'common.top.readsPagesOn')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPassword size={16} aria-hidden />}
            onClick={() => setDialog('PASSWORD')}
          >
            {t('common.top.changePassword')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFlag size={16} aria-hidden />}
            onClick={() => setDialog('IRREGULARITY')}
          >
            {t('audit.irregularity.menu')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
            {t('common.top.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangePasswordDialog isOpen={dialog === 'PASSWORD'} onClose={() => setDialog(null)} />
      <IrregularityDialog isOpen={dialog === 'IRREGULARITY'} onClose={() => setDialog(null)} />
      <PauseDeskDialog isOpen={dialog === 'PAUSE'} onClose={() => setDialog(null)} />
    </>
  );
}
