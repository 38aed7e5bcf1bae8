import { RuleViolationError } from '../../errors/refusals.ts';
import { registerEligibility } from '../officers/advancement.service.ts';
import { casesOf } from './eligibility.reads.ts';
import { judge } from './purpose.rules.ts';
import type { Reason } from './reason.rules.ts';

const SANCTION = 'sanction-period';

registerEligibility(async (write, { purpose, on }, officerIds, { operation }) => {
  for (const about of await casesOf(write, officerIds, on)) {
    const { officerId, name } = about.facts;
    const excluded = judge(purpose, about).reasons.find(({ excludes, ofTheAct }) => excludes && !ofTheAct);
    // what a dry run would do tells as much as a refusal does
    if (operation.dryRun !== null || excluded?.code === SANCTION) {
      operation.personalReads.push({ officerId, field: 'sanctions' });
    }
    if (excluded) throw refusal(name, excluded);
  }
});

const refusal = (name: string, { code, text: { zh, en }, article }: Reason): RuleViolationError =>
  new RuleViolationError(code, { zh: `${name}：${zh}`, en: `${name}: ${en}` }, article);
