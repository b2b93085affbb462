import { Button } from '@mantine/core';
import type { SiteMade } from '#common/contract/site-file.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import styles from './station.module.css';

const NO_INPUT = {};

/** Leaving: it was to be closed, and nobody has the file. */
export type SiteMadeStep = 'NOT_SAVED' | 'LEAVING' | 'SAVED';

const TOLD = { NOT_SAVED: 'notSaved', LEAVING: 'leaving', SAVED: 'saved' } as const;
const CLOSE = {
  NOT_SAVED: 'common.close',
  LEAVING: 'station.site.closeUnsaved',
  SAVED: 'common.done',
} as const;

type SiteMadeProps = { made: SiteMade; step: SiteMadeStep; onSaved: () => void; onClose: () => void };

/** What goes onto the stick, and what must not go with it. */
export function SiteMadeView({ made, step, onSaved, onClose }: SiteMadeProps) {
  const t = useText();
  const { moment } = useFormat();
  const until = moment(made.expiresAt);
  const [save, { isBusy, error }] = useChannelMutation('station.saveSiteFile');

  async function run() {
    const reply = await save(NO_INPUT);
    if (reply.ok && reply.value.saved) onSaved();
  }

  return (
    <FieldStack>
      <p>{t('station.site.paper')}</p>
      <div>
        <p className={styles['label']}>{t('sync.site.fingerprint')}</p>
        <output className={styles['code']} aria-label={t('sync.site.fingerprint')}>
          {made.fingerprint}
        </output>
      </div>
      <Facts
        facts={[
          { term: t('sync.site.office'), value: made.officeName },
          { term: t('sync.site.hub'), value: made.hubUrl },
          { term: t('sync.site.until'), value: until },
          { term: t('station.site.names'), value: made.desks.join(', ') },
        ]}
      />
      <p className={styles['soft']}>{t('station.site.codes', { until })}</p>
      {/* There all the time, so that a reader of the screen hears it change. */}
      <output>{t(`station.site.${TOLD[step]}`, { until })}</output>
      {error ? <RefusalLine error={error} /> : null}
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t(CLOSE[step])}
        </Button>
        {step === 'SAVED' ? null : (
          <Button loading={isBusy} data-autofocus onClick={() => void run()}>
            {t('station.site.save')}
          </Button>
        )}
      </FormFooter>
    </FieldStack>
  );
}
