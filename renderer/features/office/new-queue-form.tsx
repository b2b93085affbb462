import { useState } from 'react';
import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import {
  AppState,
  AppType,
  isFinal,
  Role,
  ServiceLane,
  Stage,
} from '#common/domain/applications/vocabulary.ts';
import { StoredFlag } from '#common/domain/queue/file-flag.ts';
import { OfficeQueue } from '#common/domain/queue/office-queue.ts';
import type { TextKey } from '#common/i18n/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import styles from './papers.module.css';

type Form = {
  titleId: string;
  titleEn: string;
  stage: string | null;
  roles: string[];
  lanes: string[];
  types: string[];
  states: string[];
  flags: string[];
};

const EMPTY: Form = {
  titleId: '',
  titleEn: '',
  stage: null,
  roles: [],
  lanes: [],
  types: [],
  states: [],
  flags: [],
};

const LISTS = {
  roles: { values: Role.options, group: 'role' },
  lanes: { values: ServiceLane.options, group: 'lane' },
  types: { values: AppType.options, group: 'type' },
  states: { values: AppState.options.filter((state) => !isFinal(state)), group: 'state' },
  flags: { values: StoredFlag.options, group: 'flag' },
} as const;

/** One more queue: a part of a stage for some roles. Whatever is left empty narrows nothing. */
export function NewQueueForm({
  known,
  onAdd,
}: {
  known: readonly OfficeQueue[];
  onAdd: (queue: OfficeQueue) => void;
}) {
  const t = useText();
  const [form, setForm] = useState(EMPTY);
  const queue = toQueue(form, known);
  const change = (part: Partial<Form>) => setForm({ ...form, ...part });

  const list = (field: keyof typeof LISTS) => (
    <MultiSelect
      label={t(`papers.queue.${field}`)}
      data={LISTS[field].values.map((value) => ({
        value,
        label: t(`labels.${LISTS[field].group}.${value}` as TextKey),
      }))}
      value={form[field]}
      searchable
      required={field === 'roles'}
      onChange={(values) => change({ [field]: values })}
    />
  );

  return (
    <FieldStack>
      <p className={styles['strong']}>{t('papers.queue.add')}</p>
      <FieldRow>
        <TextInput
          label={t('papers.queue.titleId')}
          value={form.titleId}
          required
          onChange={(event) => change({ titleId: event.currentTarget.value })}
        />
        <TextInput
          label={t('papers.queue.titleEn')}
          value={form.titleEn}
          required
          onChange={(event) => change({ titleEn: event.currentTarget.value })}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t('papers.queue.stage')}
          data={Stage.options.map((value) => ({ value, label: t(`labels.stage.${value}`) }))}
          value={form.stage}
          required
          onChange={(stage) => change({ stage })}
        />
        {list('roles')}
      </FieldRow>
      <FieldRow>
        {list('lanes')}
        {list('types')}
      </FieldRow>
      <FieldRow>
        {list('states')}
        {list('flags')}
      </FieldRow>
      <div>
        <Button
          size="xs"
          variant="default"
          disabled={queue === null}
          onClick={() => {
            if (!queue) return;
            onAdd(queue);
            setForm(EMPTY);
          }}
        >
          {t('papers.queue.put')}
        </Button>
      </div>
    </FieldStack>
  );
}

/** Null while something is missing or the name is taken. */
function toQueue(form: Form, known: readonly OfficeQueue[]): OfficeQueue | null {
  const { titleId, titleEn, stage, roles, ...parts } = form;
  const narrowed = Object.fromEntries(Object.entries(parts).filter(([, values]) => values.length > 0));
  const read = OfficeQueue.safeParse({
    id: slug(titleId),
    title: { id: titleId.trim(), en: titleEn.trim() },
    stage,
    roles,
    order: (known.at(-1)?.order ?? 0) + 1,
    ...narrowed,
  });
  return read.success && known.every(({ id }) => id !== read.data.id) ? read.data : null;
}

/** `Antrean prioritas 2` → `antrean-prioritas-2`. */
function slug(title: string): string {
  return title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
    .slice(0, 40);
}
