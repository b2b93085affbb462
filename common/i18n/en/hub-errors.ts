import type { hubErrors as indonesian } from '../id/hub-errors.ts';

export const hubErrors: typeof indonesian = {
  HUB_FILE_MISSING: {
    what: '{{path}} does not exist.',
    next: 'Check how it is spelt in the command or in hub.env, and whether its disk or stick is mounted.',
  },
  HUB_FILE_EXISTS: {
    what: '{{path}} exists already and is not written over.',
    next: 'Move or remove it first, or choose another folder.',
  },
  HUB_PATH_CLOSED: {
    what: 'The hub cannot read or write {{path}}.',
    next: 'Give it to the hub’s user (Debian: chown loket-hub), see whether its disk is read-only, and for a folder on another disk add ReadWritePaths (run-a-hub.md, “Folders on other disks”).',
  },
  HUB_PATH_WRONG_KIND: {
    what: '{{path}}: a file was asked for and a folder is there, or the other way round.',
    next: 'Check the path in the command or in hub.env.',
  },
  HUB_DISK_FULL: {
    what: 'The disk of {{path}} is full.',
    next: 'Make room or mount another disk, then repeat. What was stored before is intact.',
  },
  HUB_PORT_TAKEN: {
    what: 'Another program listens on {{where}} already.',
    next: 'Stop it (it may be a second hub), or choose another HUB_PORT.',
  },
  HUB_HOST_NOT_HERE: {
    what: 'The hub cannot listen on {{where}} ({{reason}}).',
    next: 'Set HUB_HOST to an address of this machine; ports below 1024 need a special right.',
  },
  HUB_PROGRAM_MISSING: {
    what: 'The program {{program}} was not found.',
    next: 'Install it on this machine (pg_dump: apt-get install postgresql-client) and see that it lies in PATH.',
  },
  HUB_PROGRAM_FAILED: {
    what: '{{program}} failed: {{said}}',
    next: 'Mend what it names, then repeat. As to pg_dump: it must not be older than the database server.',
  },
  HUB_DATABASE_AWAY: {
    what: 'The database server {{where}} does not answer ({{reason}}).',
    next: 'Start the office’s PostgreSQL, or correct the address in DATABASE_URL.',
  },
  HUB_DATABASE_REFUSED: {
    what: 'The database server refuses the hub ({{reason}}).',
    next: 'Check user, password and name of the database in DATABASE_URL; special characters of a password are written %XX.',
  },
  HUB_TLS_UNUSABLE: {
    what: 'The TLS certificate or key cannot be used ({{reason}}).',
    next: 'HUB_TLS_CERT and HUB_TLS_KEY must be PEM files that belong together, without a passphrase.',
  },
  HUB_SYSTEM_FAULT: {
    what: 'The system refuses {{path}} ({{reason}}).',
    next: 'Check that disk and folder, then repeat.',
  },
  BACKUP_FOLDER_UNKNOWN: {
    what: 'There is no folder at {{folder}} that ever held a backup of a hub: its disk may not be mounted.',
    next: 'Mount the disk. Only if this folder or disk is really new: loket-hub backup --create.',
  },
  BACKUP_PATH_CLOSED: {
    what: 'The backup folder cannot be read or written: {{path}}.',
    next: 'See whether its disk is read-only, and give the folder to whoever makes the backup (Debian: chown loket-hub; Windows: SYSTEM). The service itself needs no way in and must get none (run-a-hub.md, “Folders on other disks”).',
  },
  HUB_DATABASE_NEWER: {
    what: 'The hub’s database is of a newer version (schema {{found}}; this one knows {{known}}).',
    next: 'Install the newer version again, or go back with the backup from before the upgrade: loket-hub restore into an empty data folder (install.md, “Going back”).',
  },
};
