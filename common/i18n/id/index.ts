import { actions } from './actions.ts';
import { audit } from './audit.ts';
import { capture } from './capture.ts';
import { common } from './common.ts';
import { decision } from './decision.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { family } from './family.ts';
import { field } from './field.ts';
import { file } from './file.ts';
import { gateway } from './gateway.ts';
import { handover } from './handover.ts';
import { history } from './history.ts';
import { intake } from './intake.ts';
import { interview } from './interview.ts';
import { labels } from './labels.ts';
import { office } from './office.ts';
import { pages } from './pages.ts';
import { papers } from './papers.ts';
import { production } from './production.ts';
import { queue } from './queue.ts';
import { session } from './session.ts';
import { station } from './station.ts';
import { sync } from './sync.ts';

/** The whole Indonesian catalogue, one file per namespace. It is the measure: English must have exactly these keys. */
export const indonesian = {
  actions,
  audit,
  capture,
  common,
  decision,
  documents,
  errors,
  family,
  field,
  file,
  gateway,
  handover,
  history,
  intake,
  interview,
  labels,
  office,
  pages,
  papers,
  production,
  queue,
  session,
  station,
  sync,
};
