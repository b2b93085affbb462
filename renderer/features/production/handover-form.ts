import { z } from 'zod';
import { HandOver } from '#common/domain/production/actions.ts';
import { isOnFile, isProxyChecked } from '#common/domain/production/collector.ts';

/** The form as it is filled in; the signature is not part of the draft, it is written at the counter. */
export const HandoverForm = z.object({
  relation: HandOver.shape.relation.nullable(),
  collectorName: z.string(),
  collectorIdentity: z.string(),
  proxyLetterSeen: z.boolean(),
  paymentProofSeen: z.boolean(),
  registerNo: z.string(),
  identitySeen: z.boolean().default(false),
  relationNote: z.string().default(''),
});
export type HandoverForm = z.infer<typeof HandoverForm>;
export type Relation = NonNullable<HandoverForm['relation']>;

export const EMPTY_HANDOVER: HandoverForm = {
  relation: null,
  collectorName: '',
  collectorIdentity: '',
  proxyLetterSeen: false,
  paymentProofSeen: false,
  registerNo: '',
  identitySeen: false,
  relationNote: '',
};

export type MissingPart =
  | 'relation'
  | 'name'
  | 'identity'
  | 'relationNote'
  | 'identitySeen'
  | 'proxyLetter'
  | 'proxyCheck'
  | 'paymentProof'
  | 'registerNo'
  | 'signature'
  | 'oldBook';

type NamedFile = Parameters<typeof isOnFile>[0];
/** What the entry is measured by; `child` is the file of a holder who is a minor. */
type Measure = {
  hasSignature: boolean;
  child: NamedFile | null;
  proxyCheck: Parameters<typeof isProxyChecked>[0]['proxyCheck'];
  minNoteLength: number;
};

export function speaksForChild({ relation }: HandoverForm): boolean {
  return relation === 'PARENT' || relation === 'GUARDIAN';
}

/** The file names parents or a guardian, and this is none of them. */
export function isNotOnFile({ relation, collectorName }: HandoverForm, file: NamedFile): boolean {
  return (
    relation !== null && collectorName.trim() !== '' && isOnFile(file, { relation, collectorName }) === false
  );
}

/** What the register entry still lacks, in the order of the form. */
export function missingParts(
  form: HandoverForm,
  { hasSignature, child, proxyCheck, minNoteLength }: Measure,
): readonly MissingPart[] {
  const { shape } = HandOver;
  const speaks = child !== null && speaksForChild(form);
  const isExplained = form.relationNote.trim().length >= minNoteLength;
  const lacks: readonly (readonly [MissingPart, boolean])[] = [
    ['relation', form.relation === null],
    ['name', !shape.collectorName.safeParse(form.collectorName).success],
    ['identity', !shape.collectorIdentity.safeParse(form.collectorIdentity).success],
    ['relationNote', speaks && isNotOnFile(form, child) && !isExplained],
    ['proxyLetter', form.relation === 'PROXY' && !form.proxyLetterSeen],
    ['proxyCheck', form.relation === 'PROXY' && !isProxyChecked({ proxyCheck }, form)],
    ['identitySeen', !form.identitySeen],
    ['paymentProof', !form.paymentProofSeen],
    ['registerNo', !shape.registerNo.safeParse(form.registerNo).success],
    ['signature', !hasSignature],
  ];
  return lacks.flatMap(([part, isMissing]) => (isMissing ? [part] : []));
}

/** The form as an entry: what nobody asked for is not in it. */
export function entryOf(form: HandoverForm, child: NamedFile | null) {
  const { relationNote, ...entry } = form;
  if (child === null || !speaksForChild(form)) return entry;
  const note = relationNote.trim();
  return { ...entry, ...(isNotOnFile(form, child) && note ? { relationNote: note } : {}) };
}
