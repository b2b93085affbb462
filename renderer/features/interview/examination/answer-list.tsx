import { useRef, useState } from 'react';
import { ActionIcon, Button, Textarea, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { v7 } from 'uuid';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { moved, type Answer } from './examination-form.ts';
import styles from './examination.module.css';

type AnswerListProps = {
  answers: readonly Answer[];
  isOff: boolean;
  onChange: (next: (before: readonly Answer[]) => Answer[]) => void;
};

/** Questions and answers in the order in which they were asked. The one in which the cursor stands is moved or taken out by keys. */
export function AnswerList({ answers, isOff, onChange }: AnswerListProps) {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [gone, setGone] = useState<{ answer: Answer; place: number } | null>(null);

  function focus(id: string) {
    // After React has put the row where it belongs.
    setTimeout(() => list.current?.querySelector<HTMLElement>(`[data-answer="${id}"] textarea`)?.focus());
  }
  function add() {
    const id = v7();
    onChange((before) => {
      const at = before.findIndex((answer) => answer.id === current);
      const place = at === -1 ? before.length : at + 1;
      return before.toSpliced(place, 0, { id, question: '', answer: '' });
    });
    focus(id);
  }
  function move(id: string | null, by: -1 | 1) {
    if (id === null) return;
    onChange((before) => moved(before, id, by));
    focus(id);
  }
  function remove(id: string | null) {
    const place = answers.findIndex((answer) => answer.id === id);
    const answer = answers[place];
    if (!answer) return;
    onChange((before) => before.filter((one) => one.id !== answer.id));
    setGone({ answer, place });
    const undo = { label: t('common.undo'), run: () => restore({ answer, place }) };
    showToast({ message: t('interview.bap.removed'), tone: 'blue', undo });
  }
  function restore(taken: { answer: Answer; place: number } | null) {
    if (!taken) return;
    onChange((before) =>
      before.some(({ id }) => id === taken.answer.id)
        ? [...before]
        : before.toSpliced(Math.min(taken.place, before.length), 0, taken.answer),
    );
    setGone(null);
    focus(taken.answer.id);
  }

  useScreenKeys([
    { combo: 'ctrl+b', label: t('interview.bap.add'), run: add, isDisabled: isOff },
    { combo: 'alt+ArrowUp', label: t('interview.bap.up'), run: () => move(current, -1), isDisabled: isOff },
    {
      combo: 'alt+ArrowDown',
      label: t('interview.bap.down'),
      run: () => move(current, 1),
      isDisabled: isOff,
    },
    { combo: 'ctrl+Delete', label: t('interview.bap.remove'), run: () => remove(current), isDisabled: isOff },
    {
      combo: 'ctrl+shift+Delete',
      label: t('interview.bap.restore'),
      run: () => restore(gone),
      isDisabled: isOff || gone === null,
    },
  ]);

  return (
    <>
      <ol ref={list} className={styles['answers']}>
        {answers.map((answer, index) => (
          <li key={answer.id} data-answer={answer.id}>
            <span className={styles['place']}>{index + 1}</span>
            <div className={styles['pair']}>
              <Textarea
                aria-label={t('interview.bap.question', { place: index + 1 })}
                value={answer.question}
                disabled={isOff}
                onFocus={() => setCurrent(answer.id)}
                autosize
                minRows={1}
                maxLength={500}
                classNames={{ input: styles['question'] ?? '' }}
                onChange={({ currentTarget }) => {
                  const question = currentTarget.value;
                  onChange((before) =>
                    before.map((one) => (one.id === answer.id ? { ...one, question } : one)),
                  );
                }}
              />
              <Textarea
                aria-label={t('interview.bap.answer', { place: index + 1 })}
                placeholder={t('interview.bap.answerHint')}
                value={answer.answer}
                disabled={isOff}
                onFocus={() => setCurrent(answer.id)}
                autosize
                minRows={1}
                maxLength={4000}
                onChange={({ currentTarget }) => {
                  const text = currentTarget.value;
                  onChange((before) =>
                    before.map((one) => (one.id === answer.id ? { ...one, answer: text } : one)),
                  );
                }}
              />
            </div>
            <div className={styles['tools']}>
              <RowTool
                label={`${t('interview.bap.up')} ${index + 1}`}
                isOff={isOff || index === 0}
                onClick={() => move(answer.id, -1)}
                Icon={IconArrowUp}
              />
              <RowTool
                label={`${t('interview.bap.down')} ${index + 1}`}
                isOff={isOff || index === answers.length - 1}
                onClick={() => move(answer.id, 1)}
                Icon={IconArrowDown}
              />
              <RowTool
                label={`${t('interview.bap.remove')} ${index + 1}`}
                isOff={isOff}
                onClick={() => remove(answer.id)}
                Icon={IconTrash}
              />
            </div>
          </li>
        ))}
      </ol>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        rightSection={<KeyHint combo="ctrl+b" />}
        disabled={isOff}
        onClick={add}
      >
        {t('interview.bap.add')}
      </Button>
    </>
  );
}

type RowToolProps = { label: string; isOff: boolean; onClick: () => void; Icon: typeof IconTrash };

function RowTool({ label, isOff, onClick, Icon }: RowToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" size={28} aria-label={label} disabled={isOff} onClick={onClick}>
        <Icon size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
