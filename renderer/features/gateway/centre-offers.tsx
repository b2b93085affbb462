import { Button } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { OfferedResult } from '#common/contract/ipc/gateway.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { ActFn, PlannedAction } from '#renderer/lib/stage-work.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { actionFor } from './offer-action.ts';
import styles from './gateway.module.css';

const COMBO = 'ctrl+i';
const POLL = { pollingInterval: 30_000, refetchOnMountOrArgChange: true };

type Offer = { offer: OfferedResult; action: PlannedAction | null };

type CentreOffersProps = { view: FileView; act: ActFn; isOff: boolean };

/** What the centre found out about this file and this officer may take over now, the first one by a key. */
export function CentreOffers({ view, act, isOff }: CentreOffersProps) {
  const t = useText();
  const { data } = useChannelQuery('gateway.results', { applicationId: view.file.id }, POLL);
  const may = new Set<string>(view.permitted.map(({ kind }) => kind));
  const offers: Offer[] = (data ?? [])
    .map((offer) => ({ offer, action: actionFor(offer) }))
    .filter(({ offer, action }) => {
      if (action) return may.has(action.kind);
      return offer.kind === 'VERIFICATION' && may.has('approval.verificationDoubt/1');
    });
  const first = offers.find(({ action }) => action !== null);

  async function take(action: Offer['action']) {
    if (action) await act([action], { done: t('gateway.taken') });
  }

  useScreenKeys([
    {
      combo: COMBO,
      label: t('gateway.take'),
      run: () => void take(first?.action ?? null),
      isDisabled: isOff || !first,
    },
  ]);
  if (offers.length === 0) return null;
  return (
    <Section title={t('gateway.results')}>
      <p className={styles['hint']}>{t('gateway.resultsHint')}</p>
      <ul className={styles['offers']}>
        {offers.map(({ offer, action }) => (
          <li key={offer.kind} className={styles['offer']}>
            <OfferText offer={offer} />
            {action ? (
              <Button
                size="xs"
                variant="light"
                disabled={isOff}
                onClick={() => void take(action)}
                rightSection={action === first?.action ? <KeyHint combo={COMBO} /> : null}
              >
                {t('gateway.take')}
              </Button>
            ) : (
              <span className={styles['hint']}>{t('gateway.manual')}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OfferText({ offer }: { offer: OfferedResult }) {
  const t = useText();
  const format = useFormat();
  const { kind, reference, at } = offer;
  return (
    <span className={styles['offerText']}>
      <span className={styles['kind']}>{t(`gateway.kind.${kind}`)}</span>
      <strong>{wordFor(t, offer)}</strong>
      <span className={styles['hint']}>{t('gateway.reference', { reference, at: format.moment(at) })}</span>
    </span>
  );
}

function wordFor(t: Translate, offer: OfferedResult): string {
  switch (offer.kind) {
    case 'WATCHLIST':
      return t(`labels.watchlist.${offer.result}`);
    case 'VERIFICATION':
      return t(`gateway.verification.${offer.result}`);
    case 'ADJUDICATION':
      return t(`gateway.adjudication.${offer.result}`);
    case 'PAYMENT':
      return t('gateway.paid', { amount: formatMoney(offer.amount), ntpn: offer.ntpn });
    case 'BOOK':
      return offer.passportNumber;
  }
}
