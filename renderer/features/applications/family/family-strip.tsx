import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { FamilyMember, FileView } from '#common/contract/ipc/applications.ts';
import type { FamilyStatus } from '#common/domain/applications/family.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useSession } from '#renderer/lib/session.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import styles from './family.module.css';

/** The family on every screen of each of its files: how it stands as a whole, and each member with what it waits for. */
export function FamilyStrip({ view }: { view: FileView }) {
  const t = useText();
  const { can } = useSession();
  const applicationId = view.file.id;
  const { data: family } = useChannelQuery('applications.family', { applicationId });
  const [unlink] = useChannelMutation('applications.unlinkFamily');
  const [open, setOpen] = useState<'link' | 'unlink' | null>(null);
  const close = () => setOpen(null);
  const mayUnlink = view.permitted.some(({ kind }) => kind === 'applications.unlinkFamily/1');
  const mayLink = mayUnlink && can('case.act') && isCounter(view);

  useScreenKeys([
    { combo: 'alt+f', label: t('family.link.title'), run: () => setOpen('link'), isDisabled: !mayLink },
  ]);

  if (!family) return null;
  return (
    <section className={styles['strip']} aria-label={t('family.title')}>
      <p className={styles['status']}>
        <IconUsersGroup size={16} stroke={1.75} aria-hidden />
        <strong>{t('family.title')}</strong>
        <span>{statusText(t, family.status)}</span>
      </p>
      <ul className={styles['members']} aria-label={t('family.members')}>
        {family.members.map((member) => (
          <Member key={member.id} member={member} isThis={member.id === applicationId} />
        ))}
      </ul>
      <div className={styles['buttons']}>
        {mayLink ? (
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<KeyHint combo="alt+f" />}
            onClick={() => setOpen('link')}
          >
            {t('family.link.button')}
          </Button>
        ) : null}
        {mayUnlink ? (
          <Button size="compact-sm" variant="default" onClick={() => setOpen('unlink')}>
            {t('family.unlink.button')}
          </Button>
        ) : null}
      </div>
      <LinkDialog view={view} isOpen={open === 'link'} onClose={close} />
      <NoteDialog
        title={t('family.unlink.title')}
        text={t('family.unlink.text')}
        noteLabel={t('family.unlink.note')}
        confirmLabel={t('family.unlink.submit')}
        isOpen={open === 'unlink'}
        maxLength={1000}
        onClose={close}
        submit={(note) => unlink({ applicationId, note })}
      />
    </section>
  );
}

/** Being in one of these states is the hold itself: it is said once. */
const STATE_SAYS: ReadonlySet<string> = new Set(['SUSPENDED', 'DOC_INCOMPLETE', 'UNDER_EXAMINATION']);

function Member({ member, isThis }: { member: FamilyMember; isThis: boolean }) {
  const t = useText();
  const { id, name, number, state, holds, claim } = member;
  const words = [
    t(`labels.state.${state}`),
    ...holds.filter((hold) => !STATE_SAYS.has(hold)).map((hold) => t(`family.hold.${hold}`)),
    ...(!isThis && claim && !claim.isMine ? [t('family.with', { name: claim.name })] : []),
  ].join(' · ');
  return (
    <li>
      <Link
        to={`/berkas/${id}`}
        className={styles['member']}
        data-held={holds.length > 0 || undefined}
        aria-current={isThis ? 'page' : undefined}
        title={[name, number, words].join(' · ')}
      >
        <span className={styles['name']}>{name}</span>
        <span className={styles['words']}>{words}</span>
      </Link>
    </li>
  );
}

/** `2 dari 4 siap; 1 ditangguhkan`: what is not there is not said. */
function statusText(t: Translate, { total, ready, working, held, ended }: FamilyStatus): string {
  return [
    t('family.status.ready', { ready, total }),
    ...held.map(({ hold, count }) => t(`family.status.held.${hold}`, { count })),
    ...(working > 0 ? [t('family.status.working', { count: working })] : []),
    ...(ended > 0 ? [t('family.status.ended', { count: ended })] : []),
  ].join('; ');
}

/** Heads may take a file out; putting one in is the counter's. */
function isCounter({ permitted }: FileView): boolean {
  return permitted.some(({ kind, role }) => kind === 'applications.unlinkFamily/1' && role === 'COUNTER');
}
