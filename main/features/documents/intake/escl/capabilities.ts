import { CodedError } from '#common/contract/coded-error.ts';
import type { ScanColour, ScanPaper, ScanSource } from '#common/contract/ipc/intake.ts';
import { nodeAt, nodesAt, numberAt, readXml, textAt, textsAt, type XmlNode } from './read-xml.ts';

/** Sizes in units of 1/300 inch, as scanners count. */
export const PAPER: Readonly<Record<ScanPaper, { width: number; height: number }>> = {
  A4: { width: 2480, height: 3508 },
  F4: { width: 2539, height: 3898 },
  CARD: { width: 1016, height: 638 },
};

/** What is worth offering to a desk; a scanner may know many more. */
const OFFERED_DPI = [150, 200, 300, 400, 600];
/** The glass of an A4 scanner is often a hair short of A4. */
const TOLERANCE = 60;

const COLOUR_MODES: Readonly<Record<ScanColour, string>> = {
  COLOUR: 'RGB24',
  GREY: 'Grayscale8',
  BLACK_WHITE: 'BlackAndWhite1',
};

export type SourceCapabilities = ScanSource & {
  formats: readonly string[];
  max: { width: number; height: number };
};
export type Capabilities = { version: string; model: string; sources: readonly SourceCapabilities[] };

/** Reads `ScannerCapabilities`. A source without a resolution or a colour that a desk uses is left out. */
export function readCapabilities(bytes: Buffer): Capabilities {
  const root = readXml(bytes, 'ScannerCapabilities');
  const glass = nodeAt(root, 'Platen', 'PlatenInputCaps');
  const simplex = nodeAt(root, 'Adf', 'AdfSimplexInputCaps');
  const duplex = nodeAt(root, 'Adf', 'AdfDuplexInputCaps');
  const feeder = simplex ?? duplex;
  const sources = [
    ...(glass ? [sourceOf('GLASS', glass, false)] : []),
    ...(feeder ? [sourceOf('FEEDER', feeder, duplex !== null)] : []),
  ].filter(({ resolutions, colours }) => resolutions.length > 0 && colours.length > 0);
  if (sources.length === 0) throw new CodedError('SCANNER_ANSWER_UNREADABLE');
  return {
    version: textAt(root, 'Version') ?? '2.0',
    model: (textAt(root, 'MakeAndModel') ?? '').slice(0, 80),
    sources,
  };
}

export function colourMode(colour: ScanColour): string {
  return COLOUR_MODES[colour];
}

function sourceOf(source: ScanSource['source'], caps: XmlNode, canDuplex: boolean): SourceCapabilities {
  const profiles = nodesAt(nodeAt(caps, 'SettingProfiles') ?? {}, 'SettingProfile');
  const modes = profiles.flatMap((profile) => textsAt(nodeAt(profile, 'ColorModes') ?? {}, 'ColorMode'));
  const formats = profiles.flatMap((profile) => {
    const node = nodeAt(profile, 'DocumentFormats') ?? {};
    return [...textsAt(node, 'DocumentFormat'), ...textsAt(node, 'DocumentFormatExt')];
  });
  const max = {
    width: numberAt(caps, 'MaxWidth') ?? PAPER.A4.width,
    height: numberAt(caps, 'MaxHeight') ?? PAPER.A4.height,
  };
  const colours: ScanColour[] = ['COLOUR', 'GREY', 'BLACK_WHITE'];
  const papers: ScanPaper[] = source === 'GLASS' ? ['A4', 'F4', 'CARD'] : ['A4', 'F4'];
  return {
    source,
    canDuplex,
    max,
    formats: [...new Set(formats)],
    resolutions: [...new Set(profiles.flatMap(resolutionsOf))].toSorted((one, other) => one - other),
    colours: colours.filter((colour) => modes.includes(COLOUR_MODES[colour])),
    papers: papers.filter((paper) => paper === 'A4' || fits(paper, max)),
  };
}

function fits(paper: ScanPaper, max: { width: number; height: number }): boolean {
  const { width, height } = PAPER[paper];
  return width <= max.width + TOLERANCE && height <= max.height + TOLERANCE;
}

/** Single values, or a range with steps. */
function resolutionsOf(profile: XmlNode): readonly number[] {
  const listed = nodesAt(
    nodeAt(profile, 'SupportedResolutions', 'DiscreteResolutions') ?? {},
    'DiscreteResolution',
  )
    .filter((entry) => numberAt(entry, 'XResolution') === numberAt(entry, 'YResolution'))
    .flatMap((entry) => numberAt(entry, 'XResolution') ?? []);
  const range = nodeAt(profile, 'SupportedResolutions', 'ResolutionRange', 'XResolutionRange');
  if (!range) return OFFERED_DPI.filter((dpi) => listed.includes(dpi));
  const min = numberAt(range, 'Min') ?? 0;
  const max = numberAt(range, 'Max') ?? 0;
  const step = Math.max(1, numberAt(range, 'Step') ?? 1);
  return OFFERED_DPI.filter(
    (dpi) => listed.includes(dpi) || (dpi >= min && dpi <= max && (dpi - min) % step === 0),
  );
}
