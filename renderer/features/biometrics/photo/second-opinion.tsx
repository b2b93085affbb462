import type { SecondOpinion as Opinion } from '#common/domain/biometrics/second-opinion.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';

/** What another program said of the photo, measure by measure in its own words; or why it said nothing. */
export function SecondOpinion({ opinion }: { opinion: Opinion }) {
  const t = useText();
  const { engine, measures, problem } = opinion;
  return (
    <Section title={t('portrait.second.opinion', { engine })}>
      {problem ? <p>{t(`portrait.second.problem.${problem}`)}</p> : null}
      {measures.length > 0 ? (
        <Facts
          facts={measures.map(({ measure, scalar }) => ({
            term: measure,
            value: scalar === null ? t('portrait.second.notAssessed') : String(scalar),
          }))}
        />
      ) : null}
    </Section>
  );
}
