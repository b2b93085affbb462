import { describe, expect, it } from 'vitest';
import type { ScanChoice, ScannerOffer } from '#common/contract/ipc/intake.ts';
import { firstChoice, fitted } from './scan-choice.ts';

const OFFER: ScannerOffer = {
  model: '',
  isFeederLoaded: true,
  sources: [
    {
      source: 'GLASS',
      resolutions: [150, 300, 600],
      colours: ['COLOUR', 'GREY'],
      papers: ['A4', 'CARD'],
      canDuplex: false,
    },
    { source: 'FEEDER', resolutions: [200], colours: ['GREY'], papers: ['A4', 'F4'], canDuplex: true },
  ],
};
const LAST: ScanChoice = { source: 'GLASS', resolution: 600, colour: 'GREY', paper: 'CARD', isDuplex: false };

describe('what the scan dialog starts with', () => {
  it('is where the paper lies when nobody has chosen yet', () => {
    expect(firstChoice(OFFER, null)).toMatchObject({ source: 'FEEDER', resolution: 200, colour: 'GREY' });
    expect(firstChoice({ ...OFFER, isFeederLoaded: false }, null)).toMatchObject({
      source: 'GLASS',
      resolution: 300,
    });
  });

  it('is the last choice as far as the scanner still offers it', () => {
    expect(firstChoice(OFFER, LAST)).toEqual(LAST);
    const [, feeder] = OFFER.sources;
    const feederOnly = { ...OFFER, sources: feeder ? [feeder] : [] };
    expect(firstChoice(feederOnly, LAST)).toEqual({
      source: 'FEEDER',
      resolution: 200,
      colour: 'GREY',
      paper: 'A4',
      isDuplex: false,
    });
  });

  it('keeps both sides only where a source has two', () => {
    const [glass, feeder] = OFFER.sources;
    if (!glass || !feeder) throw new Error('the offer has two sources');
    expect(fitted({ ...LAST, isDuplex: true }, glass).isDuplex).toBe(false);
    expect(fitted({ ...LAST, isDuplex: true }, feeder).isDuplex).toBe(true);
  });
});
