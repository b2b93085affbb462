import { must } from '#common/kernel/must.ts';
import { standingOf } from '#main/features/station/standing.ts';
import { readDeskKey } from '#main/sync/desk-key.ts';
import { HubClient } from '#main/sync/hub-client.ts';
import type { HubLink } from '#main/sync/hub-link.ts';
import { SyncRunner } from '#main/sync/sync-runner.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

/** The product's own sync client of a desk, with something of ours between it and the hub. */
export async function syncOver<L extends HubLink>(
  { desk }: TestDesk,
  url: string,
  between: (link: HubLink) => L,
  timeoutMs?: number,
): Promise<{ runner: SyncRunner; link: L }> {
  const { db, office, vault, log, emit } = desk;
  const keys = must(await readDeskKey(db), 'the desk joined');
  const onAnswer = () => runner.heard();
  const link = between(
    new HubClient(url, keys, { ...(timeoutMs === undefined ? {} : { timeoutMs }), onAnswer }),
  );
  const parts = { db, office, vault, link, log, emit, random: () => 0.5, policy: {} };
  const runner = new SyncRunner({ ...parts, standing: standingOf(() => desk) });
  return { link, runner };
}

/** A link in which some calls are ours. */
export function changed(link: HubLink, change: (inner: HubLink) => Partial<HubLink>): HubLink {
  return {
    get skew() {
      return link.skew;
    },
    push: (...asked) => link.push(...asked),
    pull: (...asked) => link.pull(...asked),
    snapshot: (...asked) => link.snapshot(...asked),
    files: (...asked) => link.files(...asked),
    erasedAttachments: (...asked) => link.erasedAttachments(...asked),
    goneFiles: (...asked) => link.goneFiles(...asked),
    missingAttachments: (...asked) => link.missingAttachments(...asked),
    putAttachments: (...asked) => link.putAttachments(...asked),
    putLargeAttachment: (...asked) => link.putLargeAttachment(...asked),
    getAttachment: (...asked) => link.getAttachment(...asked),
    documents: () => link.documents(),
    acknowledge: (...asked) => link.acknowledge(...asked),
    uploadAudit: (...asked) => link.uploadAudit(...asked),
    standing: (...asked) => link.standing(...asked),
    ...change(link),
  };
}
