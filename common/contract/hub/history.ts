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
import { AttachmentBundle, BundleReply, MissingReply, MissingRequest } from './attachments.ts';
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
import {
  CallOffFieldDay,
  CountFieldDay,
  CountReply,
  FieldDesks,
  HubFieldDays,
  PrepareFieldDay,
  TakeOutOfFieldDay,
} from './field.ts';
import { HeldFiles } from './held.ts';
import { LiveLine, LivePage } from './live.ts';
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
  AttachmentBundle,
  AuditPage,
  AuditReply,
  AuditSearch,
  AuditUpload,
  BundleReply,
  CallOffFieldDay,
  CentreState,
  ChainCheck,
  ChainState,
  CloseDay,
  CloseProblem,
  CompareReply,
  CompareRequest,
  CountFieldDay,
  CountReply,
  DailyClose,
  DayState,
  DeclareOutage,
  DeskInfo,
  DifferencesQuery,
  DifferencesReply,
  DocumentsReply,
  Done,
  EnrolReply,
  EnrolRequest,
  ExplainDifference,
  ExportNote,
  FieldDesks,
  FilesReply,
  FilesRequest,
  GatewayReport,
  HeldFiles,
  HubError,
  HubFieldDays,
  HubOfficeSettings,
  HubOutages,
  HubPolicy,
  HubSignIn,
  HubSignInReply,
  LiveLine,
  LivePage,
  ManagedAccount,
  MissingReply,
  MissingRequest,
  MoveAccounts,
  MoveBlanks,
  MoveFiles,
  MoveFilesReply,
  MoveHere,
  NewActing,
  NewCode,
  NewCodeReply,
  NewHubAccount,
  NewProposal,
  OfficeSearch,
  OfficeSearchReply,
  OpenResults,
  OutboxFile,
  OutboxNote,
  PasswordChange,
  PrepareFieldDay,
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
  TakeOutOfFieldDay,
  TakeOverBegin,
  TakeOverDone,
  TakeOverFinish,
  TokenReply,
  TotpConfirm,
  TotpReply,
  UnusualAsk,
  UnusualReply,
  WithdrawProposal,
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
    schemas: '4b370781b37cc51576f85bfbb3ceb17f326db1985aed31789458723b39313611',
    change:
      'Documents that two persons publish carry day, names and signature; results of the centre, its state and the differences of a day; the auditor asks the chain, the day is closed, acting with its decree, second factors by code; what a desk held; a desk asks for files that lie on no desk any more; small attachments travel several in a request; an office that began on one desk moves to its hub; the live feed carries what happened; days of service outside the office; reasons about pages of documents.',
  },
];
