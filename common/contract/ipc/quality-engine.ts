import { z } from 'zod';
import type { SecondOpinion } from '#common/domain/biometrics/second-opinion.ts';
import { ApplicationId } from '#common/kernel/ids.ts';
import { channel } from './channel.ts';

const Nothing = z.object({}).strict();
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'BYTES');

/** OFIQ's program on this PC and the folder with its configuration and models. */
export const QualityProgram = z.object({ command: z.string().min(1), configFolder: z.string().min(1) });
export type QualityProgram = z.infer<typeof QualityProgram>;

/** The program that looks at photos beside ours: set up by IT, asked for each take. */
export const qualityChannels = {
  'biometrics.qualityProgram': channel<QualityProgram | null>()('accounts.manage', Nothing),
  /** Asks for the program and then for its folder with the system's dialogs. */
  'biometrics.chooseQualityProgram': channel<QualityProgram | null>()('accounts.manage', Nothing),
  'biometrics.removeQualityProgram': channel<null>()('accounts.manage', Nothing),
  /** Null where no program is set up. A failure of it is an answer, too. */
  'biometrics.secondOpinion': channel<SecondOpinion | null>()(
    'case.act',
    z.object({ applicationId: ApplicationId, bytes: Bytes }).strict(),
  ),
};
