import { useEffect, useRef, useState } from 'react';
import { Button, NumberInput, TextInput } from '@mantine/core';
import {
  SITE_DAYS,
  SITE_DESKS,
  SiteWanted,
  type SiteAuthority,
  type SiteDraft,
  type SiteMade,
} from '#common/contract/site-file.ts';
import { PaperSize } from '#common/domain/printing/paper.ts';
import { freeDeskNames } from '#common/domain/station/desk-names.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { asCredentials, NO_PROOF, ProofFields } from '#renderer/ui/proof-fields.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { SiteMadeView, type SiteMadeStep } from './site-made.tsx';
import styles from './station.module.css';

const NO_INPUT = {};
const FRESH = { refetchOnMountOrArgChange: true };
const USUAL_DAYS = 7;

type SiteDialogProps = {
  /** Names that the office's desks bear already. */
  taken: readonly string[];
  onClose: () => void;
};

/** The file by which new PCs join without typing: the hub makes and signs it, IT proves again who asks for it. */
export function SiteDialog({ taken, onClose }: SiteDialogProps) {
  const t = useText();
  const { data, error } = useChannelQuery('station.siteDraft', NO_INPUT, FRESH);
  const [made, setMade] = useState<SiteMade | null>(null);
  const [step, setStep] = useState<SiteMadeStep>('NOT_SAVED');

  /** The hub takes the codes from the moment that they are made: whoever leaves without the file is told once. */
  function close() {
    if (made && step === 'NOT_SAVED') setStep('LEAVING');
    else onClose();
  }

  return (
    <Dialog title={t('station.site.title')} isOpen size="720px" onClose={close}>
      {made ? (
        <SiteMadeView made={made} step={step} onSaved={() => setStep('SAVED')} onClose={close} />
      ) : data ? (
        <SiteFileForm draft={data} taken={taken} onMade={setMade} onClose={onClose} />
      ) : error ? (
        <RefusalLine error={error} />
      ) : (
        <LinesSkeleton lines={6} />
      )}
    </Dialog>
  );
}

type FormProps = SiteDialogProps & { draft: SiteDraft; onMade: (made: SiteMade) => void };

function SiteFileForm({ draft, taken, onMade, onClose }: FormProps) {
  const t = useText();
  const [make, { isBusy, error }] = useChannelMutation('station.makeSiteFile');
  const [hubUrl, setHubUrl] = useState(draft.hubUrl);
  const [authority, setAuthority] = useState(draft.authority);
  const [printers, setPrinters] = useState(draft.printers);
  const [prefix, setPrefix] = useState(t('station.site.prefixUsual'));
  const [count, setCount] = useState<number | null>(SITE_DESKS);
  const [days, setDays] = useState<number | null>(USUAL_DAYS);
  const [proof, setProof] = useState(NO_PROOF);
  const first = useRef<HTMLInputElement>(null);
  // The form comes up later than its dialog.
  useEffect(() => first.current?.focus(), []);
  const desks = freeDeskNames(prefix, { count: count ?? 0, taken });
  const isUrl = SiteWanted.shape.hubUrl.safeParse(hubUrl).success;
  const wanted = SiteWanted.safeParse({ hubUrl, ca: authority?.pem ?? null, printers, desks, days });

  async function run() {
    if (!wanted.success) return;
    const reply = await make({ wanted: wanted.data, ...asCredentials(proof) });
    if (reply.ok) onMade(reply.value);
    // The code of the telephone belongs to this password; anything else is typed anew.
    else if (reply.code !== 'TOTP_NEEDED') setProof(NO_PROOF);
  }

  return (
    <FieldStack>
      <p>{t('station.site.intro')}</p>
      <TextInput
        label={t('station.site.hubUrl')}
        description={t('station.site.hubUrlHint')}
        value={hubUrl}
        maxLength={200}
        spellCheck={false}
        ref={first}
        error={isUrl ? null : t('station.site.hubUrlWrong')}
        onChange={({ currentTarget }) => setHubUrl(currentTarget.value.trim())}
      />
      <AuthorityField value={authority} onChange={setAuthority} />
      <FieldRow>
        <TextInput
          label={t('station.site.prefix')}
          value={prefix}
          maxLength={30}
          onChange={({ currentTarget }) => setPrefix(currentTarget.value)}
        />
        <NumberInput
          label={t('station.site.count')}
          value={count ?? ''}
          min={1}
          max={SITE_DESKS}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(value) => setCount(typeof value === 'number' ? value : null)}
        />
        <NumberInput
          label={t('station.site.days')}
          value={days ?? ''}
          min={1}
          max={SITE_DAYS}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(value) => setDays(typeof value === 'number' ? value : null)}
        />
      </FieldRow>
      <p className={styles['soft']}>
        {desks.length === 0 ? t('station.site.noDesks') : t('station.site.desks', { names: shortOf(desks) })}
      </p>
      <fieldset className={styles['group']}>
        <legend className={styles['label']}>{t('station.site.printers')}</legend>
        <p className={styles['soft']}>{t('station.site.printerHint')}</p>
        <FieldRow>
          {PaperSize.options.map((size) => (
            <TextInput
              key={size}
              label={t(`printing.printers.size.${size}`)}
              value={printers[size] ?? ''}
              maxLength={200}
              spellCheck={false}
              onChange={({ currentTarget }) =>
                setPrinters({ ...printers, [size]: currentTarget.value || null })
              }
            />
          ))}
        </FieldRow>
      </fieldset>
      <ProofFields label={t('station.site.password')} value={proof} error={error} onChange={setProof} />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('station.site.make')}
        isReady={wanted.success && proof.password !== ''}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}

type AuthorityFieldProps = { value: SiteAuthority | null; onChange: (next: SiteAuthority | null) => void };

function AuthorityField({ value, onChange }: AuthorityFieldProps) {
  const t = useText();
  const { moment } = useFormat();
  const [choose, { isBusy, error }] = useChannelMutation('station.siteAuthority');

  async function pick() {
    const reply = await choose(NO_INPUT);
    if (reply.ok && reply.value) onChange(reply.value);
  }

  return (
    <fieldset className={styles['group']}>
      <legend className={styles['label']}>{t('station.site.authority')}</legend>
      <p className={styles['soft']}>
        {value
          ? t('station.site.authorityOwn', { name: value.name, until: moment(value.endsAt) })
          : t('station.site.authoritySystem')}
      </p>
      <div className={styles['actions']}>
        <Button size="xs" variant="default" loading={isBusy} onClick={() => void pick()}>
          {t('station.site.authorityChoose')}
        </Button>
        {value ? (
          <Button size="xs" variant="default" onClick={() => onChange(null)}>
            {t('station.site.authorityNone')}
          </Button>
        ) : null}
      </div>
      {error ? <RefusalLine error={error} /> : null}
    </fieldset>
  );
}

const SHOWN = 3;

/** Thirty names fill a screen: the first ones and the last say it. */
function shortOf(names: readonly string[]): string {
  if (names.length <= SHOWN + 1) return names.join(', ');
  return `${names.slice(0, SHOWN).join(', ')} … ${names.at(-1) ?? ''}`;
}
