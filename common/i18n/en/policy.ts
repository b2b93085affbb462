import type { policy as indonesian } from '../id/policy.ts';

export const policy: typeof indonesian = {
  title: 'Decided by IT for this computer',
  text: 'Set on this computer by the IT officer ({{place}}); nobody can change it here.',
  none: 'IT decided nothing for this computer.',
  key: 'Key',
  value: 'Value',
  meaning: 'What it means',
  ignored: 'Not known to this version and not obeyed: {{keys}}',
  yes: 'yes',
  no: 'no',
  fixed: 'Set by the IT officer.',
  device: {
    CAMERA: 'camera',
    FINGERPRINT: 'fingerprint scanner',
    SCANNER: 'document scanner',
    CHIP_READER: 'chip reader',
    PRINTER: 'printer',
  },
  label: {
    HubUrl: 'Address of the office server',
    HubCaFile: 'Certificate of the server’s authority (file)',
    HubCaSha256: 'Fingerprint of that certificate',
    SiteFile: 'Site file',
    SiteKey: 'Fingerprint of the server’s key',
    UpdateMode: 'Updates',
    UpdateFolder: 'Folder with updates',
    OfflineHours: 'Sign-in without the server, hours',
    IdleLockMinutes: 'Lock when idle, minutes',
    ClosedFileDays: 'Closed files on this computer, days',
    ScreenshotProtection: 'No screenshots',
    Devices: 'Devices allowed',
    PrinterA4: 'Printer for A4',
    PrinterRoll80: 'Printer for 80 mm rolls',
    PrinterLabel: 'Printer for labels',
  },
  help: {
    HubUrl:
      'The only server that this computer may join; also where it looks for it after the server moved to another machine.',
    HubCaFile:
      'PEM or DER file. With it the computer believes this authority alone and none of the system’s.',
    HubCaSha256: 'SHA-256 of the certificate, 64 hexadecimal digits. Another file in its place is refused.',
    SiteFile: 'File of the office server with which a new computer joins; for offices without a domain.',
    SiteKey:
      'As on the paper that the server printed: a site file signed by this key is believed without anybody comparing it, any other is refused.',
    UpdateMode:
      'off: never looks for updates. notify: tells IT that there is one. auto: gets it and installs it when the program closes; Windows then asks for an administrator at the computer, so use it only where one is there. Where not: notify, and bring versions by MSI.',
    UpdateFolder: 'Share or stick that is looked into instead of the office server.',
    OfflineHours: 'At most so many hours after the server’s last yes; the office may allow fewer.',
    IdleLockMinutes: 'After so many minutes without a key press the screen locks.',
    ClosedFileDays: 'Files closed longer ago leave this computer as soon as the server has them.',
    ScreenshotProtection: 'Screenshots and shared screens show a black window (Windows).',
    Devices: 'Everything that is not named is not reached for.',
    PrinterA4: 'Name as in the system.',
    PrinterRoll80: 'Name as in the system.',
    PrinterLabel: 'Name as in the system.',
  },
};
