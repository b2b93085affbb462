import type { Breach } from '#common/domain/registers/breaches.ts';
import type { Kept } from '#common/domain/registers/register.ts';

export type KeptBreach = Kept<Breach>;
