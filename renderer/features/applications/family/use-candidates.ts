import { useEffect, useRef, useState } from 'react';
import { useDispatch } from 'react-redux';
import type { FamilySuggestion, FileRow } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { channelApi, type ApiDispatch } from '#renderer/lib/channel-api.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';

type Found = Pick<FileRow, 'id' | 'number' | 'name' | 'state' | 'appointment'> & { isLinked: boolean };

const MOST = 8;

/** Files that may be linked with this one: asked once what looks like it, and searched when somebody asks. */
export function useCandidates({ id: applicationId }: Pick<Application, 'id'>) {
  const dispatch = useDispatch<ApiDispatch>();
  const [suggest] = useChannelMutation('applications.suggestFamily');
  const [findArrival] = useChannelMutation('appointments.findArrival');
  const [suggested, setSuggested] = useState<readonly FamilySuggestion[] | null>(null);
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [error, setError] = useState<ReplyError | null>(null);
  const isAsked = useRef(false);

  useEffect(() => {
    // Each asking is in the audit chain: once for a dialog.
    if (isAsked.current) return;
    isAsked.current = true;
    void suggest({ applicationId }).then((reply) => {
      if (reply.ok) setSuggested(reply.value);
      else setError(reply);
    });
  }, [suggest, applicationId]);

  async function search(text: string): Promise<readonly Found[]> {
    const request = dispatch(
      channelApi.endpoints['applications.search'].initiate({ text, limit: MOST }, { forceRefetch: true }),
    );
    const { data = [] } = await request;
    request.unsubscribe();
    const others = data
      .filter(({ id }) => id !== applicationId)
      .map((row) => ({ ...row, isLinked: row.familySize !== null }));
    setFound(others);
    return others;
  }

  /** Whose code was scanned, when it may be linked. */
  async function byCode(code: string): Promise<ApplicationId | null> {
    const reply = await findArrival({ code });
    if (!reply.ok || !reply.value) {
      setFound([]);
      return null;
    }
    const { applicationId: id } = reply.value;
    const request = dispatch(channelApi.endpoints['applications.open'].initiate({ applicationId: id }));
    const { data: view } = await request;
    request.unsubscribe();
    const rows = view ? await search(view.file.number) : [];
    return rows.some((row) => row.id === id && !row.isLinked) ? id : null;
  }

  return { suggested, found, search, byCode, error };
}
