import type { DisposalGroup } from '#common/domain/registers/disposals.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';

/** What goes, by year and end. */
export function DisposalGroups({ groups }: { groups: readonly DisposalGroup[] }) {
  const t = useText();
  return (
    <PlainTable>
      <thead>
        <tr>
          <th scope="col">{t('privacy.year')}</th>
          <th scope="col">{t('privacy.end')}</th>
          <th scope="col">{t('privacy.files')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={`${group.year} ${group.state}`}>
            <td className="numeric">{group.year}</td>
            <td>{t(`labels.state.${group.state}`)}</td>
            <td className="numeric">{formatCount(group.files)}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
