import { useState } from 'react';
import type { FamilyMember, FileView } from '#common/contract/ipc/applications.ts';
import type { Output } from '#common/contract/ipc/index.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { channelApi, type ApiDispatch } from '#renderer/lib/channel-api.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useDispatch } from 'react-redux';

export type Arrival =
  | { step: 'ASK' }
  | { step: 'NOT_FOUND' }
  /** The booking is for another day: it needs a reason. */
  | {
      step: 'OVERRIDE';
      applicationId: ApplicationId;
      name: string;
      refusal: ReplyError;
      family: readonly ApplicationId[];
    }
  /** Linked files of the same day: who of them came along is asked. */
  | { step: 'FAMILY'; applicationId: ApplicationId; name: string; members: readonly FamilyMember[] }
  | { step: 'ELSEWHERE'; applicationId: ApplicationId; view: FileView }
  | { step: 'FAILED'; refusal: ReplyError }
  | { step: 'DONE'; applicationId: ApplicationId; name: string; ticket: string; family: Tickets };

type Tickets = Output<'appointments.checkIn'>['family'];

type Checked = { applicationId: ApplicationId; name: string; family?: readonly ApplicationId[] };

/** From a scanned code to a ticket: one scan when all is well, one question when it is not. */
export function useArrival() {
  const dispatch = useDispatch<ApiDispatch>();
  const [find, { isBusy: isFinding }] = useChannelMutation('appointments.findArrival');
  const [checkIn, { isBusy: isCheckingIn }] = useChannelMutation('appointments.checkIn');
  const [arrival, setArrival] = useState<Arrival>({ step: 'ASK' });

  async function record({ applicationId, name, family = [] }: Checked, overrideNote: string | null) {
    const reply = await checkIn({ applicationId, overrideNote, family: [...family] });
    if (reply.ok) setArrival({ step: 'DONE', applicationId, name, ...reply.value });
    else if (reply.code === 'NOT_APPOINTMENT_DAY' || reply.code === 'NOTE_TOO_SHORT') {
      setArrival({ step: 'OVERRIDE', applicationId, name, refusal: reply, family });
    } else setArrival({ step: 'FAILED', refusal: reply });
  }

  async function search(code: string) {
    const reply = await find({ code });
    if (!reply.ok) {
      setArrival({ step: 'FAILED', refusal: reply });
      return;
    }
    if (!reply.value) {
      setArrival({ step: 'NOT_FOUND' });
      return;
    }
    const { applicationId } = reply.value;
    const request = dispatch(channelApi.endpoints['applications.open'].initiate({ applicationId }));
    const { data: view } = await request;
    request.unsubscribe();
    if (view && view.file.state !== 'BOOKED') {
      setArrival({ step: 'ELSEWHERE', applicationId, view });
      return;
    }
    const name = view?.file.applicant.fullName ?? '';
    const members = view ? await bookedWith(view) : [];
    if (members.length > 0) setArrival({ step: 'FAMILY', applicationId, name, members });
    else await record({ applicationId, name }, null);
  }

  /** Linked files that are booked for the same day and have not come yet. */
  async function bookedWith({ file }: FileView): Promise<readonly FamilyMember[]> {
    if (!file.family) return [];
    const request = dispatch(
      channelApi.endpoints['applications.family'].initiate(
        { applicationId: file.id },
        { forceRefetch: true },
      ),
    );
    const { data } = await request;
    request.unsubscribe();
    const day = file.appointment?.date;
    return (data?.members ?? []).filter(
      ({ id, state, appointment }) => id !== file.id && state === 'BOOKED' && appointment?.date === day,
    );
  }

  return {
    arrival,
    isBusy: isFinding || isCheckingIn,
    search,
    record,
    reset: () => setArrival({ step: 'ASK' }),
  };
}
