/** A decoded fingerprint: one byte a pixel, 0 is black. */
export type GreyPrint = { width: number; height: number; data: Uint8Array };

/** What stands in the way of showing a print; the window tells it in words. */
export class PrintProblem extends Error {}
