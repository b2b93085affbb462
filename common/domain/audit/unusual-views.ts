import { z } from 'zod';
import { Instant, localDate, localTime, minutesBetween } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';

/** Why a view stands on the auditor's list. It is a question to a person, never a judgement. */
export const UnusualWhy = z.enum([
  'OWN_FILE',
  'SAME_FAMILY',
  'SAME_ADDRESS',
  'SAME_NAME',
  'OUTSIDE_HOURS',
  'MANY_FILES',
  'REPEATED',
  'AFTER_CLOSE',
]);
export type UnusualWhy = z.infer<typeof UnusualWhy>;

export const UnusualView = z.strictObject({
  why: UnusualWhy,
  actor: z.string(),
  desk: z.string(),
  /** First and last view that it is about. */
  from: Instant,
  until: Instant,
  /** Place of the first in the chain. */
  seq: z.int().min(1),
  files: z.array(z.string()).min(1),
  /** Times that the file was looked at; for MANY_FILES the number of files. */
  times: z.int().min(1),
});
export type UnusualView = z.infer<typeof UnusualView>;

/** What must be known of a file that somebody looked at. */
export type ViewedFile = {
  id: string;
  nik: string;
  kkNumber: string | null;
  name: string;
  address: string;
  closedAt: Instant | null;
  /** Everybody who ever acted on it. */
  hands: ReadonlySet<string>;
};

export type Viewer = { id: string; name: string; nik: string | null };

/** The office's own measure, from its procedure. */
export type ViewingLimits = {
  utcOffsetMinutes: number;
  /** `HH:MM` on the office's wall. */
  opens: string;
  closes: string;
  isWorkingDay: (day: PlainDate) => boolean;
  manyFiles: number;
  withinMinutes: number;
  repeats: number;
};

export type Viewed = {
  entries: readonly (AuditEntry & { seq: number })[];
  files: ReadonlyMap<string, ViewedFile>;
  viewers: ReadonlyMap<string, Viewer>;
};

/** One look at one file, however often the screen read it anew meanwhile. */
type Look = { actor: string; desk: string; file: ViewedFile; from: Instant; until: Instant; seq: number };

/** A screen that stays open reads its file anew; what follows within this time is the same look. */
const SAME_LOOK_MINUTES = 15;

/** What an auditor should ask about, in the order of the chain. Files and persons that are not known are passed over. */
export function unusualViews(viewed: Viewed, limits: ViewingLimits): UnusualView[] {
  const looks = looksOf(viewed);
  const found = [
    ...looks.flatMap((look) => relatedTo(look, viewed).map((why) => hit(why, [look]))),
    ...looks.filter((look) => isOutsideHours(look.from, limits)).map((look) => hit('OUTSIDE_HOURS', [look])),
    ...looks.filter((look) => isAfterClose(look, limits)).map((look) => hit('AFTER_CLOSE', [look])),
    ...repeated(looks, limits),
    ...manyFiles(looks, limits),
  ];
  return gathered(found, limits).toSorted((left, right) => left.seq - right.seq);
}

function looksOf({ entries, files }: Viewed): Look[] {
  const looks: Look[] = [];
  const open = new Map<string, Look>();
  for (const { at, actor, desk, event, subject, seq } of entries) {
    const file = files.get(subject);
    if ((event !== 'VIEW' && event !== 'REVEAL') || !file || actor === '') continue;
    const key = `${actor} ${subject}`;
    const last = open.get(key);
    if (last && minutesBetween(last.until, at) <= SAME_LOOK_MINUTES) {
      last.until = at;
      continue;
    }
    const look: Look = { actor, desk, file, from: at, until: at, seq };
    open.set(key, look);
    looks.push(look);
  }
  return looks;
}

function relatedTo({ actor, file }: Look, { files, viewers }: Viewed): UnusualWhy[] {
  const viewer = viewers.get(actor);
  if (!viewer) return [];
  if (viewer.nik !== null && viewer.nik === file.nik) return ['OWN_FILE'];
  const own = viewer.nik === null ? [] : [...files.values()].filter(({ nik }) => nik === viewer.nik);
  const why: UnusualWhy[] = [];
  if (own.some(({ kkNumber }) => kkNumber !== null && kkNumber === file.kkNumber)) why.push('SAME_FAMILY');
  const address = plain(file.address);
  if (address !== '' && own.some((mine) => plain(mine.address) === address)) why.push('SAME_ADDRESS');
  if (plain(viewer.name) === plain(file.name)) why.push('SAME_NAME');
  return why;
}

function isOutsideHours(at: Instant, { utcOffsetMinutes, opens, closes, isWorkingDay }: ViewingLimits) {
  const time = localTime(at, utcOffsetMinutes);
  return !isWorkingDay(localDate(at, utcOffsetMinutes)) || time < opens || time >= closes;
}

/** Whoever worked on it may look at it once more on the day on which it ended. */
function isAfterClose({ actor, file, from }: Look, { utcOffsetMinutes }: ViewingLimits): boolean {
  if (file.closedAt === null || from <= file.closedAt) return false;
  const isSameDay = localDate(from, utcOffsetMinutes) === localDate(file.closedAt, utcOffsetMinutes);
  return !(isSameDay && file.hands.has(actor));
}

/** One file again and again by somebody who never had anything to do with it. */
function repeated(looks: readonly Look[], { repeats }: ViewingLimits): UnusualView[] {
  const idle = looks.filter(({ actor, file }) => !file.hands.has(actor));
  return [...Map.groupBy(idle, ({ actor, file }) => `${actor} ${file.id}`).values()]
    .filter((group) => group.length >= repeats)
    .map((group) => hit('REPEATED', group));
}

/** Many files in a short time, none of which that person ever acted on: one hit for each such run. */
function manyFiles(looks: readonly Look[], { manyFiles: many, withinMinutes }: ViewingLimits): UnusualView[] {
  const hits: UnusualView[] = [];
  const idle = looks.filter(({ actor, file }) => !file.hands.has(actor));
  for (const own of Map.groupBy(idle, ({ actor }) => actor).values()) {
    let run: Look[] = [];
    const end = () => {
      if (new Set(run.map(({ file }) => file.id)).size >= many) hits.push(hit('MANY_FILES', run));
      run = [];
    };
    for (const look of own.toSorted((left, right) => (left.from < right.from ? -1 : 1))) {
      const isDense = new Set(run.map(({ file }) => file.id)).size >= many;
      const inTime = run.filter(({ from }) => minutesBetween(from, look.from) <= withinMinutes);
      // A run that is long enough goes on while it goes on; before that only what lies close together counts.
      if (isDense && inTime.length === 0) end();
      run = isDense && run.length > 0 ? [...run, look] : [...inTime, look];
    }
    end();
  }
  return hits;
}

function hit(why: UnusualWhy, looks: readonly Look[]): UnusualView {
  const [first] = looks;
  const last = looks.at(-1);
  if (!first || !last) throw new Error('a hit is about at least one look');
  const files = [...new Set(looks.map(({ file }) => file.id))];
  const times = why === 'MANY_FILES' ? files.length : looks.length;
  return {
    why,
    actor: first.actor,
    desk: first.desk,
    from: first.from,
    until: last.until,
    seq: first.seq,
    files,
    times,
  };
}

/** The same question about the same file on the same day is asked once. */
function gathered(hits: readonly UnusualView[], { utcOffsetMinutes }: ViewingLimits): UnusualView[] {
  const groups = Map.groupBy(hits, ({ why, actor, files, from }) =>
    [why, actor, files.join(), localDate(from, utcOffsetMinutes)].join(' '),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const until = others.at(-1)?.until ?? first.until;
    return [{ ...first, until, times: [first, ...others].reduce((sum, { times }) => sum + times, 0) }];
  });
}

/** Capitals, letters and digits alone: an address is written in many ways. */
function plain(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, ' ')
    .trim();
}
