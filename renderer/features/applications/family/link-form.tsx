import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { MemberPicker } from '#renderer/ui/member-picker.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import type { ActionFormProps } from '../action-forms/form-shell.tsx';
import { useCandidates } from './use-candidates.ts';
import styles from './family.module.css';

/** From the menu of a file that stands alone. */
export function LinkFamilyForm({ view, onCancel }: ActionFormProps) {
  return <LinkFields view={view} onClose={onCancel} />;
}

/** Who belongs together with this file: what looks like it first, anybody else by name, number or scan. */
export function LinkFields({ view, onClose }: { view: FileView; onClose: () => void }) {
  const t = useText();
  const applicationId = view.file.id;
  const { suggested, found, search, byCode, error } = useCandidates(view.file);
  const [link, { isBusy }] = useChannelMutation('applications.linkFamily');
  const [chosen, setChosen] = useState<readonly ApplicationId[]>([]);
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<ReplyError | null>(null);
  // The file itself is linked with the first of them.
  const count = chosen.length + (view.file.family ? 0 : 1);
  const toggle = (id: ApplicationId) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);

  useScan((code) => {
    void byCode(code).then((id) => {
      if (id) setChosen((before) => (before.includes(id) ? before : [...before, id]));
    });
  });

  async function submit() {
    const reply = await link({ applicationId, others: [...chosen], ...(note ? { note } : {}) });
    if (!reply.ok) {
      setRefused(reply);
      return;
    }
    showToast({ message: t('family.link.done', { count: reply.value.linked }) });
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('family.link.text')}</p>
      {suggested?.length === 0 ? <p className={styles['soft']}>{t('family.link.suggestedNone')}</p> : null}
      <MemberPicker
        legend={t('family.link.suggested')}
        members={(suggested ?? []).map((file) => ({
          ...file,
          why: file.grounds.map((ground) => t(`family.link.ground.${ground}`)).join(', '),
        }))}
        chosen={chosen}
        onToggle={toggle}
      />
      <SearchForm onSearch={(text) => void search(text)} />
      {found?.length === 0 ? <p className={styles['soft']}>{t('family.link.foundNone')}</p> : null}
      <MemberPicker
        legend={t('family.link.found')}
        members={(found ?? []).map(({ isLinked, ...file }) => ({
          ...file,
          isDisabled: isLinked || isFinal(file.state),
          ...(isLinked ? { why: t('family.link.elsewhere') } : {}),
        }))}
        chosen={chosen}
        onToggle={toggle}
      />
      <TextInput
        label={t('family.link.note')}
        description={t('common.optional')}
        value={note}
        maxLength={1000}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {(refused ?? error) ? <RefusalLine error={refused ?? error ?? { code: 'INTERNAL' }} /> : null}
      <ConfirmFooter
        label={chosen.length === 0 ? t('family.link.button') : t('family.link.submit', { count })}
        isReady={chosen.length > 0}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={submit}
      />
    </FieldStack>
  );
}

const SHORTEST = 2;

function SearchForm({ onSearch }: { onSearch: (text: string) => void }) {
  const t = useText();
  const [text, setText] = useState('');
  const wanted = text.trim();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (wanted.length >= SHORTEST) onSearch(wanted);
  }
  return (
    <form className={styles['search']} onSubmit={submit}>
      <TextInput
        className={styles['field'] ?? ''}
        label={t('family.link.find')}
        leftSection={<IconScan size={18} stroke={1.75} aria-hidden />}
        value={text}
        autoComplete="off"
        spellCheck={false}
        data-scan-field
        data-autofocus
        maxLength={120}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={wanted.length < SHORTEST}>
        {t('family.link.search')}
      </Button>
    </form>
  );
}
