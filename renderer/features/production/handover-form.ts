import { z } from 'zod';
import { HandOver } from '#common/domain/production/actions.ts';

/** The form as it is filled in; the signature is not part of the draft, it is written at the counter. */
export const HandoverForm = z.object({
  relation: HandOver.shape.relation.nullable(),
  collectorName: z.string(),
  collectorIdentity: z.string(),
  proxyLetterSeen: z.boolean(),
  paymentProofSeen: z.boolean(),
  registerNo: z.string(),
});
export type HandoverForm = z.infer<typeof HandoverForm>;
export type Relation = NonNullable<HandoverForm['relation']>;
export const RELATIONS = HandOver.shape.relation.options;

export const EMPTY_HANDOVER: HandoverForm = {
  relation: null,
  collectorName: '',
  collectorIdentity: '',
  proxyLetterSeen: false,
  paymentProofSeen: false,
  registerNo: '',
};

export type MissingPart =
  'relation' | 'name' | 'identity' | 'proxyLetter' | 'paymentProof' | 'registerNo' | 'signature';

/** What the register entry still lacks, in the order of the form. */
export function missingParts(form: HandoverForm, hasSignature: boolean): readonly MissingPart[] {
  const { shape } = HandOver;
  const lacks: readonly (readonly [MissingPart, boolean])[] = [
    ['relation', form.relation === null],
    ['name', !shape.collectorName.safeParse(form.collectorName).success],
    ['identity', !shape.collectorIdentity.safeParse(form.collectorIdentity).success],
    ['proxyLetter', form.relation === 'PROXY' && !form.proxyLetterSeen],
    ['paymentProof', !form.paymentProofSeen],
    ['registerNo', !shape.registerNo.safeParse(form.registerNo).success],
    ['signature', !hasSignature],
  ];
  return lacks.flatMap(([part, isMissing]) => (isMissing ? [part] : []));
}
