import { useText } from '#renderer/lib/i18n.ts';
import type { ScreenKey } from '#renderer/lib/keyboard/index.ts';
import { Dialog } from './dialog.tsx';
import { KeyHint } from './key-hint.tsx';
import styles from './key-help.module.css';

type KeyHelpProps = {
  isOpen: boolean;
  onClose: () => void;
  keys: readonly ScreenKey[];
  areSingleKeysOn: boolean;
};

/** What `?` shows: the keys of this screen, then those that work everywhere. */
export function KeyHelp({ isOpen, onClose, keys, areSingleKeysOn }: KeyHelpProps) {
  const t = useText();
  const everywhere = keys.filter(({ scope }) => scope === 'EVERYWHERE');
  const screen = keys.filter(({ scope }) => scope !== 'EVERYWHERE');
  return (
    <Dialog title={t('common.keys.title')} isOpen={isOpen} onClose={onClose}>
      {areSingleKeysOn ? null : <p className={styles['off']}>{t('common.keys.singleOff')}</p>}
      {screen.length > 0 ? <KeyGroup title={t('common.keys.screen')} keys={screen} /> : null}
      <KeyGroup title={t('common.keys.everywhere')} keys={everywhere} />
    </Dialog>
  );
}

function KeyGroup({ title, keys }: { title: string; keys: readonly ScreenKey[] }) {
  return (
    <div className={styles['group']}>
      <h3 className={styles['title']}>{title}</h3>
      {keys.map(({ combo, label }) => (
        <div key={combo} className={styles['row']}>
          <span>{label}</span>
          <KeyHint combo={combo} />
        </div>
      ))}
    </div>
  );
}
