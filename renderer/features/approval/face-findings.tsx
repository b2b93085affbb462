import { Link } from 'react-router';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Photo } from '#common/domain/biometrics/photo.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import styles from './approval.module.css';

/** What the officer said about earlier pictures, and files of other people with a similar face, with the limits of that hint. */
export function FaceFindings({ view, photo }: { view: FileView; photo: Photo }) {
  const t = useText();
  const { comparisons = [], gallery } = photo;
  if (comparisons.length === 0 && !gallery) return null;
  return (
    <>
      {comparisons.length > 0 ? (
        <Section title={t('portrait.compare.title')}>
          <Facts
            facts={comparisons.map((one) => ({
              term: t(
                one.with === 'OLD_PASSPORT'
                  ? 'portrait.compare.OLD_PASSPORT'
                  : 'portrait.compare.EARLIER_FILE',
                { number: numberOf(view, one.applicationId) },
              ),
              value: [
                t(`portrait.compare.decisions.${one.decision}`),
                ...(one.band ? [t(`portrait.compare.band.${one.band}`)] : []),
                ...(one.note ? [one.note] : []),
              ].join(' · '),
            }))}
          />
        </Section>
      ) : null}
      {gallery ? (
        <Section title={t('portrait.gallery.title')}>
          <p>
            {gallery.hits.length > 0
              ? t('portrait.gallery.hits', { count: gallery.hits.length })
              : t('portrait.gallery.none', { checked: gallery.checked })}
          </p>
          {gallery.hits.length > 0 ? (
            <>
              <ul className={styles['hits']}>
                {gallery.hits.map(({ applicationId, distance }) => (
                  <li key={applicationId}>
                    <Link to={`/berkas/${applicationId}`}>{numberOf(view, applicationId)}</Link>{' '}
                    {distance.toFixed(2)}
                  </li>
                ))}
              </ul>
              <p className={styles['detail']}>{t('portrait.gallery.limits')}</p>
            </>
          ) : null}
        </Section>
      ) : null}
    </>
  );
}

/** The number where this view knows it; else the end of the id, which the search finds as well. */
function numberOf({ samePerson }: FileView, id: string): string {
  return samePerson.find((other) => other.id === id)?.number ?? `…${id.slice(-6)}`;
}
