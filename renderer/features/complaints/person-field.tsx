import { Select } from '@mantine/core';
import type { ComplaintPerson } from '#common/contract/ipc/complaints.ts';
import { useText } from '#renderer/lib/i18n.ts';

type PersonFieldProps = {
  people: readonly ComplaintPerson[];
  value: string | null;
  onChange: (id: string | null) => void;
};

/** The officer complained about; empty where it is about nobody. */
export function PersonField({ people, value, onChange }: PersonFieldProps) {
  const t = useText();
  return (
    <Select
      label={t('complaints.about')}
      description={t('complaints.aboutHint')}
      placeholder={t('complaints.aboutNobody')}
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('complaints.aboutNobody') }}
    />
  );
}
