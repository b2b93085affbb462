import { AuditReply, AuditUpload } from './audit.ts';
import {
  AccountList,
  AccountUpdate,
  ManagedAccount,
  NewActing,
  NewHubAccount,
  PasswordChange,
} from './accounts.ts';
import { MissingReply, MissingRequest } from './attachments.ts';
import { HubOfficeSettings, HubOutages, HubPolicy } from './documents.ts';
import {
  CentreState,
  CloseProblem,
  CompareReply,
  CompareRequest,
  DifferencesQuery,
  DifferencesReply,
  ExplainDifference,
  GatewayReport,
  OpenResults,
} from './gateway.ts';
import { DeclareOutage, Done, ReceiveBlanks, SetStagePolicy } from './office.ts';
import { FilesReply, FilesRequest, PullQuery, PullReply, SnapshotQuery, SnapshotReply } from './pull.ts';
import { PushReply, PushRequest } from './push.ts';
import { OutboxFile, OutboxNote, RelayReply, RelayRequest } from './relay.ts';
import {
  DeskInfo,
  EnrolReply,
  EnrolRequest,
  HubError,
  HubSignIn,
  HubSignInReply,
  NewCode,
  NewCodeReply,
  RevokeReply,
  TokenReply,
} from './station.ts';

/** Everything that crosses between desk and hub. */
export const WIRE = {
  AccountList,
  AccountUpdate,
  AuditReply,
  AuditUpload,
  DeclareOutage,
  DeskInfo,
  Done,
  EnrolReply,
  EnrolRequest,
  FilesReply,
  FilesRequest,
  HubError,
  HubOfficeSettings,
  HubOutages,
  HubPolicy,
  HubSignIn,
  HubSignInReply,
  ManagedAccount,
  MissingReply,
  MissingRequest,
  NewActing,
  NewCode,
  NewCodeReply,
  NewHubAccount,
  OutboxFile,
  OutboxNote,
  PasswordChange,
  PullQuery,
  PullReply,
  PushReply,
  PushRequest,
  ReceiveBlanks,
  RelayReply,
  RelayRequest,
  RevokeReply,
  SetStagePolicy,
  SnapshotQuery,
  SnapshotReply,
  TokenReply,
  // Exchange with the centre.
  CentreState,
  CloseProblem,
  CompareReply,
  CompareRequest,
  DifferencesQuery,
  DifferencesReply,
  ExplainDifference,
  GatewayReport,
  OpenResults,
};

/** One line a version: what the schemas were (SHA-256 of their JSON Schema) and what changed for a desk or a hub. */
export const HISTORY: readonly { version: number; schemas: string; change: string }[] = [
  {
    version: 1,
    schemas: '9b110c6b498c120f4608164d2e5ab7190c8dc345ea6e6f449cec5663ebe1965d',
    change: 'The first.',
  },
  {
    version: 2,
    schemas: '69080b33ec863bfcd307b774fff0b7d41f1ad3baccbb5dd9d773354467586328',
    change: 'Results of the centre, its state (document `centre`) and the differences of a day.',
  },
];
