import { Button } from '@mantine/core';
import type { TextKey } from '#common/i18n/index.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { FieldDayView } from '#common/contract/ipc/field.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import styles from './field.module.css';

type DayTableProps = {
  days: readonly FieldDayView[];
  onShow: (what: 'FILES' | 'COUNT' | 'CALL_OFF', day: FieldDayView) => void;
};

/** Newest first: what is out stands on top. */
export function DayTable({ days, onShow }: DayTableProps) {
  const t = useText();
  const format = useFormat();
  const { can } = useSession();
  const sorted = days.toSorted((left, right) => rank(right).localeCompare(rank(left)));
  return (
    <PlainTable aria-label={t('field.list')}>
      <thead>
        <tr>
          <th scope="col">{t('field.on')}</th>
          <th scope="col">{t('field.place')}</th>
          <th scope="col">{t('field.laptop')}</th>
          <th scope="col">{t('field.files')}</th>
          <th scope="col">{t('field.state')}</th>
          <th scope="col">{t('field.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((day) => (
          <tr key={day.id} data-closed={day.ended !== null || undefined}>
            <th scope="row">{format.shortDay(day.on)}</th>
            <td>
              {day.place}
              <br />
              <span className={styles['soft']}>{t(`field.kind.${day.kind}`)}</span>
            </td>
            <td>
              {day.deskName}
              {day.isHere ? <span className={styles['soft']}> ({t('field.here')})</span> : null}
            </td>
            <td className="numeric">{day.files.length}</td>
            <td>
              <DayState day={day} />
            </td>
            <td>
              <div className={styles['buttons']}>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${t('field.show')}: ${day.place}`}
                  onClick={() => onShow('FILES', day)}
                >
                  {t('field.show')}
                </Button>
                {day.ended === null && can('case.act') ? (
                  <Button
                    size="xs"
                    aria-label={`${t('field.count')}: ${day.place}`}
                    onClick={() => onShow('COUNT', day)}
                  >
                    {t(day.isCountedByMe ? 'field.countAgain' : 'field.count')}
                  </Button>
                ) : null}
                {day.ended === null && can('field.prepare') ? (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${t('field.callOff')}: ${day.place}`}
                    onClick={() => onShow('CALL_OFF', day)}
                  >
                    {t('field.callOff')}
                  </Button>
                ) : null}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

const rank = ({ ended, on, id }: FieldDayView) => `${ended === null ? 1 : 0} ${on} ${id}`;

function DayState({ day }: { day: FieldDayView }) {
  const t = useText();
  const { today } = useFormat();
  const names = day.countedByNames.join(', ');
  const [label, tone] = stateOf(day, today);
  return (
    <>
      <Chip label={t(label)} tone={tone} />
      {names ? <div className={styles['soft']}>{t('field.countedBy', { names })}</div> : null}
    </>
  );
}

function stateOf({ ended, on }: FieldDayView, today: PlainDate): readonly [TextKey, Tone] {
  if (ended === null) {
    if (on > today) return ['field.planned', 'gray'];
    return on < today ? ['field.overdue', 'red'] : ['field.out', 'blue'];
  }
  const { as, counted, expected } = ended;
  const isSame = counted?.home === expected?.home && counted?.worked === expected?.worked;
  if (as === 'HOME' && !isSame) return ['field.differs', 'amber'];
  return [`field.ended.${as}`, ENDED[as]];
}

const ENDED: Readonly<Record<NonNullable<FieldDayView['ended']>['as'], Tone>> = {
  HOME: 'green',
  CALLED_OFF: 'gray',
  LOST: 'red',
};
