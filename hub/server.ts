import type { KeyObject } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import Fastify from 'fastify';
import {
  createJsonSchemaTransform,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { PROTOCOL_VERSION } from '#common/contract/hub/protocol.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { readBackupState } from './backup/backup-state.ts';
import { documentRoutes } from './features/office/document-routes.ts';
import { gatewayRoutes } from './features/gateway/routes.ts';
import { uploadRoutes } from './features/gateway/upload-routes.ts';
import type { CentralGateway } from './features/gateway/central-gateway.ts';
import { stockRoutes } from './features/production/routes.ts';
import { fieldRoutes } from './features/field/routes.ts';
import { auditRoutes } from './features/audit/routes.ts';
import { officeRoutes } from './features/office/routes.ts';
import { sessionRoutes } from './features/session/routes.ts';
import { SignIns } from './features/session/sign-in.ts';
import { TotpCheck } from './features/session/totp.ts';
import type { PasswordCost } from './features/session/passwords.ts';
import { recheckRoutes, registerRoutes } from './features/registers/routes.ts';
import { privacyRoutes } from './features/privacy/routes.ts';
import { quotaRoutes } from './features/appointments/routes.ts';
import { reportRoutes } from './features/reports/routes.ts';
import { stationRoutes } from './features/station/routes.ts';
import { fleetRoutes } from './features/station/fleet-routes.ts';
import { updateRoutes } from './features/station/update-files.ts';
import { takeOverRoutes } from './features/station/take-over-routes.ts';
import { attachmentRoutes } from './features/sync/attachment-routes.ts';
import { AttachmentUploads } from './features/sync/attachment-uploads.ts';
import { LiveFeed } from './features/sync/live.ts';
import { LIVE_PATHS, liveRoutes } from './features/sync/live-routes.ts';
import type { HubContext } from './hub-context.ts';
import { Doors } from './http/auth.ts';
import { ProofChecker } from './http/dpop.ts';
import { errorHandler } from './http/errors.ts';
import { healthRoutes } from './http/health.ts';
import type { HubServer } from './http/hub-server.ts';
import { LIMITS, type Limits } from './http/limits.ts';
import { letGoOf } from './http/let-go.ts';
import { Metrics } from './http/metrics.ts';
import { syncRoutes } from './http/sync-routes.ts';
import { Tokens } from './http/tokens.ts';
import { refuseUnstorable } from './http/unstorable.ts';
import { packBodies } from './http/zstd.ts';
import { feedEnds } from './store/feed.ts';

/** What the edge needs beside the office: where it lies and how it is reached. */
export type EdgeParts = {
  tokenKey: KeyObject;
  databaseUrl: string;
  dataFolder: string;
  /** Somebody said where backups go. */
  hasBackupFolder?: boolean;
  passwordCost?: PasswordCost;
  limits?: Limits;
  isBehindProxy?: boolean;
  /** The way to the centre, for what an officer asks of it at once. */
  gateway?: CentralGateway | null;
  tls?: { cert: Buffer; key: Buffer } | null;
};

const JSON_BYTES = 256 * 1024;
const REQUEST_MS = 120_000;

/** The hub as desks reach it. Closing it ends the live feed, lets running requests finish, and takes no new ones. */
export async function createServer(hub: HubContext, edge: EdgeParts): Promise<HubServer> {
  const server = Fastify({
    bodyLimit: JSON_BYTES,
    requestTimeout: REQUEST_MS,
    trustProxy: edge.isBehindProxy ?? false,
    // Names of people and files stand in addresses and bodies: only what `logRequests` picks is written.
    logger: false,
    exposeHeadRoutes: false,
    ...(edge.tls ? { https: edge.tls } : {}),
  }).withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  // Answers are typed by their schemas; desks check them again when they come in.
  server.setSerializerCompiler(() => JSON.stringify);
  server.setErrorHandler(errorHandler(hub.log));
  server.setNotFoundHandler(() => {
    throw new CodedError('NOT_FOUND');
  });
  server.decorateRequest('desk', null);
  server.decorateRequest('account', null);
  await addPlugins(server);
  tellTime(server, hub);
  logRequests(server, hub);
  packBodies(server);
  refuseUnstorable(server);
  addRoutes(server, hub, edge);
  return server;
}

async function addPlugins(server: HubServer): Promise<void> {
  await server.register(swagger, {
    openapi: { info: { title: 'Loket hub', version: String(PROTOCOL_VERSION) }, paths: LIVE_PATHS },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
  });
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } },
  });
  await server.register(rateLimit, { global: false });
  await server.register(websocket, { options: { maxPayload: 1024 } });
}

function addRoutes(server: HubServer, hub: HubContext, edge: EdgeParts): void {
  const { limits = LIMITS, passwordCost: cost = 'full', dataFolder, hasBackupFolder = false } = edge;
  const tokens = new Tokens(edge.tokenKey, hub.clock);
  const doors = new Doors(hub, new ProofChecker(hub.clock), tokens);
  const vault = new Vault(ownFolder(dataFolder, 'vault'), hub.keys.attachmentKey);
  const uploads = new AttachmentUploads({ hub, vault }, ownFolder(dataFolder, 'uploads'));
  const live = new LiveFeed(hub, edge.databaseUrl, (deskId) => doors.forget(deskId));
  const metrics = new Metrics(() => live.connected);
  let isStopping = false;
  metrics.addRoute(server, {
    feeds: () => feedEnds(hub.store),
    backup: () => readBackupState(dataFolder, hasBackupFolder),
  });
  healthRoutes(server, { hub, dataFolder, isStopping: () => isStopping });
  const signIns = new SignIns({ hub, tokens, totp: new TotpCheck(hub.clock), cost });
  stationRoutes(server, { hub, doors, tokens, limits, signIns });
  fleetRoutes(server, {
    hub,
    doors,
    place: { dataFolder, hasBackupFolder, tlsPem: edge.tls?.cert.toString('utf8') ?? null },
  });
  updateRoutes(server, { hub, doors, dataFolder });
  takeOverRoutes(server, { hub, doors });
  sessionRoutes(server, { hub, cost, doors, limits, signIns });
  officeRoutes(server, { hub, doors });
  documentRoutes(server, { hub, doors });
  fieldRoutes(server, { hub, doors });
  stockRoutes(server, { hub, doors, limits, signIns });
  gatewayRoutes(server, { hub, doors });
  uploadRoutes(server, { hub, doors, gateway: edge.gateway ?? null });
  auditRoutes(server, { hub, doors });
  registerRoutes(server, { hub, doors });
  recheckRoutes(server, { hub, doors });
  reportRoutes(server, { hub, doors });
  privacyRoutes(server, { hub, doors });
  quotaRoutes(server, { hub, doors });
  syncRoutes(server, { hub, doors, metrics });
  attachmentRoutes(server, { hub, vault, doors, uploads });
  liveRoutes(server, { doors, live });
  server.get('/openapi.json', { schema: { hide: true } }, () => server.swagger());
  server.addHook('onReady', async () => {
    live.start();
    uploads.start();
  });
  // A connection that was busy when the hub began to stop would otherwise be kept for its next request.
  server.addHook('onSend', async (_request, reply) => {
    if (isStopping) void reply.header('connection', 'close');
  });
  const letGo = letGoOf(server.server);
  server.addHook('preClose', async () => {
    isStopping = true;
    letGo();
    uploads.stop();
    await live.stop();
  });
}

/** For the hub's user alone: others may pass through the data folder to the database's. */
function ownFolder(dataFolder: string, name: string): string {
  const folder = join(dataFolder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** A desk with a wrong clock learns the hub's from every answer. */
function tellTime(server: HubServer, { clock }: HubContext): void {
  server.addHook('onSend', async (_request, reply) => {
    void reply.header('date', new Date(clock.now()).toUTCString());
  });
}

/** Route patterns, not addresses: an address names a file or a person. */
function logRequests(server: HubServer, { log }: HubContext): void {
  server.addHook('onResponse', (request, reply, done) => {
    log.info('request', {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      desk: request.desk?.id ?? '',
    });
    done();
  });
}
