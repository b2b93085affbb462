import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Stamp } from '#common/domain/applications/application.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';

const CHECKS = [
  'dossier',
  'watchlist',
  'photo',
  'fingerprints',
  'signature',
  'interview',
  'head',
  'verification',
  'adjudication',
] as const;

/** Every check that the decision rests on: who made it, when, at which desk. */
export function ChecksSection({ view: { file, people } }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  const stamps: Readonly<Record<(typeof CHECKS)[number], Stamp | null>> = {
    dossier: file.accepted,
    watchlist: file.watchlist?.stamp ?? null,
    photo: file.photo?.stamp ?? null,
    fingerprints: file.fingerprints?.stamp ?? null,
    signature: file.signature?.stamp ?? null,
    interview: file.interview?.stamp ?? null,
    head: file.headApproval,
    verification: file.verification?.stamp ?? null,
    adjudication: file.adjudication?.stamp ?? null,
  };
  const shown = CHECKS.filter((check) => check !== 'head' || stamps.head !== null);
  return (
    <Section title={t('approval.checks.title')}>
      <Facts
        facts={shown.map((check) => {
          const stamp = stamps[check];
          return {
            term: t(`approval.checks.${check}`),
            value: stamp
              ? `${people[stamp.by] ?? t('labels.role.SYS')}, ${format.moment(stamp.at)}, ${stamp.desk}`
              : t('approval.checks.missing'),
          };
        })}
      />
    </Section>
  );
}
