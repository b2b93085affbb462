import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { PageSide } from '#common/domain/documents/page.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import type { PageFormProps } from './page-form-props.ts';

const NO_SIDE = 'NONE';

/** Side, quality, and whether the page can be read. */
export function DescribeForm({ intake, code, page, onDone }: PageFormProps) {
  const t = useText();
  const { reasonsOf, notedReasons, minNoteLength } = useSop();
  const [side, setSide] = useState<PageSide | null>(page.side ?? null);
  const [quality, setQuality] = useState(page.quality ?? '');
  const [isUnclear, setIsUnclear] = useState(page.unclear !== undefined);
  const [reasonCode, setReasonCode] = useState(page.unclear?.reasonCode ?? '');
  const [note, setNote] = useState(page.unclear?.note ?? '');
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const isNoteAsked = notedReasons.has(reasonCode);
  const isNoteShort = isUnclear && isNoteAsked && note.trim().length < minNoteLength;
  const unclear = isUnclear ? { reasonCode, note: note.trim() } : null;
  const isSame =
    side === (page.side ?? null) &&
    quality.trim() === (page.quality ?? '') &&
    unclear?.reasonCode === page.unclear?.reasonCode &&
    unclear?.note === page.unclear?.note;
  const isReady = !isSame && !isNoteShort && (!isUnclear || reasonCode !== '');

  async function save() {
    const payload = { code, attachmentId: page.id, side, quality: quality.trim(), unclear };
    const outcome = await intake.act([{ kind: 'documents.describePage/1', payload }], {
      done: t('pages.sheet.saved'),
      quiet: true,
    });
    if (outcome.ok) onDone();
    else setRefused(outcome.refused);
  }

  function rescan() {
    intake.setReplaces(page.id);
    onDone();
  }

  useScreenKeys([
    { combo: 'ctrl+Enter', label: t('pages.sheet.save'), run: () => void save(), isDisabled: !isReady },
  ]);

  return (
    <FieldStack>
      <ChoiceField
        label={t('pages.sheet.side')}
        choices={[
          { value: NO_SIDE, label: t('pages.sheet.noSide') },
          ...PageSide.options.map((value) => ({ value, label: t(`labels.pageSide.${value}`) })),
        ]}
        value={side ?? NO_SIDE}
        onChange={(value) => setSide(PageSide.nullable().catch(null).parse(value))}
      />
      <TextInput
        label={t('pages.sheet.quality')}
        value={quality}
        maxLength={300}
        onChange={(event) => setQuality(event.currentTarget.value)}
      />
      <ChoiceField
        label={t('pages.sheet.readable')}
        choices={[
          { value: 'CLEAR', label: t('pages.sheet.clear') },
          { value: 'UNCLEAR', label: t('pages.sheet.unclear') },
        ]}
        value={isUnclear ? 'UNCLEAR' : 'CLEAR'}
        onChange={(value) => setIsUnclear(value === 'UNCLEAR')}
      />
      {isUnclear ? (
        <>
          <ChoiceField
            label={t('pages.sheet.reason')}
            choices={reasonsOf('RESCAN').map((reason) => ({ value: reason.code, label: reason.label }))}
            value={reasonCode}
            onChange={setReasonCode}
          />
          <TextInput
            label={t('pages.sheet.note')}
            description={isNoteAsked ? t('pages.sheet.noteNeeded', { min: minNoteLength }) : undefined}
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      ) : null}
      {refused ? <RefusalLine error={refused} /> : null}
      <FormFooter>
        {page.unclear ? (
          <Button variant="default" onClick={rescan}>
            {t('pages.sheet.rescan')}
          </Button>
        ) : null}
        <Button disabled={!isReady} rightSection={<KeyHint combo="ctrl+Enter" />} onClick={() => void save()}>
          {t('pages.sheet.save')}
        </Button>
      </FormFooter>
    </FieldStack>
  );
}
