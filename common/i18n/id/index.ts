import { accept } from './accept.ts';
import { actions } from './actions.ts';
import { approval } from './approval.ts';
import { audit } from './audit.ts';
import { auditDetail } from './audit-detail.ts';
import { capture } from './capture.ts';
import { common } from './common.ts';
import { complaints } from './complaints.ts';
import { controls } from './controls.ts';
import { decision } from './decision.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { family } from './family.ts';
import { field } from './field.ts';
import { file } from './file.ts';
import { fingers } from './fingers.ts';
import { fleet } from './fleet.ts';
import { gateway } from './gateway.ts';
import { hall } from './hall.ts';
import { handover } from './handover.ts';
import { health } from './health.ts';
import { history } from './history.ts';
import { intake } from './intake.ts';
import { interview } from './interview.ts';
import { labels } from './labels.ts';
import { office } from './office.ts';
import { pages } from './pages.ts';
import { papers } from './papers.ts';
import { policy } from './policy.ts';
import { portrait } from './portrait.ts';
import { printing } from './printing.ts';
import { privacy } from './privacy.ts';
import { production } from './production.ts';
import { queue } from './queue.ts';
import { reviews } from './reviews.ts';
import { quota } from './quota.ts';
import { reports } from './reports.ts';
import { session } from './session.ts';
import { station } from './station.ts';
import { stock } from './stock.ts';
import { survey } from './survey.ts';
import { sync } from './sync.ts';

/** The whole Indonesian catalogue, one file per namespace. It is the measure: English must have exactly these keys. */
export const indonesian = {
  accept,
  actions,
  approval,
  audit,
  auditDetail,
  capture,
  common,
  complaints,
  controls,
  decision,
  documents,
  errors,
  family,
  field,
  file,
  fingers,
  fleet,
  gateway,
  hall,
  handover,
  health,
  history,
  intake,
  interview,
  labels,
  office,
  pages,
  papers,
  policy,
  portrait,
  printing,
  privacy,
  production,
  queue,
  quota,
  reports,
  reviews,
  session,
  station,
  stock,
  survey,
  sync,
};
