import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';

const CODE_LENGTH = 10;

export type HubPlace = { url: string; code: string };
type HubPlaceFormProps = {
  intro: string;
  codeHint: string;
  submit: string;
  isBusy: boolean;
  error: ReplyError | undefined;
  onSubmit: (place: HubPlace) => Promise<unknown>;
};

/** Where the hub is, and the one-time code that it gave for this desk. */
export function HubPlaceForm({ intro, codeHint, submit, isBusy, error, onSubmit }: HubPlaceFormProps) {
  const t = useText();
  const { data } = useChannelQuery('station.policy', {});
  const fixed = data?.policy.HubUrl;
  const [typed, setUrl] = useState('');
  const url = fixed ?? typed;
  const [code, setCode] = useState('');
  const isReady = /^https?:\/\/\S+/.test(url.trim()) && code.replace(/[\s-]/g, '').length === CODE_LENGTH;

  async function send(event: FormEvent) {
    event.preventDefault();
    await onSubmit({ url: url.trim(), code: code.trim() });
  }

  return (
    <form onSubmit={(event) => void send(event)}>
      <FieldStack>
        <p>{intro}</p>
        <TextInput
          label={t('sync.join.url')}
          description={t(fixed === undefined ? 'sync.join.urlHint' : 'policy.fixed')}
          value={url}
          readOnly={fixed !== undefined}
          required
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <TextInput
          label={t('sync.join.code')}
          description={codeHint}
          value={code}
          required
          maxLength={20}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <FormFooter>
        <Button type="submit" loading={isBusy} disabled={!isReady}>
          {submit}
        </Button>
      </FormFooter>
    </form>
  );
}
