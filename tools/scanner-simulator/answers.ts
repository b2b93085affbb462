const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- simulated -->\n';
const NAMES =
  'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"';

function caps(name: string, height: number): string {
  const modes = ['BlackAndWhite1', 'Grayscale8', 'RGB24'].map(
    (mode) => `<scan:ColorMode>${mode}</scan:ColorMode>`,
  );
  const formats = ['image/jpeg', 'application/pdf'].map(
    (format) =>
      `<pwg:DocumentFormat>${format}</pwg:DocumentFormat><scan:DocumentFormatExt>${format}</scan:DocumentFormatExt>`,
  );
  const resolutions = [75, 150, 200, 300, 600].map(
    (dpi) =>
      `<scan:DiscreteResolution><scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution></scan:DiscreteResolution>`,
  );
  return `<scan:${name}>
<scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>
<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>${height}</scan:MaxHeight>
<scan:SettingProfiles><scan:SettingProfile>
<scan:ColorModes>${modes.join('')}</scan:ColorModes>
<scan:DocumentFormats>${formats.join('')}</scan:DocumentFormats>
<scan:SupportedResolutions><scan:DiscreteResolutions>${resolutions.join('')}</scan:DiscreteResolutions></scan:SupportedResolutions>
</scan:SettingProfile></scan:SettingProfiles>
<scan:SupportedIntents><scan:Intent>Document</scan:Intent><scan:Intent>TextAndGraphic</scan:Intent></scan:SupportedIntents>
</scan:${name}>`;
}

export function capabilitiesXml(): string {
  return `${HEAD}<scan:ScannerCapabilities ${NAMES}>
<pwg:Version>2.63</pwg:Version><pwg:MakeAndModel>Loket SimScan 300</pwg:MakeAndModel><pwg:SerialNumber>SIM-1</pwg:SerialNumber>
<scan:Platen>${caps('PlatenInputCaps', 3508)}</scan:Platen>
<scan:Adf>${caps('AdfSimplexInputCaps', 4200)}${caps('AdfDuplexInputCaps', 4200)}<scan:FeederCapacity>50</scan:FeederCapacity>
<scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption><scan:AdfOption>Duplex</scan:AdfOption></scan:AdfOptions></scan:Adf>
</scan:ScannerCapabilities>`;
}

export function statusXml(state: string, feeder: string): string {
  return `${HEAD}<scan:ScannerStatus ${NAMES}><pwg:Version>2.63</pwg:Version><pwg:State>${state}</pwg:State><scan:AdfState>${feeder}</scan:AdfState></scan:ScannerStatus>`;
}

/** What must never be read: were the entity resolved, the model would carry a file of this PC. */
export function entityXml(): string {
  return `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]><scan:ScannerCapabilities ${NAMES}><pwg:MakeAndModel>&secret;</pwg:MakeAndModel></scan:ScannerCapabilities>`;
}
