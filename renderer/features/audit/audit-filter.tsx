import { useState } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ChainState } from '#common/contract/hub/audit-search.ts';
import { AuditEvent } from '#common/domain/office/audit-entry.ts';
import { UserId } from '#common/kernel/ids.ts';
import { instantAt } from '#common/kernel/instant.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import type { AuditQuestion } from './use-audit-search.ts';
import styles from './audit.module.css';

export type AuditFilterValues = {
  from: PlainDate | null;
  until: PlainDate | null;
  actor: string | null;
  event: string | null;
  desk: string | null;
  subject: string;
  text: string;
};

/** Whole days on the office's wall; the last day counts to its end. */
export function toQuestion(values: AuditFilterValues, utcOffsetMinutes: number): AuditQuestion {
  const { from, until, actor, event, desk, subject, text } = values;
  return {
    from: from && instantAt(from, '00:00', utcOffsetMinutes),
    until: until && instantAt(addDays(until, 1), '00:00', utcOffsetMinutes),
    actor: UserId.nullable().parse(actor),
    events: event === null ? [] : [AuditEvent.parse(event)],
    desk,
    subject: subject.trim() === '' ? null : subject.trim(),
    text: text.trim() === '' ? null : text.trim(),
  };
}

type AuditFilterProps = {
  state: Pick<ChainState, 'people' | 'desks'> | undefined;
  values: AuditFilterValues;
  onSearch: (values: AuditFilterValues) => void;
};

/** What is asked of the chain. Nothing is asked before somebody says so: a search is work for the hub. */
export function AuditFilter({ state, values, onSearch }: AuditFilterProps) {
  const t = useText();
  const [form, setForm] = useState(values);
  const change = (part: Partial<AuditFilterValues>) => setForm((before) => ({ ...before, ...part }));
  return (
    <form
      className={styles['filter']}
      aria-label={t('audit.filter.title')}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(form);
      }}
    >
      <DateField
        label={t('audit.filter.from')}
        description=""
        value={form.from}
        onChange={(from) => change({ from })}
      />
      <DateField
        label={t('audit.filter.until')}
        description=""
        value={form.until}
        onChange={(until) => change({ until })}
      />
      <Select
        label={t('audit.filter.person')}
        placeholder={t('common.all')}
        data={(state?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={form.actor}
        searchable
        clearable
        onChange={(actor) => change({ actor })}
      />
      <Select
        label={t('audit.filter.event')}
        placeholder={t('common.all')}
        data={AuditEvent.options.map((value) => ({ value, label: t(`audit.event.${value}`) }))}
        value={form.event}
        searchable
        clearable
        onChange={(event) => change({ event })}
      />
      <span />
      <Select
        label={t('audit.filter.desk')}
        placeholder={t('common.all')}
        data={[...(state?.desks ?? [])]}
        value={form.desk}
        clearable
        onChange={(desk) => change({ desk })}
      />
      <TextInput
        label={t('audit.filter.subject')}
        placeholder={t('audit.filter.subjectHint')}
        value={form.subject}
        maxLength={80}
        spellCheck={false}
        onChange={({ currentTarget }) => change({ subject: currentTarget.value })}
      />
      <TextInput
        label={t('audit.filter.text')}
        placeholder={t('audit.filter.textHint')}
        value={form.text}
        maxLength={100}
        spellCheck={false}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <div className={styles['filterEnd']}>
        <Button type="submit" leftSection={<IconSearch size={16} aria-hidden />}>
          {t('common.search')}
        </Button>
      </div>
    </form>
  );
}
