import { Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconClock, IconCommand, IconKeyboard, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useLanguage, useText } from '#renderer/lib/i18n.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import { useSession } from '#renderer/lib/session.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import styles from '#renderer/ui/frame/top-bar.module.css';
import { openPalette } from './command-palette.tsx';
import { PersonMenu } from './person-menu.tsx';
import { useServiceHours } from './use-service-hours.ts';

type TopBarProps = { onSearch: () => void; onKeyHelp: () => void };

export function TopBar({ onSearch, onKeyHelp }: TopBarProps) {
  const t = useText();
  const { status } = useSession();
  return (
    <header className={styles['bar']}>
      <button type="button" className={styles['search']} onClick={onSearch}>
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <span>{t('common.top.search')}</span>
        <KeyHint combo="/" />
      </button>
      <Tooltip label={t('common.top.palette')}>
        <button
          type="button"
          className={[styles['button'], styles['wide']].join(' ')}
          onClick={openPalette}
          aria-keyshortcuts="Control+K"
        >
          <IconCommand size={16} stroke={1.75} aria-label={t('common.top.palette')} />
        </button>
      </Tooltip>
      <span className={styles['space']} />
      <Clock />
      <span className={styles['item']}>
        <span className={styles['strong']}>{status?.desk}</span>
      </span>
      <LanguageButton />
      <ThemeButton />
      <Tooltip label={t('common.top.keyHelp')}>
        <button type="button" className={styles['button']} onClick={onKeyHelp} aria-keyshortcuts="?">
          <IconKeyboard size={18} stroke={1.75} aria-label={t('common.top.keyHelp')} />
        </button>
      </Tooltip>
      <PersonMenu />
    </header>
  );
}

function Clock() {
  const t = useText();
  const format = useFormat();
  const { status } = useSession();
  const hours = useServiceHours(format.now);
  return (
    <span className={styles['item']} title={t(hours)}>
      <IconClock size={16} stroke={1.75} aria-hidden />
      <time className={styles['strong']} dateTime={format.now}>
        {format.time(format.now)}
      </time>
      <span className={styles['wide']}>{status?.office?.zone}</span>
      <span className={styles['wide']}>{format.date(format.today)}</span>
    </span>
  );
}

function LanguageButton() {
  const t = useText();
  const language = useLanguage();
  const [, change] = usePreferences();
  const other = language === 'id' ? 'en' : 'id';
  return (
    <Tooltip label={t('common.top.language')}>
      <button
        type="button"
        className={styles['button']}
        aria-label={t('common.top.language')}
        onClick={() => void change({ language: other })}
      >
        {language.toUpperCase()}
      </button>
    </Tooltip>
  );
}

function ThemeButton() {
  const t = useText();
  const [, change] = usePreferences();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  const label = t(scheme === 'dark' ? 'common.top.toLight' : 'common.top.toDark');
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className={styles['button']}
        aria-label={label}
        onClick={() => void change({ theme: other })}
      >
        {scheme === 'dark' ? (
          <IconSun size={18} stroke={1.75} aria-hidden />
        ) : (
          <IconMoon size={18} stroke={1.75} aria-hidden />
        )}
      </button>
    </Tooltip>
  );
}
