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
import { HeldFiles } from './held.ts';
import { DeclareOutage, Done, ReceiveBlanks, SetStagePolicy } from './office.ts';
import {
  AcknowledgementUpload,
  ApproveProposal,
  NewProposal,
  Proposal,
  ProposalList,
  RefuseProposal,
  WithdrawProposal,
} from './publication.ts';
import {
  DocumentsReply,
  FilesReply,
  FilesRequest,
  PullQuery,
  PullReply,
  SnapshotQuery,
  SnapshotReply,
} from './pull.ts';
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

import {
  MoveAccounts,
  MoveBlanks,
  MoveFiles,
  MoveFilesReply,
  MoveHere,
  TakeOverBegin,
  TakeOverDone,
  TakeOverFinish,
} from './take-over.ts';

/** Everything that crosses between desk and hub. */
export const WIRE = {
  AccountList,
  AccountUpdate,
  AcknowledgementUpload,
  ApproveProposal,
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
  DocumentsReply,
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
  NewProposal,
  OfficeSearch,
  OfficeSearchReply,
  OutboxFile,
  OutboxNote,
  PasswordChange,
  Proposal,
  ProposalList,
  PullQuery,
  PullReply,
  PushReply,
  PushRequest,
  ReceiveBlanks,
  RefuseProposal,
  RelayReply,
  RelayRequest,
  RevokeReply,
  SetStagePolicy,
  SnapshotQuery,
  SnapshotReply,
  TokenReply,
  WithdrawProposal,
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
  TotpConfirm,
  TotpReply,
  UnusualAsk,
  UnusualReply,
  // An office that began on one desk.
  MoveAccounts,
  MoveBlanks,
  MoveFiles,
  MoveFilesReply,
  MoveHere,
  TakeOverBegin,
  TakeOverDone,
  TakeOverFinish,
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
    schemas: '2336e1e91e2e21f50bdd260bc09bfd1597f415c6099b7f58f63677341b3c4d62',
    change:
      'Documents that two persons publish carry day, names and signature; results of the centre, its state and the differences of a day; the auditor asks the chain, the day is closed, acting with its decree, second factors by code; what a desk held; a desk asks for files that lie on no desk any more; an office that began on one desk moves to its hub.',
  },
];
