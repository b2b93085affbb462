import { useEffect, useRef, type Ref } from 'react';
import { Tooltip } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconId } from '@tabler/icons-react';
import { NavLink, useMatch } from 'react-router';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { IconType } from '../chip.tsx';
import styles from './rail.module.css';

export type RailLink = {
  to: string;
  label: string;
  Icon: IconType;
  count?: { waiting: number; late: number };
};
export type RailGroup = { title: string | null; links: readonly RailLink[] };

type RailProps = {
  groups: readonly RailGroup[];
  isNarrow: boolean;
  canToggle: boolean;
  onToggle: () => void;
};

/** Where one can go: only what the person's roles may open. */
export function Rail({ groups, isNarrow, canToggle, onToggle }: RailProps) {
  const t = useText();
  return (
    <nav
      className={isNarrow ? [styles['rail'], styles['narrow']].join(' ') : styles['rail']}
      aria-label={t('common.nav.main')}
    >
      <div className={styles['brand']}>
        <span className={styles['mark']}>
          <IconId size={14} stroke={2} aria-hidden />
        </span>
        <span className={styles['name']}>{t('common.appName')}</span>
      </div>
      {groups.map(({ title, links }, index) => (
        <ul key={title ?? index} className={styles['group']}>
          {title ? <li className={styles['groupTitle']}>{title}</li> : null}
          {links.map((link) => (
            <li key={link.to}>
              <Tooltip label={link.label} position="right" disabled={!isNarrow}>
                <RailItem link={link} />
              </Tooltip>
            </li>
          ))}
        </ul>
      ))}
      {canToggle ? (
        <div className={styles['foot']}>
          <button
            type="button"
            className={styles['toggle']}
            aria-expanded={!isNarrow}
            onClick={onToggle}
            title={t(isNarrow ? 'common.nav.expand' : 'common.nav.collapse')}
          >
            {isNarrow ? (
              <IconLayoutSidebarLeftExpand size={18} stroke={1.75} aria-hidden />
            ) : (
              <IconLayoutSidebarLeftCollapse size={18} stroke={1.75} aria-hidden />
            )}
            <span className={styles['word']}>
              {t(isNarrow ? 'common.nav.expand' : 'common.nav.collapse')}
            </span>
          </button>
        </div>
      ) : null}
    </nav>
  );
}

type RailItemProps = { link: RailLink; className?: string; ref?: Ref<HTMLAnchorElement> };

function RailItem({ link: { to, label, Icon, count }, className, ref, ...rest }: RailItemProps) {
  const t = useText();
  const isLate = count !== undefined && count.late > 0;
  const end = to === '/';
  const isHere = useMatch({ path: to, end }) !== null;
  const own = useRef<HTMLAnchorElement>(null);
  const anchor = useMergedRef(own, ref);
  // A place may be reached by a key while its link lies below the edge.
  useEffect(() => {
    if (isHere) own.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);

  return (
    <NavLink ref={anchor} to={to} end={end} className={[styles['link'], className].join(' ')} {...rest}>
      {({ isActive }) => (
        <>
          <Icon size={18} stroke={isActive ? 2 : 1.75} aria-hidden />
          <span className={styles['word']}>{label}</span>
          {count && count.waiting > 0 ? (
            <span
              className={isLate ? [styles['count'], styles['late']].join(' ') : styles['count']}
              aria-label={t(isLate ? 'common.nav.waitingLate' : 'common.nav.waiting', {
                count: count.waiting,
                late: count.late,
              })}
            >
              {formatCount(count.waiting)}
            </span>
          ) : null}
        </>
      )}
    </NavLink>
  );
}
