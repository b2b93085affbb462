import type { ComponentType } from 'react';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import { LinkFamilyForm } from '../family/link-form.tsx';
import { ChangeTypeForm } from './change-type-form.tsx';
import { RecordAdjudicationForm, RecordWatchlistForm, VerificationPassedForm } from './check-forms.tsx';
import {
  AcceptDossierForm,
  ConfirmDecisionForm,
  OpenExaminationForm,
  ReleaseForm,
  ResubmitForm,
  UnparkForm,
} from './confirm-forms.tsx';
import {
  ProposeDecisionForm,
  RefusePreventionForm,
  RejectForm,
  ReturnDossierForm,
  ReturnForCorrectionForm,
  SuspendForm,
} from './decision-forms.tsx';
import { CloseAsDuplicateForm, KeepAsDistinctForm } from './duplicate-forms.tsx';
import { HeadApprovesForm, HeadRefusesForm, TimedSuspensionForm } from './examination-forms.tsx';
import type { ActionFormProps } from './form-shell.tsx';
import {
  AddNoteForm,
  ApplicantWithdrawsForm,
  DeclareConflictForm,
  DeclineProposalForm,
  DeclineQcFailForm,
  DeemWithdrawnForm,
  ExaminationClearForm,
  ResumeForm,
  VoidUncollectedForm,
} from './note-forms.tsx';
import { NotifyReadyForm } from './notify-ready-form.tsx';
import { AdditionalPaymentForm, RecordPaymentForm, WaiveFeeForm } from './payment-forms.tsx';
import { CheckProxyForm, PlaceOnShelfForm, RecordOldBookForm, RemindPickupForm } from './pickup-forms.tsx';
import { ParkForm, TakeOverForm, TransferForm } from './queue-forms.tsx';
import {
  AskQcFailForm,
  CancelLateForm,
  DuplicateFoundForm,
  ExaminationFalseForm,
  QcFailForm,
  VerificationDoubtForm,
} from './reason-forms.tsx';
import { SpecialRescheduleForm } from './schedule-forms.tsx';

/**
 * The small form of each action that needs no screen of its own, in the order in which a menu shows them. Actions with camera, print or
 * checklists have no entry: only their stage screen can make their payload.
 */
const FORMS: Readonly<Partial<Record<ActionKind, ComponentType<ActionFormProps>>>> = {
  'documents.acceptDossier/1': AcceptDossierForm,
  'documents.returnDossier/1': ReturnDossierForm,
  'documents.resubmit/1': ResubmitForm,
  'documents.deemWithdrawn/1': DeemWithdrawnForm,
  'documents.recordWatchlist/1': RecordWatchlistForm,
  'documents.refusePrevention/1': RefusePreventionForm,
  'interview.resume/1': ResumeForm,
  'interview.openExamination/1': OpenExaminationForm,
  'interview.examinationClear/1': ExaminationClearForm,
  'interview.examinationFalse/1': ExaminationFalseForm,
  'interview.timedSuspension/1': TimedSuspensionForm,
  'interview.headApproves/1': HeadApprovesForm,
  'interview.headRefuses/1': HeadRefusesForm,
  'approval.confirmDecision/1': ConfirmDecisionForm,
  'approval.declineProposal/1': DeclineProposalForm,
  'approval.proposeDecision/1': ProposeDecisionForm,
  'approval.suspend/1': SuspendForm,
  'approval.reject/1': RejectForm,
  'approval.verificationPassed/1': VerificationPassedForm,
  'approval.verificationDoubt/1': VerificationDoubtForm,
  'approval.recordAdjudication/1': RecordAdjudicationForm,
  'approval.duplicateFound/1': DuplicateFoundForm,
  'approval.closeAsDuplicate/1': CloseAsDuplicateForm,
  'approval.keepAsDistinct/1': KeepAsDistinctForm,
  'approval.returnForCorrection/1': ReturnForCorrectionForm,
  'production.notifyReady/1': NotifyReadyForm,
  'production.checkProxy/1': CheckProxyForm,
  'production.placeOnShelf/1': PlaceOnShelfForm,
  'production.remindPickup/1': RemindPickupForm,
  'production.recordOldBook/1': RecordOldBookForm,
  'production.askQcFail/1': AskQcFailForm,
  'production.qcFail/2': QcFailForm,
  'production.declineQcFail/1': DeclineQcFailForm,
  'production.voidUncollected/1': VoidUncollectedForm,
  'production.cancelLate/1': CancelLateForm,
  'queue.release/1': ReleaseForm,
  'queue.takeOver/1': TakeOverForm,
  'queue.park/1': ParkForm,
  'queue.unpark/1': UnparkForm,
  'queue.transfer/1': TransferForm,
  'appointments.specialReschedule/1': SpecialRescheduleForm,
  'applications.changeType/1': ChangeTypeForm,
  'applications.recordPayment/1': RecordPaymentForm,
  'applications.recordAdditionalPayment/1': AdditionalPaymentForm,
  'applications.waiveFee/1': WaiveFeeForm,
  'applications.linkFamily/1': LinkFamilyForm,
  'applications.addNote/1': AddNoteForm,
  'applications.declareConflict/1': DeclareConflictForm,
  'applications.applicantWithdraws/1': ApplicantWithdrawsForm,
};

export function findActionForm(kind: ActionKind): ComponentType<ActionFormProps> | null {
  return FORMS[kind] ?? null;
}
