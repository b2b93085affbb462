import type { ComponentType } from 'react';
import type { z } from 'zod';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { ActionKind, RULES } from '#common/domain/applications/rules.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { AppState, Stage } from '#common/domain/applications/vocabulary.ts';

/** What a screen sends: a kind and its payload as typed in, before main parses it by the rule's own schema. */
export type PlannedAction = {
  [K in ActionKind]: { kind: K; payload: z.input<(typeof RULES)[K]['payload']> };
}[ActionKind];

export type ActOutcome = { ok: true; version: number; state: AppState } | { ok: false; refused: ReplyError };

export type ActOptions = {
  /** Text of the toast; the general "recorded" without it, none with null. */
  done?: string | null;
  /** The caller shows the refusal itself, beside its own form. */
  quiet?: boolean;
  /** Decide although somebody changed the file meanwhile: only after the person has seen the change. */
  basedOn?: number;
  /** Linked files to which the same is done, all or none. */
  together?: readonly ApplicationId[];
};

/**
 * Records actions on the open file, all or none, based on the version on the screen. Ids, the toast, the refusal line and a
 * changed file are taken care of; a refused or outdated act leaves what was typed untouched.
 */
export type ActFn = (actions: readonly PlannedAction[], options?: ActOptions) => Promise<ActOutcome>;

export type StageWorkProps = {
  view: FileView;
  act: ActFn;
  /** True while an act is on its way: switch the decision buttons off. */
  isBusy: boolean;
  /** The file is not in this person's hands; show it, change nothing. */
  isReadOnly: boolean;
};

/** The left work area of one stage. */
export type StageWork = ComponentType<StageWorkProps>;

export type StageWorkEntry = {
  stage: Stage;
  /** The states at which this screen is shown; others of the stage fall back to the general one. */
  states: readonly AppState[];
  Work: StageWork;
  /** What a file that has just come into this state leaves to do before the next one: a paper to print. */
  After?: ComponentType<{ view: FileView }>;
  /** Action kinds that the screen offers itself, so that the menu of other actions leaves them out. */
  covers: readonly ActionKind[];
};
