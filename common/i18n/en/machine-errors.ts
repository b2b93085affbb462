import type { machineErrors as indonesian } from '../id/machine-errors.ts';

export const machineErrors: typeof indonesian = {
  KEYRING_MISSING: {
    what: 'This computer has no keyring to protect the data key.',
    next: 'Ask the IT officer to install gnome-keyring, sign in to the desktop session and open the program again.',
  },
  RECORDS_NOT_COPIED: {
    what: 'This version changes the form of the records, and they could not be copied before ({{reason}}). Nothing was touched.',
    next: 'Call the IT officer: make {{megabytes}} MB of room on the disk and the backups folder writable, then open the program again.',
  },
  COPY_BEFORE_MISSING: {
    what: 'This computer holds no copy from before the update that this version can open.',
    next: 'Install the newer version again, or restore a backup of this desk (.loketdesk).',
  },
  PROFILE_MISMATCH: {
    what: 'The data on this computer belong to the profile “{{found}}”, but the program was started as “{{started}}”.',
    next: 'Close the program and open it again with the profile “{{found}}”. Do not delete the data folder.',
  },
  SETTINGS_DAMAGED: {
    what: 'The settings file of this computer is damaged. The office’s data were not touched; the file was kept as {{kept}}.',
    next: 'Close the program and open it again. If it then asks for it, type the recovery text from the office’s safe, or call the IT officer.',
  },
  POLICY_UNREADABLE: {
    what: 'The policy of this computer ({{place}}) cannot be read, or others than the administrator may change it. Nothing was opened.',
    next: 'Call the IT officer: the policy must be whole, belong to the administrator and be writable by nobody else.',
  },
  POLICY_INVALID: {
    what: 'The policy of this computer holds a value for “{{key}}” that is not allowed ({{place}}). Nothing was opened.',
    next: 'Call the IT officer: correct “{{key}}” or take it out, then open the program again.',
  },
  POLICY_FIXED: {
    what: 'This is decided by the policy of this computer ({{key}}).',
    next: 'Ask the IT officer if it has to change.',
  },
  DEVICE_BARRED: {
    what: 'The policy of this computer does not allow this device.',
    next: 'Work at a computer that has the device, or ask the IT officer.',
  },
  DESK_BACKUP_UNREADABLE: {
    what: 'The backup cannot be opened: it is of another key, was changed or cut off, or is none. Nothing was replaced.',
    next: 'Choose another backup, or check the recovery text of the computer that made it.',
  },
  DESK_BACKUP_NEWER: {
    what: 'The backup was made by version {{found}}; this computer runs {{known}}.',
    next: 'Bring this computer to the newer version first, then restore.',
  },
  DESK_BACKUP_OTHER: {
    what: 'The backup is of another desk or office: {{desk}}, {{office}}.',
    next: 'Choose a backup of this desk; another desk is restored on a computer that holds nothing yet.',
  },
  RECOVERY_TEXT_WRONG: {
    what: 'This is not a whole recovery text.',
    next: 'Type both groups as they stand on the paper from the safe.',
  },
  RESTORE_UNSENT: {
    what: '{{count}} actions or pictures of this computer are not at the server yet; they would be lost.',
    next: 'Wait until everything is sent, or save the outbox to a stick and bring it to the server, then restore.',
  },
  DESK_RESTORED: {
    what: 'This computer was restored from a backup and has not heard from the server yet how far it had come.',
    next: 'Ask the IT officer for a code for a new key of this computer, type it in, and wait for the copy.',
  },
  DESK_MOVED_AWAY: {
    what: 'This desk went to another computer on {{day}}. Nothing more is done here.',
    next: 'Work at the new computer. Only if it was never restored there, type the recovery text to go on here.',
  },
  SITE_FILE_UNREADABLE: {
    what: 'This is no site file of an office server, or it was cut off.',
    next: 'Choose the file loket.site on the stick, or ask the IT officer to make it again.',
  },
  SITE_FILE_NOT_SIGNED: {
    what: 'The signature of the site file does not fit: it was changed after the office server made it.',
    next: 'Do not use it. Give it to the IT officer and ask for a new one.',
  },
  SITE_FILE_EXPIRED: {
    what: 'The site file was good until {{until}}.',
    next: 'Check the clock of this computer; if it is right, ask the IT officer for a new file.',
  },
  SITE_FILE_OTHER_OFFICE: {
    what: 'The site file is signed by another server than the one that the policy of this computer or the file itself names ({{office}}).',
    next: 'Bring the file of this office. If it is the right one, call the IT officer.',
  },
  SITE_CA_UNREADABLE: {
    what: 'There is no certificate in that file that can be read.',
    next: 'Choose the certificate of the authority of the office server (.pem, .crt, .cer or .der), without its private key.',
  },
  SITE_CODE_TAKEN: {
    what: 'Another computer has joined as “{{desk}}” already; each name in the file is good once.',
    next: 'Choose the name of another desk, or ask the IT officer for a code.',
  },
  UPDATE_SOURCE_AWAY: {
    what: 'The place with the updates cannot be reached, or the file is not there.',
    next: 'Check the network, the stick or the share, then look again.',
  },
  UPDATE_NOT_TRUSTED: {
    what: 'The update is not signed by a publisher that this program believes. Nothing was installed.',
    next: 'Do not install it. Call the IT officer: the file or the place may have been tampered with.',
  },
  UPDATE_FEED_UNREADABLE: {
    what: 'The list of updates cannot be read.',
    next: 'Call the IT officer: copy the whole folder of the release again.',
  },
  UPDATE_FEED_EXPIRED: {
    what: 'The list of updates is too old; somebody may be holding back the newest.',
    next: 'Call the IT officer: bring the newest release to the office server or the folder.',
  },
  UPDATE_FEED_OLDER: {
    what: 'The list of updates is older than one that this computer has seen.',
    next: 'Call the IT officer: bring the newest release to the office server or the folder.',
  },
  UPDATE_FILE_WRONG: {
    what: 'The installer is not the one that the list names. It was thrown away.',
    next: 'Look again; if it stays so, copy the release again.',
  },
  UPDATE_FILE_OPEN: {
    what: 'A file is in somebody’s hands at this computer.',
    next: 'Finish it or release it, then install.',
  },
  UPDATE_BY_IT: {
    what: 'This computer’s installation is not replaced from inside the program.',
    next: 'Install the new version by the system (package manager or group policy).',
  },
  UPDATE_FAILED: {
    what: 'The update did not work.',
    next: 'Look again; if it stays so, call the IT officer with the diagnostics bundle.',
  },
  UPDATE_NOT_STARTED: {
    what: 'The program closed for an update, and the update was not installed.',
    next: 'Look again and install with an administrator at this computer, who answers the system’s question; or bring the version by IT’s own means (MSI, package).',
  },
  DESK_LOCKED: {
    what: 'IT has locked this PC.',
    next: 'Work at another PC, or call the person named on the screen of this one.',
  },
  DESK_LOCK_OWN: {
    what: 'The PC at which you work cannot be locked from here.',
    next: 'Lock it from another PC, or sign out.',
  },
  UPDATE_NOT_OPEN: {
    what: 'The new version is not open for the group of this PC yet.',
    next: 'Nothing to do; IT opens it once it was tried.',
  },
};
