import type { ChannelName } from '#common/contract/ipc/index.ts';

export const TAG_TYPES = [
  'Session',
  'Sop',
  'Office',
  'Preferences',
  'File',
  'Files',
  'Bookings',
  'Profiles',
  'Stock',
  'Accounts',
  'Audit',
  'Sync',
  'Desks',
] as const;
export type TagType = (typeof TAG_TYPES)[number];

/**
 * Channels that only read, with the tags that make their answer stale. `File` carries the application id; `Files` is every list
 * and count. Whatever is not listed here changes something, or must not stay in memory (attachments), and is a mutation.
 */
export const QUERY_TAGS = {
  'session.status': ['Session'],
  'session.accounts': ['Accounts'],
  'session.secondFactors': ['Accounts'],
  'office.sop': ['Sop'],
  'office.board': ['Files', 'Office'],
  'office.outages': ['Office'],
  'office.stagePolicies': ['Office'],
  'office.readPreferences': ['Preferences'],
  'applications.queue': ['Files'],
  'applications.counts': ['Files'],
  'applications.search': ['Files'],
  'applications.open': ['File'],
  'appointments.profiles': ['Profiles'],
  'appointments.days': ['Bookings', 'Files'],
  'production.stock': ['Stock', 'Files'],
  'production.blanks': ['Stock', 'Files'],
  'station.desks': ['Desks'],
  'station.held': ['Desks'],
  'sync.status': ['Sync'],
  'sync.gates': ['Sync'],
  'sync.outbox': ['Sync', 'Files'],
  'sync.tray': ['Sync', 'Files'],
  'audit.state': ['Audit'],
  'audit.day': ['Audit', 'Files', 'Desks'],
} as const satisfies Partial<Record<ChannelName, readonly TagType[]>>;

export type QueryChannel = keyof typeof QUERY_TAGS;
export type MutationChannel = Exclude<ChannelName, QueryChannel>;

/**
 * Every other channel, with what its success makes stale by itself. Changes of files are announced by main (`files.changed`) and need
 * no tag. A channel of the contract that stands in neither table does not compile.
 */
export const CHANGES: Record<MutationChannel, readonly TagType[]> = {
  'session.setUp': [],
  'session.signIn': [],
  'session.unlock': [],
  'session.lock': [],
  'session.signOut': [],
  'session.changePassword': [],
  'session.recover': [],
  'session.recoveryText': [],
  'session.createAccount': ['Accounts'],
  'session.updateAccount': ['Accounts', 'Session'],
  'session.appoint': ['Accounts'],
  'session.endAppointment': ['Accounts'],
  'session.makeTotp': [],
  'session.confirmTotp': ['Accounts'],
  'session.removeTotp': ['Accounts'],
  'applications.reveal': [],
  'applications.act': [],
  'applications.confirm': [],
  'applications.claimNext': [],
  'applications.saveDraft': [],
  'applications.loadDraft': [],
  'appointments.chooseFile': [],
  'appointments.preview': [],
  'appointments.runImport': ['Bookings', 'Files'],
  'appointments.cancelImport': [],
  'appointments.saveErrors': [],
  'appointments.saveProfile': ['Profiles'],
  'appointments.byHand': [],
  'appointments.walkIn': [],
  // Each asking is audited: its answer is not read again by itself.
  'appointments.openFileOf': [],
  'appointments.findArrival': [],
  'appointments.checkIn': [],
  'documents.store': [],
  'documents.chooseFile': [],
  'documents.read': [],
  'production.receiveBlanks': ['Stock'],
  'production.printDraft': [],
  'production.nextRegisterNo': [],
  'office.declareOutage': ['Office'],
  'office.endOutage': ['Office'],
  'office.pauseDesk': ['Session'],
  'office.copyText': [],
  'office.setDesk': ['Session'],
  'office.stagePolicy': ['Office', 'File'],
  'office.verifyAudit': [],
  'office.preferences': ['Preferences'],
  'station.newCode': [],
  'station.exportHeld': [],
  'station.revoke': ['Desks'],
  'sync.retry': [],
  'sync.redo': ['Sync'],
  'sync.discard': ['Sync'],
  'sync.export': [],
  'sync.bring': ['Sync'],
  'sync.join': ['Session'],
  // Pages of a chain that grows meanwhile: the screen keeps them itself and asks when the person does.
  'audit.search': [],
  'audit.unusual': [],
  'audit.check': ['Audit'],
  'audit.export': ['Audit'],
  'audit.closeDay': ['Audit'],
  'audit.saveAnchor': [],
};
