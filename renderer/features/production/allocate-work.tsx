import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { StockSummary } from '#common/contract/ipc/production.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { BlankSerial } from '#common/domain/production/actions.ts';
import { isPermitted, whyNot } from '#renderer/features/approval/index.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { BookSection } from './book-section.tsx';
import { EndorseWork } from './endorse-work.tsx';
import { CentreOffers } from '#renderer/features/gateway/index.ts';
import { PaymentHint } from './payment-hint.tsx';
import styles from './production.module.css';

const NO_INPUT = {};

/** An approved file becomes a book, or a page in the old one. */
export function ApprovedWork(props: StageWorkProps) {
  return props.view.file.endorsement ? <EndorseWork {...props} /> : <AllocateWork {...props} />;
}

/** The blank that the printer takes from the cupboard: scanned from the book in hand, held against the next one due. */
function AllocateWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const [serial, setSerial] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const kind = 'production.allocateBlank/1';
  const isOff = isReadOnly || isBusy || !isPermitted(view, kind);
  const why = whyNot(view, kind);
  const isValid = BlankSerial.safeParse(serial).success;

  function change(next: string) {
    setError(null);
    setSerial(next.trim().toUpperCase());
  }

  async function allocate() {
    const outcome = await act([{ kind, payload: { serial } }], {
      done: t('production.allocate.saved', { serial }),
      quiet: true,
    });
    setError(outcome.ok ? null : outcome.refused);
  }

  useScan((code) => {
    if (!isOff) change(code);
  });

  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={error ? <RefusalLine error={error} /> : why ? <RefusalLine error={why} isQuiet /> : null}
          primary={{
            label: t('production.allocate.save'),
            combo: 'ctrl+Enter',
            run: () => void allocate(),
            isDisabled: isOff || !isValid,
          }}
        />
      }
    >
      <PaymentHint view={view} />
      <CentreOffers view={view} act={act} isOff={isBusy || isReadOnly} />
      <BookSection view={view} />
      <Section title={t('production.allocate.title')}>
        <NextBlank view={view} serial={serial} isOff={isOff} onUse={change} />
        <FieldStack>
          <TextInput
            label={t('production.allocate.serial')}
            description={t('production.allocate.serialHint')}
            value={serial}
            disabled={isOff}
            maxLength={16}
            spellCheck={false}
            autoComplete="off"
            className={`${styles['mono']} ${styles['short']}`}
            error={serial !== '' && !isValid ? t('production.stock.serialWrong') : null}
            onChange={(event) => change(event.currentTarget.value)}
          />
        </FieldStack>
      </Section>
    </WorkLayout>
  );
}

type NextBlankProps = { view: FileView; serial: string; isOff: boolean; onUse: (serial: string) => void };

function NextBlank({ view, serial, isOff, onUse }: NextBlankProps) {
  const t = useText();
  const { can } = useSession();
  const {
    data: stock,
    error,
    refetch,
  } = useChannelQuery('production.stock', can('stock.read') ? NO_INPUT : skipToken);
  const { kind, pages } = view.file;
  const product = { kind: t(`labels.kind.${kind}`), pages };
  if (!can('stock.read')) return null;
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!stock) return <LinesSkeleton lines={2} />;
  const next = nextSerial(stock, view);
  const inStock = stock.counts.find(
    (row) => row.kind === kind && row.pages === pages && row.state === 'IN_STOCK',
  );
  if (!next) {
    return (
      <p className={styles['warning']}>
        <IconAlertTriangle size={16} aria-hidden />
        <span>
          <strong>{t('production.allocate.empty', product)}</strong> {t('production.allocate.emptyText')}
        </span>
      </p>
    );
  }
  return (
    <>
      <div className={styles['next']}>
        <span className={styles['quiet']}>{t('production.allocate.next')}</span>
        <span className={styles['serial']}>{next}</span>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isOff || serial === next}
          onClick={() => onUse(next)}
        >
          {t('production.allocate.useNext')}
        </Button>
        {inStock && inStock.count !== null ? (
          <span className={styles['quiet']}>
            {t('production.allocate.stock', { ...product, count: formatCount(inStock.count) })}
          </span>
        ) : null}
      </div>
      {BlankSerial.safeParse(serial).success && serial !== next ? (
        <p className={styles['warning']}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>{t('production.allocate.notNext', { serial: next })}</span>
        </p>
      ) : null}
    </>
  );
}

function nextSerial(stock: StockSummary, { file }: FileView): string | null {
  return stock.next.find((row) => row.kind === file.kind && row.pages === file.pages)?.serial ?? null;
}
