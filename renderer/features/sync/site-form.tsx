import { useEffect, useState, type ReactNode } from 'react';
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import type { SiteOffer } from '#common/contract/site-file.ts';
import { PaperSize } from '#common/domain/printing/paper.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import styles from './sync.module.css';

/** Joining by the file of the office's hub: nothing is typed, one thing is compared. */
export function SiteForm() {
  const t = useText();
  const [read, reading] = useChannelMutation('station.siteFile');
  const [offer, setOffer] = useState<SiteOffer | null>(null);
  const [isLooking, setLooking] = useState(true);

  // Once, when the form comes up: a stick may be in the PC already.
  useEffect(() => {
    void read({ from: 'FOUND' }).then((reply) => {
      setOffer(reply.ok ? reply.value : null);
      setLooking(false);
    });
  }, [read]);

  async function choose() {
    const reply = await read({ from: 'CHOOSE' });
    // A dialog that was closed leaves what was there.
    if (!reply.ok || reply.value) setOffer(reply.ok ? reply.value : null);
  }

  const chooser = (
    <Button variant="default" loading={reading.isBusy && !isLooking} onClick={() => void choose()}>
      {t(offer ? 'sync.site.other' : 'sync.site.choose')}
    </Button>
  );
  return (
    <FieldStack>
      <p>{t('sync.site.intro')}</p>
      {isLooking ? <LinesSkeleton lines={3} /> : null}
      {reading.error ? <RefusalLine error={reading.error} /> : null}
      {!isLooking && !offer && !reading.error ? <p>{t('sync.site.none')}</p> : null}
      {offer ? (
        <Offered key={offer.fingerprint + offer.expiresAt} offer={offer} chooser={chooser} />
      ) : (
        <div>{chooser}</div>
      )}
    </FieldStack>
  );
}

function Offered({ offer, chooser }: { offer: SiteOffer; chooser: ReactNode }) {
  const t = useText();
  const { moment } = useFormat();
  const [join, { isBusy, error }] = useChannelMutation('sync.joinBySite');
  const [taken, setTaken] = useState<readonly string[]>([]);
  const [desk, setDesk] = useState(offer.suggested);
  const [isSame, setSame] = useState(offer.isPinned);
  const { fingerprint, desks } = offer;
  const printers = PaperSize.options.flatMap((size) => {
    const name = offer.printers[size];
    return name === null ? [] : `${t(`printing.printers.size.${size}`)}: ${name}`;
  });

  async function run() {
    const reply = await join({ fingerprint, deskName: desk });
    if (reply.ok || reply.code !== 'SITE_CODE_TAKEN') return;
    const gone = [...taken, desk];
    setTaken(gone);
    setDesk(desks.find((name) => !gone.includes(name)) ?? desk);
  }

  return (
    <>
      <Facts
        facts={[
          { term: t('sync.site.office'), value: `${offer.officeName} (${offer.officeCode})` },
          { term: t('sync.site.hub'), value: offer.hubUrl },
          {
            term: t('sync.site.authority'),
            value: t(offer.hasAuthority ? 'sync.site.own' : 'sync.site.system'),
          },
          {
            term: t('sync.site.printers'),
            value: printers.length > 0 ? printers.join('; ') : t('sync.site.noPrinters'),
          },
          { term: t('sync.site.until'), value: moment(offer.expiresAt) },
        ]}
      />
      <div>
        <p>{t('sync.site.fingerprint')}</p>
        <output className={styles['fingerprint']} aria-label={t('sync.site.fingerprint')}>
          {fingerprint}
        </output>
      </div>
      {offer.isPinned ? (
        <p>{t('sync.site.pinned')}</p>
      ) : (
        <Checkbox
          label={t('sync.site.same')}
          checked={isSame}
          onChange={(event) => setSame(event.currentTarget.checked)}
        />
      )}
      <NativeSelect
        label={t('sync.site.desk')}
        value={desk}
        data={desks.map((name) => ({ value: name, label: name, disabled: taken.includes(name) }))}
        onChange={(event) => setDesk(event.currentTarget.value)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <FormFooter>
        {chooser}
        <Button disabled={!isSame || taken.includes(desk)} loading={isBusy} onClick={() => void run()}>
          {t('sync.join.submit')}
        </Button>
      </FormFooter>
    </>
  );
}
