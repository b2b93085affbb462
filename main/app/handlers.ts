import type { Handlers } from '#main/ipc/pipeline.ts';
import { applicationHandlers } from '#main/features/applications/handlers.ts';
import { auditHandlers } from '#main/features/audit/handlers.ts';
import { appointmentHandlers } from '#main/features/appointments/handlers.ts';
import type { Desk } from '#main/features/desk.ts';
import { documentHandlers } from '#main/features/documents/handlers.ts';
import { fieldHandlers } from '#main/features/field/handlers.ts';
import { officeDocumentHandlers } from '#main/features/office/document-handlers.ts';
import { gatewayHandlers } from '#main/features/gateway/handlers.ts';
import { officeHandlers } from '#main/features/office/handlers.ts';
import { productionHandlers } from '#main/features/production/handlers.ts';
import { peopleHandlers } from '#main/features/session/people-handlers.ts';
import { sessionHandlers } from '#main/features/session/handlers.ts';
import { heldWhileMoving } from '#main/features/sync/held-while-moving.ts';
import { stationHandlers } from '#main/features/station/handlers.ts';
import { syncHandlers } from '#main/features/sync/handlers.ts';
import type { PasswordCost } from '#runtime/identity/password.ts';

/** Every channel of the contract, answered. A channel without a handler does not compile. */
export function deskHandlers(desk: Desk, cost: PasswordCost, recoveryText: () => string): Handlers {
  return heldWhileMoving(desk.office, {
    ...sessionHandlers(desk, cost, recoveryText),
    ...peopleHandlers(desk),
    ...applicationHandlers(desk),
    ...appointmentHandlers(desk),
    ...documentHandlers(desk),
    ...productionHandlers(desk),
    ...officeHandlers(desk),
    ...officeDocumentHandlers(desk),
    ...syncHandlers(desk),
    ...stationHandlers(desk),
    ...fieldHandlers(desk),
    ...gatewayHandlers(desk),
    ...auditHandlers(desk),
  });
}
