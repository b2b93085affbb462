import type { Alike, AlikeFile, LikenessRule } from '#common/contract/ipc/applications.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { CONTACT_KINDS, likenessKeys, type ContactKind } from '#common/domain/identity/likeness.ts';
import { maskNik } from '#common/domain/identity/nik.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { addFullDays } from '#common/kernel/instant.ts';
import { findApplication, findFilesOfNik } from '#main/records/repositories/applications.ts';
import { findAlike } from '#main/records/repositories/likeness.ts';
import type { Desk } from '#main/features/desk.ts';
import { mayLookInside } from './file-view.ts';
import { areNamesAlike } from './names-alike.ts';

const DAYS = 30;

/** What resembles a file that this person may look into. The reading is in the chain, as every look at other people's files is. */
export async function findLikenesses(desk: Desk, id: ApplicationId): Promise<Alike> {
  const file = await findApplication(desk.db, id);
  if (!file) throw new CodedError('FILE_NOT_FOUND');
  if (!(await mayLookInside(desk, id))) throw new CodedError('FILE_HIDDEN');
  const duplicates = await likelyDuplicates(desk, file);
  const shared = await sharedContacts(desk, file);
  if (duplicates.length + shared.length > 0) {
    await desk.session.audit('SEARCH', id, `alike ${duplicates.length}, shared ${shared.length}`);
  }
  return { duplicates, shared, days: DAYS };
}

async function likelyDuplicates({ db }: Desk, file: Application): Promise<Alike['duplicates']> {
  const keys = likenessKeys(file.applicant, file.book?.passportNumber ?? null);
  const wanted = keys.filter(({ kind }) => kind === 'BIRTH' || kind === 'PASSPORT');
  const found = new Map<ApplicationId, { rule: LikenessRule; file: AlikeFile }>();
  const note = (rule: LikenessRule, other: Application) => {
    if (other.id !== file.id && !found.has(other.id)) found.set(other.id, { rule, file: toAlike(other) });
  };
  for (const other of await findFilesOfNik(db, file.applicant.nik)) note('SAME_NIK', other);
  for (const { kind, file: other } of await findAlike(db, { except: file.id, keys: wanted, since: null })) {
    if (kind === 'PASSPORT') note('SAME_PASSPORT', other);
    else if (areNamesAlike(file.applicant.fullName, other.applicant.fullName)) {
      note('SIMILAR_NAME_AND_BIRTH', other);
    }
  }
  return [...found.values()];
}

async function sharedContacts({ db, clock }: Desk, file: Application): Promise<Alike['shared']> {
  const contacts: ReadonlySet<string> = new Set(CONTACT_KINDS);
  const keys = likenessKeys(file.applicant, null).filter(({ kind }) => contacts.has(kind));
  const since = addFullDays(clock.now(), -DAYS);
  const alike = await findAlike(db, { except: file.id, keys, since });
  return CONTACT_KINDS.flatMap((kind) => {
    const files = alike.filter((one) => one.kind === kind).map((one) => toAlike(one.file));
    return files.length === 0 ? [] : [{ kind, value: contactOf(file, kind), files }];
  });
}

function contactOf({ applicant }: Application, kind: ContactKind): string {
  switch (kind) {
    case 'PHONE':
      return applicant.phone ?? '';
    case 'EMAIL':
      return applicant.email ?? '';
    case 'ADDRESS':
      return applicant.address;
    case 'GUARANTOR':
      return applicant.guarantor ?? '';
    case 'HELPER':
      return applicant.assistedBy ?? '';
  }
}

function toAlike({ id, number, applicant, state, createdAt }: Application): AlikeFile {
  const { fullName, nik } = applicant;
  return { id, number, name: fullName, maskedNik: maskNik(nik), state, openedAt: createdAt };
}
