import { useState } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { channelApi, type ApiDispatch } from '#renderer/lib/channel-api.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useDispatch } from 'react-redux';

export type Arrival =
  | { step: 'ASK' }
  | { step: 'NOT_FOUND' }
  /** The booking is for another day: it needs a reason. */
  | { step: 'OVERRIDE'; applicationId: ApplicationId; name: string; refusal: ReplyError }
  | { step: 'ELSEWHERE'; applicationId: ApplicationId; view: FileView }
  | { step: 'FAILED'; refusal: ReplyError }
  | { step: 'DONE'; applicationId: ApplicationId; name: string; ticket: string };

/** From a scanned code to a ticket: one scan when all is well, one question when it is not. */
export function useArrival() {
  const dispatch = useDispatch<ApiDispatch>();
  const [find, { isBusy: isFinding }] = useChannelMutation('appointments.findArrival');
  const [checkIn, { isBusy: isCheckingIn }] = useChannelMutation('appointments.checkIn');
  const [arrival, setArrival] = useState<Arrival>({ step: 'ASK' });

  async function record(applicationId: ApplicationId, name: string, overrideNote: string | null) {
    const reply = await checkIn({ applicationId, overrideNote });
    if (reply.ok) setArrival({ step: 'DONE', applicationId, name, ticket: reply.value.ticket });
    else if (reply.code === 'NOT_APPOINTMENT_DAY' || reply.code === 'NOTE_TOO_SHORT') {
      setArrival({ step: 'OVERRIDE', applicationId, name, refusal: reply });
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
    if (view && view.file.state !== 'BOOKED') setArrival({ step: 'ELSEWHERE', applicationId, view });
    else await record(applicationId, view?.file.applicant.fullName ?? '', null);
  }

  return {
    arrival,
    isBusy: isFinding || isCheckingIn,
    search,
    record,
    reset: () => setArrival({ step: 'ASK' }),
  };
}
