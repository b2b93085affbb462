import { describe, expect, it } from 'vitest';
import type { ScanChoice } from '#common/contract/ipc/intake.ts';
import { readCapabilities } from './capabilities.ts';
import { nodesAt, readXml, textAt } from './read-xml.ts';
import { scanSettings } from './scan-settings.ts';
import { isFeederLoaded, problemOf, readStatus } from './status.ts';

const NAMES =
  'xmlns:s="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:p="http://www.pwg.org/schemas/2010/12/sm"';

function caps(body: string, version = '2.0'): Buffer {
  return Buffer.from(
    `<?xml version="1.0"?><s:ScannerCapabilities ${NAMES}><p:Version>${version}</p:Version>${body}</s:ScannerCapabilities>`,
  );
}

const PROFILE = `<s:SettingProfiles><s:SettingProfile><s:ColorModes><s:ColorMode>RGB24</s:ColorMode></s:ColorModes>
<s:DocumentFormats><p:DocumentFormat>image/jpeg</p:DocumentFormat></s:DocumentFormats>
<s:SupportedResolutions><s:ResolutionRange><s:XResolutionRange><s:Min>100</s:Min><s:Max>400</s:Max><s:Step>100</s:Step></s:XResolutionRange></s:ResolutionRange></s:SupportedResolutions>
</s:SettingProfile></s:SettingProfiles>`;
const GLASS = `<s:Platen><s:PlatenInputCaps><s:MaxWidth>2550</s:MaxWidth><s:MaxHeight>3300</s:MaxHeight>${PROFILE}</s:PlatenInputCaps></s:Platen>`;

describe('what a scanner says it can', () => {
  it('may be a range with steps, under any prefix, from the glass alone', () => {
    expect(readCapabilities(caps(GLASS))).toMatchObject({
      version: '2.0',
      model: '',
      sources: [
        {
          source: 'GLASS',
          resolutions: [200, 300, 400],
          colours: ['COLOUR'],
          papers: ['A4', 'CARD'],
          canDuplex: false,
        },
      ],
    });
  });

  it('is of no use without a source that a desk can scan from', () => {
    for (const body of ['', '<s:Platen/>', GLASS.replace('RGB24', 'RGB48')]) {
      expect(() => readCapabilities(caps(body))).toThrow('SCANNER_ANSWER_UNREADABLE');
    }
  });

  it('is asked for within its own size and in its own version', () => {
    const choice: ScanChoice = {
      source: 'GLASS',
      resolution: 300,
      colour: 'COLOUR',
      paper: 'A4',
      isDuplex: false,
    };
    const settings = scanSettings(choice, readCapabilities(caps(GLASS)));
    expect(settings).toContain('<pwg:Height>3300</pwg:Height>');
    expect(settings).not.toContain('DocumentFormatExt');
    // What stands in the answer never stands in the question as it came.
    const sly = readCapabilities(caps(GLASS, '2.0&lt;/pwg:Version&gt;'));
    expect(scanSettings(choice, sly)).toContain('<pwg:Version>2.0</pwg:Version>');
  });
});

describe('the answers of a scanner', () => {
  it('cannot reach into the program by their names', () => {
    expect(() =>
      readXml(caps('<s:__proto__><s:polluted>1</s:polluted></s:__proto__>'), 'ScannerCapabilities'),
    ).toThrow();
    const root = readXml(caps('<s:valueOf>x</s:valueOf>'), 'ScannerCapabilities');
    expect('polluted' in {}).toBe(false);
    expect(textAt(root, 'toString')).toBeNull();
    expect(nodesAt(root, 'hasOwnProperty')).toEqual([]);
  });

  it('are refused with a document type, without the right root, and above their size', () => {
    for (const text of ['<!DOCTYPE x><a/>', '<a/>', 'nonsense', `<a>${'x'.repeat(300_000)}</a>`]) {
      expect(() => readXml(Buffer.from(text), 'ScannerStatus')).toThrow('SCANNER_ANSWER_UNREADABLE');
    }
    expect(() => readXml(Buffer.from('<s>'.repeat(20_000)), 'ScannerStatus')).toThrow(
      'SCANNER_ANSWER_UNREADABLE',
    );
  });

  it('say what stands in the way of the chosen source alone', () => {
    const status = (state: string, feeder: string) =>
      readStatus(
        Buffer.from(`<s:ScannerStatus ${NAMES}><p:State>${state}</p:State>${feeder}</s:ScannerStatus>`),
      );
    const jam = status('Idle', '<s:AdfState>ScannerAdfJam</s:AdfState>');
    expect(problemOf(jam, 'FEEDER')?.code).toBe('SCANNER_JAM');
    expect(problemOf(jam, 'GLASS')).toBeNull();
    expect(isFeederLoaded(status('Idle', ''))).toBeNull();
    expect(problemOf(status('Down', ''), 'GLASS')?.code).toBe('SCANNER_STOPPED');
  });
});
