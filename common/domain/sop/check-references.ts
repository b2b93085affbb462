import { AppState, Role, ServiceLane, Stage, TravelPurpose } from '#common/domain/applications/vocabulary.ts';
import { ChildSituation } from '#common/domain/documents/child-situation.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { DutyRuleId } from './roles.ts';
import type { Sop, SopProblem } from './sop-schema.ts';

/** What the shapes alone cannot say: nothing is listed twice, nothing is left out, everything named exists. */
export function checkReferences(sop: Sop): SopProblem[] {
  return [...checkStages(sop), ...checkRoles(sop), ...checkRequirements(sop), ...checkReasons(sop)].concat(
    checkFees(sop),
    checkNorms(sop),
    checkLanesAndInterview(sop),
  );
}

function checkStages({ stages }: Sop): SopProblem[] {
  const states = stages.states.map((entry) => entry.state);
  const listed = stages.stages.map((entry) => entry.stage);
  return [
    ...exactlyOnce('stages.order', stages.order, Stage.options),
    ...exactlyOnce('stages.stages', listed, Stage.options),
    ...exactlyOnce('stages.states', states, AppState.options),
    ...repeated(stages.states.map((entry) => entry.stages)).map((index) =>
      problem(`stages.states.${index}.stages`, 'the same stage is named twice'),
    ),
  ];
}

/** Joined after offices may have published procedures: one that does not name it has it switched off. */
function isLaterRule(id: DutyRuleId): boolean {
  return id === 'S10';
}

function hasRule({ separationOfDuties }: Sop['roles'], id: DutyRuleId): boolean {
  return separationOfDuties.some((entry) => entry.id === id);
}

function checkRoles({ roles }: Sop): SopProblem[] {
  return [
    ...exactlyOnce(
      'roles.roles',
      roles.roles.map((entry) => entry.role),
      Role.options,
    ),
    ...exactlyOnce(
      'roles.separationOfDuties',
      roles.separationOfDuties.map((entry) => entry.id),
      DutyRuleId.options.filter((id) => !isLaterRule(id) || hasRule(roles, id)),
    ),
  ];
}

function checkRequirements({ requirements }: Sop): SopProblem[] {
  const { rules, documents, childSituations } = requirements;
  const problems = [
    ...exactlyOnce(
      'requirements.documents',
      documents.map((entry) => entry.code),
      DocCode.options,
    ),
    ...exactlyOnce(
      'requirements.childSituations',
      childSituations.map((entry) => entry.situation),
      ChildSituation.options,
    ),
    ...duplicates(
      'requirements.rules',
      rules.map((rule) => rule.id),
    ),
  ];
  rules.forEach((rule, index) => {
    if ((rule.need === 'ONE_OF') !== (rule.group !== undefined)) {
      problems.push(
        problem(`requirements.rules.${index}.group`, 'a group belongs to ONE_OF and only to ONE_OF'),
      );
    }
  });
  return problems;
}

function checkReasons({ reasonCodes }: Sop): SopProblem[] {
  const codes = reasonCodes.reasons.map((reason) => reason.code);
  const known = new Set(codes);
  const problems = duplicates('reasonCodes.reasons', codes);
  for (const [use, code] of Object.entries(reasonCodes.automatic)) {
    if (!known.has(code)) {
      problems.push(problem(`reasonCodes.automatic.${use}`, `no reason ${code} is listed`));
    }
  }
  reasonCodes.reasons.forEach((reason, index) => {
    if ((reason.kind === 'REFUSAL') !== (reason.rejectStages !== undefined)) {
      problems.push(
        problem(`reasonCodes.reasons.${index}.rejectStages`, 'belongs to REFUSAL and only to REFUSAL'),
      );
    }
  });
  return problems;
}

function checkFees({ fees, effectiveFrom }: Sop): SopProblem[] {
  const problems = duplicates(
    'fees.tables',
    fees.tables.map((table) => table.effectiveFrom),
  );
  fees.tables.forEach((table, index) => {
    const books = table.books.map((book) => `${book.kind} ${book.years}`);
    const wanted = ['ELECTRONIC 5', 'ELECTRONIC 10', 'NON_ELECTRONIC 5', 'NON_ELECTRONIC 10'];
    problems.push(...exactlyOnce(`fees.tables.${index}.books`, books, wanted));
    const surcharged = table.surcharges.map((surcharge) => surcharge.type);
    problems.push(
      ...exactlyOnce(`fees.tables.${index}.surcharges`, surcharged, ['REPLACE_LOST', 'REPLACE_DAMAGED']),
    );
  });
  if (!fees.tables.some((table) => table.effectiveFrom <= effectiveFrom)) {
    problems.push(
      problem('fees.tables', `no table is in force on ${effectiveFrom}, when this version begins`),
    );
  }
  return problems;
}

/** Four norms are settings as well, because rules read them there; both places must agree. */
function checkNorms({ timeNorms, settings }: Sop): SopProblem[] {
  const problems = duplicates(
    'timeNorms.norms',
    timeNorms.norms.map((norm) => norm.id),
  );
  const twins = [
    ['COMPLETE_DOCUMENTS', 'docsDeadlineDays'],
    ['COLLECT', 'pickupDays'],
    ['NO_SHOW_EXPIRY', 'noShowExpiryDays'],
    ['SUSPENSION_FALSE_STATEMENT_MAX', 'falseStatementBarMonths'],
  ] as const;
  for (const [id, name] of twins) {
    const index = timeNorms.norms.findIndex((norm) => norm.id === id);
    if (timeNorms.norms[index]?.amount !== settings[name].value) {
      problems.push(problem(`timeNorms.norms.${index}.amount`, `${id} must equal settings.${name}`));
    }
  }
  if (!timeNorms.norms.some((norm) => norm.id === 'ISSUE')) {
    problems.push(problem('timeNorms.norms', 'the norm ISSUE is missing'));
  }
  return problems;
}

function checkLanesAndInterview({ lanes, interview }: Sop): SopProblem[] {
  const questions = [...interview.common, ...interview.questionSets.flatMap((set) => set.questions)];
  return [
    ...exactlyOnce(
      'lanes.lanes',
      lanes.lanes.map((lane) => lane.lane),
      ServiceLane.options,
    ),
    ...exactlyOnce(
      'interview.questionSets',
      interview.questionSets.map((set) => set.purpose),
      TravelPurpose.options,
    ),
    ...duplicates(
      'interview',
      questions.map((question) => question.id),
    ),
  ];
}

function problem(path: string, message: string): SopProblem {
  return { path, message };
}

function exactlyOnce(path: string, found: readonly string[], wanted: readonly string[]): SopProblem[] {
  const missing = wanted
    .filter((name) => !found.includes(name))
    .map((name) => problem(path, `${name} is missing`));
  const unknown = found
    .filter((name) => !wanted.includes(name))
    .map((name) => problem(path, `${name} is not known`));
  return [...missing, ...unknown, ...duplicates(path, found)];
}

function duplicates(path: string, found: readonly string[]): SopProblem[] {
  const twice = new Set(found.filter((name, index) => found.indexOf(name) !== index));
  return [...twice].map((name) => problem(path, `${name} is listed twice`));
}

function repeated(lists: readonly (readonly string[])[]): number[] {
  return lists.flatMap((list, index) => (new Set(list).size === list.length ? [] : [index]));
}
