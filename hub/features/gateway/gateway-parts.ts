import type { HubContext } from '#hub/hub-context.ts';
import type { CentralGateway } from './central-gateway.ts';

/** What every step of the exchange with the centre needs. */
export type GatewayParts = { hub: HubContext; officeId: string; gateway: CentralGateway };
