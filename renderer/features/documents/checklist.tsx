import { Button, Checkbox, NumberInput, Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { unclearPages } from '#common/domain/documents/page.ts';
import type { Requirement } from '#common/domain/documents/requirement-matrix.ts';
import type { Reply } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { ResubmissionNote } from './resubmission-note.tsx';
import { isToLookAt, resubmissionOf } from './resubmission.ts';
import { answerOf, ANSWERS, isInOrder, lacksReason, type Answer } from './answers.ts';
import styles from './documents.module.css';

type ChecklistProps = {
  view: FileView;
  act: ActFn;
  isOff: boolean;
  shown: DocCode | null;
  onShow: (code: DocCode) => void;
};

/** What this application needs, line by line, with the four answers to each original and the law behind it. */
export function Checklist({ view, act, isOff, shown, onShow }: ChecklistProps) {
  const t = useText();
  const resubmission = resubmissionOf(view);
  const [showsAll, setShowsAll] = useState(false);
  const all = linesOf(view);
  const lines =
    resubmission && !showsAll
      ? all.filter((line) => isToLookAt(line, resubmission, isInOrder(view.file, line)))
      : all;
  const [asking, setAsking] = useState<Asking | null>(null);
  const [hasLaw, setHasLaw] = useState(false);

  async function explain(note: string): Promise<Reply<null>> {
    if (!asking) return { ok: true, value: null };
    const { code, change } = asking;
    const payload = { code, ...answerOf(view.file, code), ...change, note };
    const outcome = await act([{ kind: 'documents.recordDocument/1', payload }], { done: null, quiet: true });
    return outcome.ok ? { ok: true, value: null } : { ok: false, ...outcome.refused };
  }

  function answer(code: DocCode, change: Partial<Answer>) {
    if (isOff) return;
    if (lacksReason(view, code)) {
      setAsking({ code, change });
      return;
    }
    const payload = { code, ...answerOf(view.file, code), ...change };
    void act([{ kind: 'documents.recordDocument/1', payload }], { done: null });
  }

  /** The quick key says "all here and in order", which means as many as are asked. */
  function toggleAll({ code, count }: Pick<Line, 'code' | 'count'>) {
    const value = !isInOrder(view.file, { code, count });
    answer(code, {
      present: value,
      genuine: value,
      valid: value,
      matches: value,
      count: value ? count : 1,
      ...(value ? { unclear: false } : {}),
    });
    onShow(code);
  }

  useScreenKeys([
    { combo: 'l', label: t('documents.law'), run: () => setHasLaw(!hasLaw) },
    ...lines.slice(0, 9).map((line, index) => ({
      combo: String(index + 1),
      label: t('documents.allFour', { name: t(`labels.document.${line.code}`) }),
      run: () => toggleAll(line),
      isDisabled: isOff,
    })),
  ]);

  const isDemand = asking?.change.demanded === true;
  return (
    <Section
      title={t('documents.checklist')}
      aside={
        <Button
          size="compact-xs"
          variant={hasLaw ? 'light' : 'subtle'}
          color={hasLaw ? undefined : 'gray'}
          aria-pressed={hasLaw}
          rightSection={<KeyHint combo="l" />}
          onClick={() => setHasLaw(!hasLaw)}
        >
          {t('documents.lawShort')}
        </Button>
      }
    >
      <p className={styles['hint']}>{t('documents.checklistHint')}</p>
      {resubmission ? (
        <ResubmissionNote
          resubmission={resubmission}
          hidden={all.length - lines.length}
          showsAll={showsAll}
          onShowAll={setShowsAll}
        />
      ) : null}
      <table className={styles['checklist']}>
        <thead>
          <tr>
            <th scope="col">{t('documents.checklist')}</th>
            {ANSWERS.map((name) => (
              <th key={name} scope="col">
                {t(`documents.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <ChecklistLine
              key={line.code}
              line={line}
              number={index + 1}
              view={view}
              isOff={isOff}
              isShown={shown === line.code}
              hasLaw={hasLaw}
              onShow={onShow}
              onAll={() => toggleAll(line)}
              onAnswer={(change) => answer(line.code, change)}
            />
          ))}
        </tbody>
      </table>
      <ExtraDocument
        label={t('documents.extra')}
        view={view}
        lines={all}
        isOff={isOff}
        onAdd={(code) => toggleAll({ code, count: 1 })}
      />
      <ExtraDocument
        label={t('documents.askDocument')}
        view={view}
        lines={all}
        isOff={isOff}
        onAdd={(code) => setAsking({ code, change: { demanded: true } })}
      />
      <NoteDialog
        title={t(isDemand ? 'documents.demandTitle' : 'documents.extraTitle')}
        text={t(isDemand ? 'documents.demandText' : 'documents.extraText', {
          name: asking ? t(`labels.document.${asking.code}`) : '',
        })}
        noteLabel={t(isDemand ? 'documents.demandReason' : 'documents.extraReason')}
        confirmLabel={t(isDemand ? 'documents.demandConfirm' : 'documents.extraConfirm')}
        isOpen={asking !== null}
        maxLength={4000}
        onClose={() => setAsking(null)}
        submit={explain}
      />
    </Section>
  );
}

/** A paper beyond the list, asked for or brought, waits for its reason. */
type Asking = { code: DocCode; change: Partial<Answer> & { demanded?: true } };

type Line = Pick<Requirement, 'code' | 'need' | 'source' | 'count'>;
type LineProps = {
  line: Line;
  number: number;
  view: FileView;
  isOff: boolean;
  isShown: boolean;
  hasLaw: boolean;
  onShow: (code: DocCode) => void;
  onAll: () => void;
  onAnswer: (change: Partial<Answer>) => void;
};

function ChecklistLine({ line, number, view, isOff, isShown, hasLaw, onShow, onAll, onAnswer }: LineProps) {
  const t = useText();
  const { code, need, source } = line;
  const name = t(`labels.document.${code}`);
  const answer = answerOf(view.file, code);
  const format = useFormat();
  const document = view.file.documents[code];
  const pages = document?.attachments.length ?? 0;
  const rescan = unclearPages(document).length;
  return (
    <tr data-shown={isShown || undefined} data-complete={isInOrder(view.file, line) || undefined}>
      <th scope="row">
        <button
          type="button"
          className={styles['document']}
          onClick={() => onShow(code)}
          title={t('documents.sourceOf', { source })}
        >
          <span>{name}</span>
          <span className={styles['need']}>
            {t(`documents.need.${need}`)}
            {document?.demanded ? ` · ${t('documents.demanded')}` : ''}
            {line.count > 1 ? ` · ${t('documents.countAsked', { count: line.count })}` : ''}
            {pages > 0 ? ` · ${t('common.pagesCount', { pages })}` : ''}
            {document?.checked
              ? ` · ${t('documents.checkedBy', {
                  person: view.people[document.checked.by] ?? '–',
                  at: format.time(document.checked.at),
                })}`
              : ''}
          </span>
          {document?.note ? <span className={styles['need']}>{document.note}</span> : null}
          {hasLaw && source ? (
            <span className={styles['law']}>{t('documents.sourceOf', { source })}</span>
          ) : null}
          {rescan > 0 ? (
            <Chip
              isPlain
              tone="amber"
              Icon={IconAlertTriangle}
              label={t('documents.rescanPages', { rescan })}
            />
          ) : null}
        </button>
        {line.count > 1 ? (
          <NumberInput
            className={styles['count'] ?? ''}
            size="xs"
            aria-label={t('documents.countOf', { name })}
            value={answer.present ? answer.count : 0}
            min={0}
            max={9}
            allowDecimal={false}
            disabled={isOff}
            onChange={(value) => {
              const count = Number(value) || 0;
              onAnswer(count > 0 ? { present: true, count } : { present: false, count: 1 });
            }}
          />
        ) : null}
        {number <= 9 ? (
          <button
            type="button"
            className={styles['quick']}
            disabled={isOff}
            aria-label={t('documents.allFour', { name })}
            onClick={onAll}
          >
            <KeyHint combo={String(number)} />
          </button>
        ) : null}
      </th>
      {ANSWERS.map((field) => (
        <td key={field}>
          <Checkbox
            aria-label={`${name}: ${t(`documents.columns.${field}`)}`}
            checked={answer[field]}
            disabled={isOff}
            onChange={(event) => onAnswer({ [field]: event.currentTarget.checked })}
          />
        </td>
      ))}
    </tr>
  );
}

function ExtraDocument({
  label,
  view,
  lines,
  isOff,
  onAdd,
}: {
  label: string;
  view: FileView;
  lines: readonly { code: DocCode }[];
  isOff: boolean;
  onAdd: (code: DocCode) => void;
}) {
  const t = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const listed = new Set(lines.map(({ code }) => code));
  const rest = DocCode.options.filter((code) => !listed.has(code) && !view.file.documents[code]);
  return (
    <Select
      className={styles['extra'] ?? ''}
      aria-label={label}
      placeholder={label}
      data={rest.map((code) => ({ value: code, label: t(`labels.document.${code}`) }))}
      value={chosen}
      searchable
      disabled={isOff}
      onChange={(value) => {
        const code = DocCode.safeParse(value);
        setChosen(null);
        if (code.success) onAdd(code.data);
      }}
    />
  );
}

/** What the matrix asks for, then papers that were brought without being asked for. */
function linesOf(view: FileView): readonly Line[] {
  const asked = new Set(view.requirements.map(({ code }) => code));
  const extra = Object.values(view.file.documents)
    .filter((document) => !asked.has(document.code))
    .map(({ code }) => ({ code, need: 'OPTIONAL' as const, source: '', count: 1 }));
  const isShown = ({ code, need }: Requirement) =>
    (need !== 'CONDITIONAL' && need !== 'OPTIONAL') || view.file.documents[code] !== undefined;
  return [...view.requirements.filter(isShown), ...extra];
}
