import { useEffect, useState } from 'react';
import { Button, Checkbox, Loader } from '@mantine/core';
import type { ScanChoice, ScannerOffer, ScanResult } from '#common/contract/ipc/intake.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { onEvent } from '#renderer/lib/bridge.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import type { Intake, NewPage } from './intake-context.ts';
import { firstChoice, fitted } from './scan-choice.ts';
import styles from './intake.module.css';

type ScanFormProps = {
  intake: Intake;
  scannerId: string;
  offer: ScannerOffer;
  last: ScanChoice | null;
  onClose: () => void;
};

/** Source, colour, sharpness, size, sides; then the pages as they come. */
export function ScanForm({ intake, scannerId, offer, last, onClose }: ScanFormProps) {
  const t = useText();
  const [scan, { isBusy }] = useChannelMutation('documents.scan');
  const [choice, setChoice] = useState(() => firstChoice(offer, last));
  const [stopped, setStopped] = useState<{ error: ReplyError; kept: number } | null>(null);
  const source = offer.sources.find((one) => one.source === choice.source);

  async function start() {
    setStopped(null);
    const reply = await scan({ applicationId: intake.view.file.id, scannerId, choice });
    if (!reply.ok) {
      setStopped({ error: reply, kept: 0 });
      return;
    }
    const { pages, problem } = reply.value;
    const isFiled =
      pages.length === 0 || (await intake.attach(withSides(pages, choice), 'SCAN', problem !== null));
    if (problem) setStopped({ error: problem, kept: isFiled ? pages.length : 0 });
    else if (isFiled) onClose();
  }

  if (isBusy) return <Running />;
  return (
    <FieldStack>
      {offer.model === '' ? null : <p className={styles['hint']}>{offer.model}</p>}
      <ChoiceField
        label={t('pages.scan.source')}
        choices={offer.sources.map((one) => ({
          value: one.source,
          label: t(`pages.scan.sources.${one.source}`),
        }))}
        value={choice.source}
        onChange={(value) => {
          const next = offer.sources.find((one) => one.source === value);
          if (next) setChoice(fitted({ ...choice, source: value }, next));
        }}
      />
      {choice.source === 'FEEDER' && offer.isFeederLoaded !== null ? (
        <p className={offer.isFeederLoaded ? styles['good'] : styles['warning']}>
          {t(offer.isFeederLoaded ? 'pages.scan.feederLoaded' : 'pages.scan.feederEmpty')}
        </p>
      ) : null}
      <ChoiceField
        label={t('pages.scan.colour')}
        choices={(source?.colours ?? []).map((value) => ({ value, label: t(`pages.scan.colours.${value}`) }))}
        value={choice.colour}
        onChange={(colour) => setChoice({ ...choice, colour })}
      />
      <ChoiceField
        label={t('pages.scan.resolution')}
        choices={(source?.resolutions ?? []).map((dpi) => ({
          value: String(dpi),
          label: t('pages.scan.dpi', { dpi }),
        }))}
        value={String(choice.resolution)}
        onChange={(dpi) => setChoice({ ...choice, resolution: Number(dpi) })}
      />
      <ChoiceField
        label={t('pages.scan.paper')}
        choices={(source?.papers ?? []).map((value) => ({ value, label: t(`pages.scan.papers.${value}`) }))}
        value={choice.paper}
        onChange={(paper) => setChoice({ ...choice, paper })}
      />
      {source?.canDuplex ? (
        <Checkbox
          label={t('pages.scan.duplex')}
          checked={choice.isDuplex}
          onChange={(event) => setChoice({ ...choice, isDuplex: event.currentTarget.checked })}
        />
      ) : null}
      {stopped ? (
        <div>
          {stopped.kept > 0 ? (
            <p className={styles['hint']}>{t('pages.scan.kept', { count: stopped.kept })}</p>
          ) : null}
          <RefusalLine error={stopped.error} />
        </div>
      ) : null}
      <ConfirmFooter hasFirstFocus label={t('pages.scan.start')} onCancel={onClose} onConfirm={start} />
    </FieldStack>
  );
}

function Running() {
  const t = useText();
  const [cancel, { isBusy }] = useChannelMutation('documents.cancelScan');
  const [pages, setPages] = useState(0);
  // Whoever leaves the dialog ends the scan: what lies in the feeder next is another applicant's.
  useEffect(() => () => void cancel({}), [cancel]);
  useEffect(() => onEvent('scan.progress', (progress) => setPages(progress.pages)), []);
  return (
    <FieldStack>
      <div className={styles['running']} aria-live="polite">
        <Loader size="sm" aria-hidden />
        <span>{pages === 0 ? t('pages.scan.waiting') : t('pages.scan.running', { count: pages })}</span>
      </div>
      <FormFooter>
        <Button variant="default" loading={isBusy} onClick={() => void cancel({})}>
          {t('pages.scan.stop')}
        </Button>
      </FormFooter>
    </FieldStack>
  );
}

/** From both sides of a sheet the pages come in turn. */
function withSides(pages: ScanResult['pages'], { isDuplex }: ScanChoice): readonly NewPage[] {
  if (!isDuplex) return pages;
  return pages.map((page, index) => ({ ...page, side: index % 2 === 0 ? 'FRONT' : 'BACK' }));
}
