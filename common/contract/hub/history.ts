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
import { DeclareOutage, Done, ReceiveBlanks, SetStagePolicy } from './office.ts';
import { FilesReply, FilesRequest, PullQuery, PullReply, SnapshotQuery, SnapshotReply } from './pull.ts';
import { PushReply, PushRequest } from './push.ts';
import { OfficeSearch, OfficeSearchReply } from './search.ts';
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
  OfficeSearch,
  OfficeSearchReply,
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
    schemas: 'b00e3e51148cc205f4f8646f17a6cc95a31e11fb0f7b987d6f599763d2b50143',
    change: 'A desk asks for files that lie on no desk any more.',
  },
];
