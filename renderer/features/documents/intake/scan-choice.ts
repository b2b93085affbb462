import type { ScanChoice, ScannerOffer, ScanSource } from '#common/contract/ipc/intake.ts';

const USUAL_DPI = 300;

/** What stands in the form at first: the last choice at this PC as far as the scanner still offers it, with paper where paper is. */
export function firstChoice({ sources, isFeederLoaded }: ScannerOffer, last: ScanChoice | null): ScanChoice {
  const wanted = last?.source ?? (isFeederLoaded ? 'FEEDER' : 'GLASS');
  const source = sources.find((one) => one.source === wanted) ?? sources[0];
  const plain: ScanChoice = {
    source: 'GLASS',
    resolution: USUAL_DPI,
    colour: 'COLOUR',
    paper: 'A4',
    isDuplex: false,
  };
  return source ? fitted({ ...plain, ...last, source: source.source }, source) : plain;
}

/** The choice as this source can do it: what it does not offer becomes its nearest. */
export function fitted(choice: ScanChoice, source: ScanSource): ScanChoice {
  const { resolutions, colours, papers, canDuplex } = source;
  const nearest = resolutions.toSorted(
    (one, other) => Math.abs(one - choice.resolution) - Math.abs(other - choice.resolution),
  )[0];
  return {
    source: source.source,
    resolution: nearest ?? choice.resolution,
    colour: colours.includes(choice.colour) ? choice.colour : (colours[0] ?? choice.colour),
    paper: papers.includes(choice.paper) ? choice.paper : (papers[0] ?? choice.paper),
    isDuplex: choice.isDuplex && canDuplex,
  };
}
