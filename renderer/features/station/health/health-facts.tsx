import type { StationHealth } from '#common/contract/ipc/health.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { sizeText } from '#renderer/lib/size-text.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';

const VERSIONS = ['loket', 'electron', 'chrome', 'node', 'sqlite', 'system'] as const;
const STORED = ['records', 'vault', 'logs', 'free'] as const;

export function HealthFacts({ health }: { health: StationHealth }) {
  const t = useText();
  const { moment, time } = useFormat();
  const { versions, schema, storage, clock, sync } = health;
  const off = clock.offMinutes;
  return (
    <>
      <Section title={t('health.versions')}>
        <Facts
          facts={[
            ...VERSIONS.filter((name) => versions[name] !== '').map((name) => ({
              term: t(`health.${name}`),
              value: versions[name],
            })),
            { term: t('health.schema'), value: formatCount(schema) },
          ]}
        />
      </Section>
      <Section title={t('health.storage')}>
        <Facts
          facts={STORED.map((name) => ({
            term: t(`health.${name}`),
            value: sizeText(t, storage[name]),
          }))}
        />
      </Section>
      <Section title={t('health.clock')}>
        <Facts
          facts={[
            { term: t('health.now'), value: moment(clock.now) },
            {
              term: t('health.off'),
              value:
                off === null
                  ? t('health.noHub')
                  : off === 0
                    ? t('health.offNone')
                    : t('health.offMinutes', { count: off }),
            },
            ...(sync.mode === 'HUB'
              ? [
                  {
                    term: t('health.link'),
                    value: t(`sync.state.${sync.link}`, { time: time(sync.since), count: sync.copiedFiles }),
                  },
                  { term: t('health.waiting'), value: formatCount(sync.waiting + sync.uploads) },
                  { term: t('health.refused'), value: formatCount(sync.refused + sync.uploadsRefused) },
                ]
              : []),
          ]}
        />
      </Section>
    </>
  );
}
