import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { HubPlaceForm } from './hub-place-form.tsx';

/** On a PC that holds nothing yet: the hub's address and the one-time code that IT gave for this desk. */
export function JoinForm() {
  const t = useText();
  const [join, { isBusy, error }] = useChannelMutation('sync.join');
  return (
    <HubPlaceForm
      intro={t('sync.join.intro')}
      codeHint={t('sync.join.codeHint')}
      submit={t('sync.join.submit')}
      isBusy={isBusy}
      error={error}
      onSubmit={join}
    />
  );
}
