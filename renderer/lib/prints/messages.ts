import type { PrintFormat } from '#common/domain/biometrics/fir.ts';
import type { GreyPrint } from './grey-print.ts';
import type { RidgeCheck } from './ridge-check.ts';

/** A print as its device wrote it. */
export type WrittenPrint = { image: Uint8Array; format: PrintFormat; width: number; height: number };

export type ShownPrint = { print: GreyPrint; ridges: RidgeCheck };

export type PrintRequest = { id: number; written: WrittenPrint };
export type PrintAnswer = { id: number; shown: ShownPrint | null };
