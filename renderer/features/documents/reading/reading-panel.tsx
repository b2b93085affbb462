import { Button } from '@mantine/core';
import { IconEqual, IconEqualNot, IconScan } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import type { PageCode } from '#renderer/lib/reading/page-reading.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { CardSuggestions } from './card-suggestions.tsx';
import { judgeCode } from './judge-code.ts';
import { usePageReading, type ReadingState, type ShownPage } from './use-page-reading.ts';
import { ZoneComparison } from './zone-comparison.tsx';
import styles from './reading.module.css';

type ReadingPanelProps = {
  view: FileView;
  act: ActFn;
  isOff: boolean;
  /** The document in the pane. */
  code: DocCode;
  /** The page in the pane, from which on is read when the officer asks. */
  shown: ShownPage;
};

/** Documents that are read by themselves when they are shown: an old book and an identity card. */
const AUTOMATIC: ReadonlySet<DocCode> = new Set(['PASPOR_LAMA', 'KTP']);

/** What the machine reads on the document that is shown, beside the form. It fills in nothing: the officer takes a value over or does not. */
export function ReadingPanel({ view, act, isOff, code, shown }: ReadingPanelProps) {
  const t = useText();
  const [{ readsPages }] = usePreferences();
  const ids = (view.file.documents[code]?.attachments ?? []).map(({ id }) => id);
  const { state, read: readFrom } = usePageReading(view.file.id, ids, readsPages && AUTOMATIC.has(code));
  const read = () => readFrom(shown);
  const isReading = state.status === 'READING';
  useScreenKeys([{ combo: 'alt+b', label: t('documents.reading.read'), run: read, isDisabled: isReading }]);
  return (
    <Section
      title={t('documents.reading.title', { name: t(`labels.document.${code}`) })}
      aside={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconScan size={16} aria-hidden />}
          rightSection={<KeyHint combo="alt+b" />}
          loading={isReading}
          onClick={read}
        >
          {t('documents.reading.read')}
        </Button>
      }
    >
      <div className={styles['panel']} aria-live="polite">
        <Result view={view} act={act} isOff={isOff} code={code} state={state} />
      </div>
    </Section>
  );
}

/** What a code says, held against the file: the letter of another booking is seen at once. */
function CodeLine({ view, found: { format, text } }: { view: FileView; found: PageCode }) {
  const t = useText();
  const verdict = view.isRevealed ? judgeCode(text, view.file) : null;
  return (
    <p className={styles['code']}>
      {t('documents.reading.code', { format, text })}{' '}
      {verdict ? (
        <Chip
          isPlain
          label={t(`documents.reading.codeOf.${verdict}`)}
          tone={verdict === 'OTHER' ? 'amber' : 'green'}
          Icon={verdict === 'OTHER' ? IconEqualNot : IconEqual}
        />
      ) : null}
    </p>
  );
}

type ResultProps = Omit<ReadingPanelProps, 'shown'> & { state: ReadingState };

function Result({ view, act, isOff, code, state }: ResultProps) {
  const t = useText();
  if (state.status === 'IDLE') return <p className={styles['soft']}>{t('documents.reading.idle')}</p>;
  if (state.status === 'READING') return <p className={styles['soft']}>{t('documents.reading.running')}</p>;
  if (state.status === 'FAILED') return <p>{t(`documents.reading.failed.${state.code}`)}</p>;
  const { reading } = state;
  if (reading.mrz) return <ZoneComparison view={view} mrz={reading.mrz} />;
  return (
    <>
      {reading.fields.length > 0 ? (
        <CardSuggestions view={view} act={act} isOff={isOff} code={code} fields={reading.fields} />
      ) : (
        <p className={styles['soft']}>{t('documents.reading.nothing')}</p>
      )}
      {reading.codes.map((found) => (
        <CodeLine key={`${found.format} ${found.text}`} view={view} found={found} />
      ))}
    </>
  );
}
