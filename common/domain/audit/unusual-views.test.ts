import { describe, expect, it } from 'vitest';
import type { Instant } from '#common/kernel/instant.ts';
import {
  unusualViews,
  type Viewed,
  type ViewedFile,
  type Viewer,
  type ViewingLimits,
} from './unusual-views.ts';

const LIMITS: ViewingLimits = {
  utcOffsetMinutes: 420,
  opens: '07:00',
  closes: '18:00',
  isWorkingDay: (day) => day !== '2026-03-01',
  manyFiles: 3,
  withinMinutes: 10,
  repeats: 3,
};

const ANI: Viewer = { id: 'ani', name: 'Ani Contoh', nik: '1371990101900001' };

function aFile(id: string, change: Partial<ViewedFile> = {}): ViewedFile {
  const number = id.padStart(4, '0');
  return {
    id,
    nik: `137199020290${number}`,
    kkNumber: `137199010120${number}`,
    name: `PEMOHON ${id}`,
    address: `JALAN CONTOH ${id}`,
    closedAt: null,
    hands: new Set(),
    ...change,
  };
}

/** `10:00` on the office's wall on a working Monday, unless the day is given. */
function at(time: string, day = '2026-03-02'): Instant {
  return new Date(`${day}T${time}:00.000+07:00`).toISOString() as Instant;
}

type View = [file: string, at: Instant, event?: 'VIEW' | 'REVEAL' | 'SEARCH'];

function listed(views: readonly View[], files: readonly ViewedFile[], viewer: Viewer = ANI) {
  const viewed: Viewed = {
    entries: views.map(([subject, moment, event = 'VIEW'], index) => {
      return { seq: index + 1, at: moment, actor: viewer.id, desk: 'Loket 1', event, subject, detail: '' };
    }),
    files: new Map(files.map((file) => [file.id, file])),
    viewers: new Map([[viewer.id, viewer]]),
  };
  return unusualViews(viewed, LIMITS);
}

const why = (...asked: Parameters<typeof listed>) => listed(...asked).map((found) => found.why);

describe('unusual viewing', () => {
  it('says nothing of one look at a strange file in office hours', () => {
    expect(listed([['1', at('10:00')]], [aFile('1')])).toEqual([]);
  });

  it('lists the own file, and whoever shares family card, address or name with the viewer', () => {
    const own = aFile('9', {
      nik: ANI.nik ?? '',
      kkNumber: '1371990101200009',
      address: 'Jl. Contoh, no. 9',
    });
    const view: View[] = [['1', at('10:00')]];
    expect(why([['9', at('10:00')]], [own])).toEqual(['OWN_FILE']);
    expect(why(view, [own, aFile('1', { kkNumber: own.kkNumber })])).toEqual(['SAME_FAMILY']);
    expect(why(view, [own, aFile('1', { address: 'JL CONTOH NO 9' })])).toEqual(['SAME_ADDRESS']);
    expect(why(view, [aFile('1', { name: 'ANI CONTOH' })])).toEqual(['SAME_NAME']);
    expect(why(view, [own, aFile('1', { kkNumber: null })])).toEqual([]);
    expect(why([['9', at('10:00')]], [own], { ...ANI, nik: null })).toEqual([]);
  });

  it('lists looks before the office opens, after it closes and on a day on which it does not work', () => {
    expect(why([['1', at('06:59')]], [aFile('1')])).toEqual(['OUTSIDE_HOURS']);
    expect(why([['1', at('07:00')]], [aFile('1')])).toEqual([]);
    expect(why([['1', at('17:59')]], [aFile('1')])).toEqual([]);
    expect(why([['1', at('18:00')]], [aFile('1')])).toEqual(['OUTSIDE_HOURS']);
    expect(why([['1', at('10:00', '2026-03-01')]], [aFile('1')])).toEqual(['OUTSIDE_HOURS']);
  });

  it('lists many files in a short time, but not those that the person works on', () => {
    const files = ['1', '2', '3', '4'].map((id) => aFile(id));
    const views = (gap: number): View[] =>
      files.map(({ id }, index) => [id, at(`10:${String(index * gap).padStart(2, '0')}`)]);
    expect(listed(views(2), files)).toMatchObject([
      {
        why: 'MANY_FILES',
        times: 4,
        files: ['1', '2', '3', '4'],
        seq: 1,
        from: at('10:00'),
        until: at('10:06'),
      },
    ]);
    expect(why(views(6), files)).toEqual([]);
    const worked = files.map((file) => ({ ...file, hands: new Set([ANI.id]) }));
    expect(why(views(2), worked)).toEqual([]);
  });

  it('lists one file looked at again and again without a task on it', () => {
    const views: View[] = [
      ['1', at('09:00')],
      ['1', at('11:00')],
      ['1', at('13:00'), 'REVEAL'],
    ];
    expect(listed(views, [aFile('1')])).toMatchObject([{ why: 'REPEATED', times: 3, files: ['1'] }]);
    expect(why(views.slice(1), [aFile('1')])).toEqual([]);
    expect(why(views, [aFile('1', { hands: new Set([ANI.id]) })])).toEqual([]);
  });

  it('counts a screen that reads its file anew as one look', () => {
    const views: View[] = ['10:00', '10:05', '10:15', '10:30'].map((time) => ['1', at(time)]);
    expect(why(views, [aFile('1')])).toEqual([]);
  });

  it('lists looks after the end of a file, except by its own people on the same day', () => {
    const closedAt = at('10:00');
    const closed = aFile('1', { closedAt });
    const mine = aFile('1', { closedAt, hands: new Set([ANI.id]) });
    expect(why([['1', at('09:00')]], [closed])).toEqual([]);
    expect(why([['1', at('11:00')]], [closed])).toEqual(['AFTER_CLOSE']);
    expect(why([['1', at('11:00')]], [mine])).toEqual([]);
    expect(why([['1', at('11:00', '2026-03-03')]], [mine])).toEqual(['AFTER_CLOSE']);
  });

  it('asks the same question about the same file once a day', () => {
    const closed = aFile('1', { closedAt: at('08:00') });
    const found = listed(
      [
        ['1', at('11:00')],
        ['1', at('14:00')],
      ],
      [closed],
    );
    expect(found).toMatchObject([{ why: 'AFTER_CLOSE', times: 2, from: at('11:00'), until: at('14:00') }]);
  });

  it('passes over what is no view of a known file', () => {
    expect(
      why(
        [
          ['1', at('06:00'), 'SEARCH'],
          ['no file', at('06:00')],
        ],
        [aFile('1')],
      ),
    ).toEqual([]);
  });
});
