import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '#renderer/lib/i18n.ts';
import { KeyLayer, useKeyRegistry, type ScreenKey } from '#renderer/lib/keyboard/index.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { usePlaces, useQueuePlaces } from './use-places.ts';
import { lockScreen } from './use-idle-lock.ts';

const [paletteStore, palette] = createSpotlight();

export function openPalette(): void {
  palette.open();
}

/** `Ctrl+K`: every screen, and what the present screen can do. */
export function CommandPalette() {
  const t = useText();
  const navigate = useNavigate();
  const registry = useKeyRegistry();
  const places = usePlaces().map(({ path, label, Icon }) => ({ path, name: t(label), Icon }));
  const named = [...places, ...useQueuePlaces()];
  const [preferences, change] = usePreferences();
  const [screenKeys, setScreenKeys] = useState<readonly ScreenKey[]>([]);
  const [isOpen, setIsOpen] = useState(false);

  const groups: SpotlightActionGroupData[] = [
    {
      group: t('common.palette.group.screen'),
      actions: screenKeys.map((key) => ({
        id: key.combo,
        label: key.label,
        rightSection: <KeyHint combo={key.combo} />,
        // After the palette is gone, or the key would find the palette's layer and not the screen.
        onClick: () => window.setTimeout(key.run, 50),
      })),
    },
    {
      group: t('common.palette.group.places'),
      actions: named.map(({ path, name, Icon }) => ({
        id: path,
        label: t('common.palette.go', { place: name }),
        leftSection: <Icon size={18} stroke={1.75} aria-hidden />,
        onClick: () => void navigate(path),
      })),
    },
    {
      group: t('common.palette.group.commands'),
      actions: [
        {
          id: 'language',
          label: t('common.top.language'),
          onClick: () => void change({ language: preferences.language === 'id' ? 'en' : 'id' }),
        },
        { id: 'lock', label: t('common.top.lock'), onClick: () => void lockScreen() },
      ],
    },
  ];

  return (
    <>
      {isOpen ? <KeyLayer>{null}</KeyLayer> : null}
      <Spotlight
        store={paletteStore}
        actions={groups.filter(({ actions }) => actions.length > 0)}
        shortcut={null}
        lockScroll={false}
        highlightQuery
        scrollable
        maxHeight={420}
        nothingFound={t('common.palette.nothing')}
        onSpotlightOpen={() => {
          setScreenKeys(registry.listKeys().filter((key) => key.scope !== 'EVERYWHERE' && !key.isDisabled));
          setIsOpen(true);
        }}
        onSpotlightClose={() => {
          setIsOpen(false);
          // The field fades out with the focus still in it; until then every key would count as typing.
          if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
        }}
        searchProps={{
          leftSection: <IconSearch size={18} aria-hidden />,
          placeholder: t('common.palette.placeholder'),
          'aria-label': t('common.palette.title'),
        }}
      />
    </>
  );
}
