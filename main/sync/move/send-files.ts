import { MovedFile, MoveFilesReply } from '#common/contract/hub/take-over.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { listActions } from '#main/records/repositories/actions.ts';
import { actionDetails } from '#main/records/repositories/audit.ts';
import { filesToMove, type FileToMove } from '#main/records/repositories/move-reads.ts';
import { changeMove, type MoveState, type RefusedFile } from '#main/records/repositories/move-state.ts';
import type { MoveLink } from './move-link.ts';

const FILES_AT_ONCE = 100;

/** Every file with its list, whole files only. What the hub does not take is kept in mind by number. */
export async function sendFiles(
  db: DeskDatabase,
  link: MoveLink,
  { state, onPage }: { state: MoveState; onPage: () => void },
): Promise<void> {
  let { filesAfter, files, actions } = state;
  let refused = [...state.refused];
  for (;;) {
    const page = pageOf(await filesToMove(db, { after: filesAfter, limit: FILES_AT_ONCE }));
    const last = page.at(-1);
    if (!last) return;
    const read = await readPage(db, page);
    const reply =
      read.files.length > 0 ? await link.move(MoveFilesReply, 'files', { files: read.files }) : NOTHING;
    const told = new Map(reply.refused.map(({ applicationId, code }) => [applicationId, code]));
    const taken = read.files.filter(({ applicationId }) => !told.has(applicationId));
    filesAfter = last.id;
    files += taken.length;
    actions += taken.reduce((sum, file) => sum + file.actions.length, 0);
    refused = [...refused, ...read.unreadable, ...namedOf(page, told)];
    // What was counted and where to go on are one write: a page that is sent again is counted once.
    await changeMove(db, { filesAfter, files, actions, refused });
    onPage();
  }
}

const NOTHING: MoveFilesReply = { refused: [] };

/** Up to so many actions as a push carries; a longer file goes alone. */
function pageOf(files: readonly FileToMove[]): FileToMove[] {
  let actions = 0;
  const end = files.findIndex(({ version }) => (actions += version) > PAGE);
  return files.slice(0, end === -1 ? files.length : Math.max(end, 1));
}

/** A file whose rows are no longer what the program writes cannot even be sent: it stays here like one that is refused. */
async function readPage(
  db: DeskDatabase,
  page: readonly FileToMove[],
): Promise<{ files: MovedFile[]; unreadable: RefusedFile[] }> {
  const files: MovedFile[] = [];
  const unreadable: RefusedFile[] = [];
  for (const head of page) {
    const file = await readFile(db, head);
    if (file) files.push(file);
    else unreadable.push({ applicationId: head.id, number: head.number, code: 'FILE_NOT_AS_AUDITED' });
  }
  return { files, unreadable };
}

async function readFile(db: DeskDatabase, { id, snapshot }: FileToMove): Promise<MovedFile | null> {
  try {
    const actions = (await listActions(db, id)).map((action, index) => ({ ...action, version: index + 1 }));
    const audited = await actionDetails(db, id);
    const file: unknown = JSON.parse(snapshot);
    return MovedFile.safeParse({ applicationId: id, file, actions, audited }).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function namedOf(page: readonly FileToMove[], told: ReadonlyMap<string, string>): RefusedFile[] {
  return page.flatMap(({ id, number }) => {
    const code = told.get(id);
    return code === undefined ? [] : [{ applicationId: id, number, code }];
  });
}
