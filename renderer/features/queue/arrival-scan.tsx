import { useNavigate } from 'react-router';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';

/** What a scan means on a screen that has no use of its own for it: open the file that the code belongs to. It decides nothing. */
export function ArrivalScan() {
  const navigate = useNavigate();
  const { can } = useSession();
  const [find] = useChannelMutation('appointments.findArrival');

  async function open(code: string) {
    const reply = can('case.act') ? await find({ code }) : null;
    if (reply?.ok && reply.value) void navigate(`/berkas/${reply.value.applicationId}`);
    else if (can('case.read')) void navigate(`/cari?q=${encodeURIComponent(code)}`);
  }

  useScan((code) => void open(code));
  return null;
}
