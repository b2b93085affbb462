import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconCertificate, IconShieldCheck } from '@tabler/icons-react';
import type { PublishedDocument } from '#common/contract/ipc/office-documents.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import styles from './papers.module.css';

const TONES: Readonly<Record<PublishedDocument['standing'], Tone>> = {
  IN_FORCE: 'green',
  TO_COME: 'blue',
  PAST: 'gray',
};

/** Every published version with who stands for it; those that were replaced only when asked for. */
export function PapersTable({ documents }: { documents: readonly PublishedDocument[] }) {
  const t = useText();
  const [isPastShown, setIsPastShown] = useState(false);
  const hasPast = documents.some(({ standing }) => standing === 'PAST');
  const shown = documents.filter(({ standing }) => isPastShown || standing !== 'PAST');
  return (
    <Section
      title={t('papers.published')}
      aside={
        hasPast ? (
          <Button size="compact-xs" variant="subtle" onClick={() => setIsPastShown(!isPastShown)}>
            {t(isPastShown ? 'papers.hidePast' : 'papers.showPast')}
          </Button>
        ) : null
      }
    >
      {documents.length === 0 ? (
        <EmptyState title={t('papers.none')} text={t('papers.noneText')} Icon={IconCertificate} />
      ) : (
        <PlainTable className={styles['table']} aria-label={t('papers.published')}>
          <thead>
            <tr>
              <th scope="col">{t('papers.column.document')}</th>
              <th scope="col">{t('papers.column.version')}</th>
              <th scope="col">{t('papers.column.from')}</th>
              <th scope="col">{t('papers.column.proposed')}</th>
              <th scope="col">{t('papers.column.approved')}</th>
              <th scope="col">{t('papers.column.signature')}</th>
              <th scope="col">{t('papers.column.standing')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((document) => (
              <PaperRow
                key={`${document.name}-${document.version}-${document.publishedAt}`}
                document={document}
              />
            ))}
          </tbody>
        </PlainTable>
      )}
    </Section>
  );
}

function PaperRow({ document }: { document: PublishedDocument }) {
  const t = useText();
  const format = useFormat();
  const { name, label, version, effectiveFrom, proposedBy, approvedBy, publishedAt, standing } = document;
  return (
    <tr data-closed={standing === 'PAST' || undefined}>
      <th scope="row">{t(`papers.name.${name}`)}</th>
      <td>{label ?? version}</td>
      <td>{format.day(effectiveFrom)}</td>
      <td>{proposedBy}</td>
      <td>
        {approvedBy}
        <small>{format.moment(publishedAt)}</small>
      </td>
      <td>
        <Chip tone="green" Icon={IconShieldCheck} label={t('papers.signed')} isPlain />
      </td>
      <td>
        <Chip tone={TONES[standing]} label={t(`papers.standing.${standing}`)} />
      </td>
    </tr>
  );
}
