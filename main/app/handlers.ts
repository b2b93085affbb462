import type { Handlers } from '#main/ipc/pipeline.ts';
import { applicationHandlers } from '#main/features/applications/handlers.ts';
import { auditHandlers } from '#main/features/audit/handlers.ts';
import { approvalHandlers } from '#main/features/approval/handlers.ts';
import { appointmentHandlers } from '#main/features/appointments/handlers.ts';
import { fingerHandlers } from '#main/features/biometrics/finger-handlers.ts';
import { qualityHandlers } from '#main/features/biometrics/quality-handlers.ts';
import { photoHandlers } from '#main/features/biometrics/photo-handlers.ts';
import { complaintHandlers } from '#main/features/complaints/handlers.ts';
import type { Desk } from '#main/features/desk.ts';
import { documentHandlers } from '#main/features/documents/handlers.ts';
import { fieldHandlers } from '#main/features/field/handlers.ts';
import { interviewHandlers } from '#main/features/interview/handlers.ts';
import { officeDocumentHandlers } from '#main/features/office/document-handlers.ts';
import { gatewayHandlers } from '#main/features/gateway/handlers.ts';
import { officeHandlers } from '#main/features/office/handlers.ts';
import { printingHandlers } from '#main/features/printing/handlers.ts';
import { privacyHandlers } from '#main/features/privacy/handlers.ts';
import { productionHandlers } from '#main/features/production/handlers.ts';
import { hallHandlers } from '#main/features/queue/handlers.ts';
import { registerHandlers } from '#main/features/registers/handlers.ts';
import { reportHandlers } from '#main/features/reports/handlers.ts';
import { peopleHandlers } from '#main/features/session/people-handlers.ts';
import { sessionHandlers } from '#main/features/session/handlers.ts';
import { surveyHandlers } from '#main/features/survey/handlers.ts';
import { heldWhileMoving } from '#main/features/sync/held-while-moving.ts';
import { withoutBarredDevices } from '#main/features/station/barred-devices.ts';
import { fleetHandlers } from '#main/features/station/fleet-handlers.ts';
import { healthHandlers } from '#main/features/station/health-handlers.ts';
import { stationHandlers } from '#main/features/station/handlers.ts';
import { backupHandlers } from '#main/features/station/backup/backup-handlers.ts';
import { makeSiteHandlers } from '#main/features/station/site/make-site.ts';
import { siteHandlers } from '#main/features/station/site/site-handlers.ts';
import { updateHandlers } from '#main/features/station/update-handlers.ts';
import { syncHandlers } from '#main/features/sync/handlers.ts';
import type { PasswordCost } from '#runtime/identity/password.ts';

/** Every channel of the contract, answered. A channel without a handler does not compile. */
export function deskHandlers(desk: Desk, cost: PasswordCost, recoveryText: () => string): Handlers {
  const handlers = heldWhileMoving(desk.office, {
    ...sessionHandlers(desk, cost, recoveryText),
    ...peopleHandlers(desk),
    ...applicationHandlers(desk),
    ...appointmentHandlers(desk),
    ...photoHandlers(desk),
    ...qualityHandlers(desk),
    ...documentHandlers(desk),
    ...fingerHandlers(desk),
    ...interviewHandlers(desk),
    ...productionHandlers(desk),
    ...printingHandlers(desk),
    ...officeHandlers(desk),
    ...officeDocumentHandlers(desk),
    ...syncHandlers(desk),
    ...stationHandlers(desk),
    ...fleetHandlers(desk),
    ...siteHandlers(desk),
    ...makeSiteHandlers(desk),
    ...backupHandlers(desk),
    ...updateHandlers(desk),
    ...healthHandlers(desk),
    ...fieldHandlers(desk),
    ...gatewayHandlers(desk),
    ...auditHandlers(desk),
    ...approvalHandlers(desk),
    ...hallHandlers(desk),
    ...registerHandlers(desk),
    ...complaintHandlers(desk),
    ...surveyHandlers(desk),
    ...reportHandlers(desk),
    ...privacyHandlers(desk),
  });
  return withoutBarredDevices(desk.machine.policy.Devices, handlers);
}
