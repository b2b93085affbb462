import { useMemo, useState } from 'react';
import { MOST_MOVES, type DayFile } from '#common/contract/ipc/quota.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { isPlanned } from '#common/domain/appointments/quota-days.ts';
import { planMove, withFamily } from '#common/domain/appointments/move-plan.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import { newActionId } from '#renderer/lib/action-id.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

/** Six weeks: further ahead nobody is told today when to come. */
export const OFFERED_DAYS = 42;

type Refusals = ReadonlyMap<string, ReplyError['code']>;

/** Who can be moved from a day, and where the free places of the days from `first` on put them. */
export function useMovePlan(day: PlainDate | null, first: PlainDate | null) {
  const { today } = useFormat();
  const [left, setLeft] = useState<ReadonlySet<ApplicationId>>(new Set());
  const [lanes, setLanes] = useState<ReadonlySet<ServiceLane> | null>(null);
  const [refused, setRefused] = useState<Refusals>(new Map());
  const files = useChannelQuery('appointments.dayFiles', day ? { day } : skipToken, {
    refetchOnMountOrArgChange: true,
  });
  const quota = useChannelQuery(
    'appointments.quota',
    first ? { from: first, to: addDays(first, OFFERED_DAYS - 1) } : skipToken,
    { refetchOnMountOrArgChange: true },
  );
  const movable = useMemo(() => files.currentData?.filter(({ isMovable }) => isMovable), [files.currentData]);
  const plan = useMemo(
    () =>
      planMove(movable ?? [], quota.currentData?.days ?? [], {
        day: day ?? today,
        today,
        lanes,
        left,
        most: MOST_MOVES,
      }),
    [movable, quota.currentData, day, today, lanes, left],
  );
  const days = quota.currentData?.days;
  const isUnplanned = plan.chosen.length > 0 && !plan.chosen.some((file) => days && isPlanned(days, file));
  return {
    movable,
    ...plan,
    refused,
    lanes,
    /** No plan names any of their lanes on these days: there is nothing to offer. */
    isUnplanned: days !== undefined && isUnplanned,
    error: files.error ?? quota.error,
    isLoading: (day !== null && !files.currentData) || (first !== null && !quota.currentData),
    setLanes,
    /** Of another day: what was ticked and refused was about the files of the last one. */
    startAnew() {
      setLeft(new Set());
      setLanes(null);
      setRefused(new Map());
    },
    /** With the whole family, of which one alone stays nowhere. */
    toggle: (id: ApplicationId) => {
      const isChosen = plan.chosen.some((file) => file.id === id);
      const own = new Set(withFamily(movable ?? [], id));
      setLeft(
        (before) => new Set(isChosen ? [...before, ...own] : [...before].filter((one) => !own.has(one))),
      );
    },
    /** What stands in the way leaves the selection, each with its reason. */
    leave(reply: ReplyError) {
      const barred = refusedFiles(reply);
      setRefused((before) => new Map([...before, ...barred]));
      setLeft((before) => new Set([...before, ...barred.keys()]));
    },
    refetch() {
      files.refetch();
      quota.refetch();
    },
  };
}

/** As main takes it: each with the hour that it had. */
export function asMoves(files: readonly DayFile[], dayOf: ReadonlyMap<string, PlainDate>) {
  return files.flatMap(({ id, version, visit }) => {
    const date = dayOf.get(id);
    if (!date) return [];
    const appointment = { date, time: visit.time };
    return [{ applicationId: id, actionId: newActionId(), basedOn: version, appointment }];
  });
}

function refusedFiles({ code, details }: ReplyError): ReadonlyMap<ApplicationId, ReplyError['code']> {
  const { ids, codes } = details ?? {};
  if (code !== 'MOVES_REFUSED' || !Array.isArray(ids) || !Array.isArray(codes)) return new Map();
  return new Map(ids.map((id: ApplicationId, index) => [id, codes[index]]));
}
