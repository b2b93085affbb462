import { AuditReply, AuditUpload } from './audit.ts';
import { AuditPage, AuditSearch, ChainCheck, ChainState, ExportNote } from './audit-search.ts';
import { CloseDay, DailyClose, DayState } from './daily-close.ts';
import { UnusualAsk, UnusualReply } from './unusual-views.ts';
import {
  AccountList,
  AccountUpdate,
  ManagedAccount,
  NewActing,
  NewHubAccount,
  PasswordChange,
  TotpConfirm,
  TotpReply,
} from './accounts.ts';
import { MissingReply, MissingRequest } from './attachments.ts';
import { HubOfficeSettings, HubOutages, HubPolicy } from './documents.ts';
import { HeldFiles } from './held.ts';
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
  AuditPage,
  AuditReply,
  AuditSearch,
  AuditUpload,
  ChainCheck,
  ChainState,
  CloseDay,
  DailyClose,
  DayState,
  DeclareOutage,
  DeskInfo,
  Done,
  EnrolReply,
  EnrolRequest,
  ExportNote,
  FilesReply,
  FilesRequest,
  HeldFiles,
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
  TotpConfirm,
  TotpReply,
  UnusualAsk,
  UnusualReply,
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
    schemas: 'cf81bdfb76e0f2467a3e609dabec75a80352181cfb4523a87598911be28ff635',
    change:
      'The auditor asks the chain, the day is closed, entries about the chain itself (AUDIT); acting with its decree, second factors by code; what a desk held.',
  },
];
