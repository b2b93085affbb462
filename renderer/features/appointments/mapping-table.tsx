import { useState } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import type { ImportSource, MappingProfile } from '#common/contract/ipc/appointments.ts';
import { ownValue } from '#common/kernel/own-value.ts';
import { CATALOGUES } from '#common/i18n/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { allowedWords } from './allowed-words.ts';
import styles from './intake.module.css';

type MappingTableProps = {
  source: ImportSource;
  profile: MappingProfile;
  isOff: boolean;
  onChange: (profile: MappingProfile) => void;
};
type Field = keyof typeof CATALOGUES.id.intake.fields;

const FIELDS = Object.keys(CATALOGUES.id.intake.fields) as readonly Field[];
const FORMATS = ['YYYY-MM-DD', 'DD-MM-YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const;
const NO_INPUT = {};

/** Which column feeds which field, what stands in where there is no column, and how the file spells our words. */
export function MappingTable({ source, profile, isOff, onChange }: MappingTableProps) {
  const t = useText();
  const { data: profiles } = useChannelQuery('appointments.profiles', NO_INPUT);
  const [save] = useChannelMutation('appointments.saveProfile');
  const [name, setName] = useState(profile.name);

  function setColumn(field: Field, column: string | null) {
    const { [field]: _old, ...rest } = profile.columns;
    onChange({ ...profile, columns: column ? { ...rest, [field]: column } : rest });
  }

  return (
    <Section title={t('intake.mapping')}>
      <p className={styles['text']}>{t('intake.mappingText')}</p>
      <div className={styles['profile']}>
        <Select
          label={t('intake.profile')}
          data={(profiles ?? []).map((known) => known.name)}
          value={null}
          disabled={isOff || (profiles ?? []).length === 0}
          onChange={(chosen) => {
            const known = profiles?.find((candidate) => candidate.name === chosen);
            if (known) onChange(known);
          }}
        />
        <Select
          label={t('intake.dateFormat')}
          data={[...FORMATS]}
          value={profile.dateFormat}
          allowDeselect={false}
          disabled={isOff}
          onChange={(format) =>
            onChange({
              ...profile,
              dateFormat: FORMATS.find((known) => known === format) ?? profile.dateFormat,
            })
          }
        />
        <TextInput
          label={t('intake.profileName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={isOff || name.trim() === ''}
          onClick={() =>
            void save({ ...profile, name }).then(
              (reply) => reply.ok && showToast({ message: t('intake.profileSaved') }),
            )
          }
        >
          {t('intake.saveProfile')}
        </Button>
      </div>
      <PlainTable className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('intake.field')}</th>
            <th scope="col">{t('intake.column')}</th>
            <th scope="col">{t('intake.constant')}</th>
            <th scope="col">{t('intake.example')}</th>
          </tr>
        </thead>
        <tbody>
          {FIELDS.map((field) => {
            const column = profile.columns[field] ?? null;
            return (
              <tr key={field}>
                <th scope="row">
                  {t(`intake.fields.${field}`)}
                  {source.required.includes(field) ? ` (${t('intake.required')})` : ''}
                </th>
                <td>
                  <Select
                    size="xs"
                    aria-label={`${t('intake.column')}: ${t(`intake.fields.${field}`)}`}
                    placeholder={t('intake.noColumn')}
                    data={[...source.headings]}
                    value={column}
                    clearable
                    searchable
                    disabled={isOff}
                    onChange={(heading) => setColumn(field, heading)}
                  />
                </td>
                <td>
                  {column === null ? (
                    <FixedValue
                      field={field}
                      value={profile.constants[field] ?? ''}
                      isOff={isOff}
                      onChange={(value) =>
                        onChange({ ...profile, constants: { ...profile.constants, [field]: value } })
                      }
                    />
                  ) : (
                    <Spellings
                      source={source}
                      profile={profile}
                      field={field}
                      column={column}
                      isOff={isOff}
                      onChange={onChange}
                    />
                  )}
                </td>
                <td className={styles['sample']}>
                  {column === null ? '' : (ownValue(source.sample[0], column) ?? '')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </PlainTable>
    </Section>
  );
}

type FixedValueProps = { field: Field; value: string; isOff: boolean; onChange: (value: string) => void };

/** What stands in for a missing column: a word of the closed list, or free text. */
function FixedValue({ field, value, isOff, onChange }: FixedValueProps) {
  const t = useText();
  const words = allowedWords(t, field);
  const label = `${t('intake.constant')}: ${t(`intake.fields.${field}`)}`;
  return words.length > 0 ? (
    <Select
      size="xs"
      aria-label={label}
      data={words}
      value={value || null}
      clearable
      disabled={isOff}
      onChange={(word) => onChange(word ?? '')}
    />
  ) : (
    <TextInput
      size="xs"
      aria-label={label}
      value={value}
      disabled={isOff}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type SpellingsProps = MappingTableProps & { field: Field; column: string };

/** For closed lists: what each spelling of the file means. Known spellings are understood without an entry here. */
function Spellings({ source, profile, field, column, isOff, onChange }: SpellingsProps) {
  const t = useText();
  const words = allowedWords(t, field);
  const spellings = ownValue(source.spellings, column) ?? [];
  if (words.length === 0 || spellings.length === 0) return null;
  return (
    <ul className={styles['spellings']} aria-label={t('intake.words')}>
      {spellings.map((spelling) => (
        <li key={spelling}>
          <span>{spelling}</span>
          <Select
            size="xs"
            aria-label={`${t(`intake.fields.${field}`)}: ${spelling}`}
            placeholder="="
            data={words}
            value={ownValue(profile.values[field], spelling) ?? null}
            clearable
            disabled={isOff}
            onChange={(word) => {
              const { [spelling]: _old, ...rest } = profile.values[field] ?? {};
              onChange({
                ...profile,
                values: { ...profile.values, [field]: word ? { ...rest, [spelling]: word } : rest },
              });
            }}
          />
        </li>
      ))}
    </ul>
  );
}
