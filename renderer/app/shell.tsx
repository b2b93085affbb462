import { useState } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { Outlet, useNavigate } from 'react-router';
import { useText } from '#renderer/lib/i18n.ts';
import { useKeyRegistry, useScreenKeys, type ScreenKey } from '#renderer/lib/keyboard/index.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import { useSession } from '#renderer/lib/session.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { AppFrame } from '#renderer/ui/frame/app-frame.tsx';
import { Rail, type RailGroup } from '#renderer/ui/frame/rail.tsx';
import { KeyHelp } from '#renderer/ui/key-help.tsx';
import { PrintStation } from '#renderer/features/printing/index.ts';
import { ArrivalScan } from '#renderer/features/queue/index.ts';
import { CommandPalette, openPalette } from './command-palette.tsx';
import { Strip } from './strip.tsx';
import { TopBar } from './top-bar.tsx';
import { usePlaces, useQueuePlaces } from './use-places.ts';
import { lockScreen } from './use-idle-lock.ts';

/** At this width and below a document needs the room more than the words of the menu do. */
const NARROW_WINDOW = '(max-width: 1440px)';
const NO_INPUT = {};

/** The frame of every screen: rail, top bar, strip, and the keys that work everywhere. */
export function Shell() {
  const t = useText();
  const navigate = useNavigate();
  const registry = useKeyRegistry();
  const [preferences, change] = usePreferences();
  const isNarrowWindow = useMediaQuery(NARROW_WINDOW, window.matchMedia(NARROW_WINDOW).matches);
  const [shownKeys, setShownKeys] = useState<readonly ScreenKey[] | null>(null);
  const isNarrow = isNarrowWindow || preferences.railCollapsed;

  function goSearch() {
    void navigate('/cari');
    // The field focuses itself when the screen is new; on the same screen it must be told.
    window.setTimeout(() => document.querySelector<HTMLElement>('[data-search-field]')?.focus());
  }

  useScreenKeys([
    { combo: '/', label: t('common.keys.search'), run: goSearch, scope: 'EVERYWHERE' },
    { combo: 'ctrl+k', label: t('common.keys.palette'), run: openPalette, scope: 'EVERYWHERE' },
    {
      combo: '?',
      label: t('common.keys.help'),
      run: () => setShownKeys(registry.listKeys()),
      scope: 'EVERYWHERE',
    },
    {
      combo: 'alt+ArrowLeft',
      label: t('common.back'),
      run: () => void navigate(-1),
      scope: 'EVERYWHERE',
    },
    { combo: 'ctrl+l', label: t('common.keys.lock'), run: () => void lockScreen(), scope: 'EVERYWHERE' },
  ]);

  return (
    <AppFrame
      isNarrow={isNarrow}
      rail={
        <Rail
          groups={useRailGroups()}
          isNarrow={isNarrow}
          canToggle={!isNarrowWindow}
          onToggle={() => void change({ railCollapsed: !preferences.railCollapsed })}
        />
      }
      top={<TopBar onSearch={goSearch} onKeyHelp={() => setShownKeys(registry.listKeys())} />}
      strip={<Strip />}
    >
      <ArrivalScan />
      <PrintStation />
      <Outlet />
      <CommandPalette />
      <KeyHelp
        isOpen={shownKeys !== null}
        onClose={() => setShownKeys(null)}
        keys={shownKeys ?? []}
        areSingleKeysOn={preferences.singleKeys}
      />
    </AppFrame>
  );
}

function useRailGroups(): readonly RailGroup[] {
  const t = useText();
  const places = usePlaces();
  const own = useQueuePlaces();
  const { can } = useSession();
  const { data: counts } = useChannelQuery('applications.counts', can('case.read') ? NO_INPUT : skipToken);
  const titles = { TOP: null, WORK: t('common.nav.work'), OFFICE: t('common.nav.office') };
  return (['TOP', 'WORK', 'OFFICE'] as const)
    .map((group) => ({
      title: titles[group],
      links: [
        ...places
          .filter((place) => place.group === group)
          .map(({ path, label, Icon, stage }) => ({
            to: path,
            label: t(label),
            Icon,
            ...(stage && counts ? { count: counts[stage] } : {}),
          })),
        ...(group === 'WORK'
          ? own.map(({ path, name, Icon, count }) => ({ to: path, label: name, Icon, count }))
          : []),
      ],
    }))
    .filter(({ links }) => links.length > 0);
}
