import { CodedError } from '#common/contract/coded-error.ts';
import type { ScanChoice } from '#common/contract/ipc/intake.ts';
import { colourMode, PAPER, type Capabilities, type SourceCapabilities } from './capabilities.ts';

const JPEG = 'image/jpeg';
const PDF = 'application/pdf';
/** From this version on a scanner reads the format from the element with the longer name. */
const EXT_SINCE = 2.1;

/** The body of a scan job. Every value in it comes from the scanner's own list or from ours: nothing typed gets in. */
export function scanSettings(choice: ScanChoice, { version, sources }: Capabilities): string {
  const source = sources.find((one) => one.source === choice.source);
  if (!source || !isOffered(choice, source)) throw new CodedError('SCANNER_REFUSED', { status: 'SETTINGS' });
  const paper = PAPER[choice.paper];
  const format = formatOf(choice, source);
  const ext = Number.parseFloat(version) >= EXT_SINCE;
  const lines = [
    `<pwg:Version>${/^\d+\.\d+$/.test(version) ? version : '2.0'}</pwg:Version>`,
    '<scan:Intent>Document</scan:Intent>',
    '<pwg:ScanRegions><pwg:ScanRegion>',
    '<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>',
    `<pwg:Height>${Math.min(paper.height, source.max.height)}</pwg:Height>`,
    `<pwg:Width>${Math.min(paper.width, source.max.width)}</pwg:Width>`,
    '<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset>',
    '</pwg:ScanRegion></pwg:ScanRegions>',
    `<pwg:DocumentFormat>${format}</pwg:DocumentFormat>`,
    ext ? `<scan:DocumentFormatExt>${format}</scan:DocumentFormatExt>` : '',
    `<pwg:InputSource>${choice.source === 'GLASS' ? 'Platen' : 'Feeder'}</pwg:InputSource>`,
    `<scan:XResolution>${choice.resolution}</scan:XResolution>`,
    `<scan:YResolution>${choice.resolution}</scan:YResolution>`,
    `<scan:ColorMode>${colourMode(choice.colour)}</scan:ColorMode>`,
    choice.source === 'FEEDER' ? `<scan:Duplex>${choice.isDuplex}</scan:Duplex>` : '',
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<scan:ScanSettings xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03">',
    ...lines.filter((line) => line !== ''),
    '</scan:ScanSettings>',
  ].join('\n');
}

function isOffered(choice: ScanChoice, source: SourceCapabilities): boolean {
  return (
    source.resolutions.includes(choice.resolution) &&
    source.colours.includes(choice.colour) &&
    source.papers.includes(choice.paper) &&
    (!choice.isDuplex || source.canDuplex)
  );
}

/** One picture a page where the scanner can; JPEG has no pure black and white. */
function formatOf({ colour }: ScanChoice, { formats }: SourceCapabilities): string {
  const wanted = colour === 'BLACK_WHITE' ? [PDF, JPEG] : [JPEG, PDF];
  const found = wanted.find((format) => formats.includes(format));
  if (!found) throw new CodedError('SCANNER_REFUSED', { status: 'FORMAT' });
  return found;
}
