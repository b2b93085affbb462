import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';

const CODE_LENGTH = 10;

/** On a PC that holds nothing yet: the hub's address and the one-time code that IT gave for this desk. */
export function JoinForm() {
  const t = useText();
  const [join, { isBusy, error }] = useChannelMutation('sync.join');
  const [url, setUrl] = useState('');
  const [code, setCode] = useState('');
  const isReady = /^https?:\/\/\S+/.test(url.trim()) && code.replace(/[\s-]/g, '').length === CODE_LENGTH;

  async function submit(event: FormEvent) {
    event.preventDefault();
    await join({ url: url.trim(), code: code.trim() });
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('sync.join.intro')}</p>
        <TextInput
          label={t('sync.join.url')}
          description={t('sync.join.urlHint')}
          value={url}
          required
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <TextInput
          label={t('sync.join.code')}
          description={t('sync.join.codeHint')}
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
          {t('sync.join.submit')}
        </Button>
      </FormFooter>
    </form>
  );
}
