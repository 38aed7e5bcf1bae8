import { InvalidInputError, RuleViolationError, type InputProblem, type Message } from '../../errors/refusals.ts';
import type { ConcernMeasure, ConcernStage } from '../../generated/prisma/enums.ts';
import { monthsAfter, type Day } from '../../time/day.ts';
import { ruleOn, type RuleEdition } from '../regulations/rule-edition.rules.ts';
import { CONCERN_STAGE } from './concern.vocabulary.ts';

/** How long the words of a concern are kept after it has ended, in months. */
export const RETENTION_RULE = 'concern.retention.months';

/** The stages at which a concern ends. */
export const ENDED: readonly ConcernStage[] = ['CLOSED', 'REFERRED'];

const labelOf = (stage: ConcernStage) => CONCERN_STAGE.terms[stage];

/** How far down a stage is; both ends are alike. */
const height = (stage: ConcernStage): number => Math.min(CONCERN_STAGE.values.indexOf(stage), 4);

/** What is known of one step, as it is in the order of the steps. */
export interface Step {
  readonly takenOn: Day;
  readonly stage: ConcernStage;
}

/** A step to be taken. */
export interface SentStep {
  readonly on: Day;
  readonly stage: ConcernStage;
  readonly measure: ConcernMeasure | null;
  readonly note: string | null;
}

/** What is wrong with a step in itself: what ends a concern says why, and a step does something. */
export function stepProblems({ stage, note }: Pick<SentStep, 'stage' | 'note'>): InputProblem[] {
  if (!ENDED.includes(stage) || note !== null) return [];
  const text = { zh: '销号或移送须说明理由', en: 'must say why, where the concern is closed or referred' };
  return [{ path: 'note', text }];
}

/** Nobody records concerns about those above them. */
export function assertNotAbove(isAbove: boolean): void {
  if (!isAbove) return;
  throw new RuleViolationError('concern-above', {
    zh: '不能登记上级的苗头问题；请报告有管理权限的上级机关办理',
    en: 'The officer is above you; report it to who is responsible for that officer.',
  });
}

/** The unit that follows a concern up answers for the officer. */
export function assertKeeper(facts: { readonly keeperId: number; readonly above: readonly number[] }): void {
  if (facts.above.includes(facts.keeperId)) return;
  throw new InvalidInputError([
    {
      path: 'keeper',
      text: {
        zh: '必须是该民警当日所在单位或其上级单位',
        en: 'must be the unit of the officer on the day, or one above it',
      },
    },
  ]);
}

/** What has ended goes on no more, nor what is forgotten. */
export function assertOpen({ last, expunged }: { readonly last: Step; readonly expunged: boolean }): void {
  if (expunged) {
    throw new RuleViolationError('concern-expunged', {
      zh: '该苗头问题的文字已销毁，不能再登记处置',
      en: 'Its words have been expunged; no step is recorded any more.',
    });
  }
  if (!ENDED.includes(last.stage)) return;
  const { zh, en } = labelOf(last.stage);
  throw new RuleViolationError('concern-ended', {
    zh: `该苗头问题已于 ${last.takenOn} ${zh}；如登记有误，请撤销该次变更`,
    en: `It ended on ${last.takenOn} (${en}). Where that was a mistake, withdraw the change that recorded it (withdrawRecord).`,
  });
}

/** Steps go on in time, and down the ladder; what was corrected may come again. */
export function assertFollows(last: Step, { on, stage, measure }: SentStep): void {
  if (on < last.takenOn) {
    throw new RuleViolationError('step-before-last', {
      zh: `不能早于上一次处置之日 ${last.takenOn}；上一次登记有误的，先撤销该次变更`,
      en: `The step must not be before the last one, of ${last.takenOn}. Where that was a mistake, withdraw its change first (withdrawRecord).`,
    });
  }
  if (stage === last.stage && measure === null) {
    throw new RuleViolationError('step-without-effect', {
      zh: '阶段未变，也未采取措施',
      en: 'Neither the stage changes nor is anything done.',
    });
  }
  if (height(stage) >= height(last.stage) || (last.stage === 'CORRECTED' && stage === 'REMINDED')) return;
  throw new RuleViolationError('stage-goes-back', {
    zh: `已到“${labelOf(last.stage).zh}”阶段，不能退回“${labelOf(stage).zh}”；上一次登记有误的，先撤销该次变更`,
    en: `It is ${labelOf(last.stage).en} already and does not go back to ${labelOf(stage).en}. Where that was a mistake, withdraw its change first (withdrawRecord).`,
  });
}

/** From what day on words are to be expunged, by the rule in force when the concern ended; null where none was. */
export function expungingOf(
  endedOn: Day,
  rules: readonly RuleEdition[],
): { readonly on: Day; readonly confirmed: boolean } | null {
  const rule = ruleOn(rules, RETENTION_RULE, endedOn);
  return rule && { on: monthsAfter(endedOn, rule.value), confirmed: rule.confirmed };
}

/** The day on which a concern ended; null while it is open. */
export const endedOn = ({ takenOn, stage }: Step): Day | null => (ENDED.includes(stage) ? takenOn : null);

/** What is known of a concern whose words are to be destroyed. */
export interface Expungible {
  readonly expunged: boolean;
  readonly last: Step;
}

/** What is wrong with concerns whose words are to be destroyed, by index: an order may name any, a rule those whose day has come. */
export function expungingProblems(
  concerns: readonly Expungible[],
  facts: { readonly ordered: boolean; readonly rules: readonly RuleEdition[]; readonly today: Day },
): InputProblem[] {
  return concerns.flatMap(({ expunged, last }, i): InputProblem[] => {
    const path = `ids.${i}`;
    if (expunged) return [{ path, text: { zh: '文字已销毁', en: 'is expunged already' } }];
    const ended = endedOn(last);
    const due = ended === null ? null : expungingOf(ended, facts.rules);
    if (facts.ordered || (due?.confirmed && due.on <= facts.today)) return [];
    return [{ path, text: notDue(ended, due) }];
  });
}

/** Why words are not destroyed without an order, and what to do. */
function notDue(ended: Day | null, due: ReturnType<typeof expungingOf>): Message {
  if (ended === null) {
    return {
      zh: '尚未销号或移送；登记有误、须依令销毁的，请填写文号',
      en: 'is open; one that an order says to expunge needs its number in basis.documentNumber',
    };
  }
  if (!due?.confirmed) {
    return {
      zh: '其结束之日没有经采用的保存期规则（登记法规条款：concern.retention.months），须填写文号',
      en: 'ended when no adopted rule said how long words are kept (adoptRegulationRule: concern.retention.months); give the number of an order in basis.documentNumber',
    };
  }
  return {
    zh: `保存期至 ${due.on}，此前须填写文号`,
    en: `is kept until ${due.on}; before, give the number of an order in basis.documentNumber`,
  };
}
