import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { act } from '../acts/act.ts';
import { changeCommand } from '../acts/change-input.ts';
import { requireBasis } from '../acts/input-check.rules.ts';
import { requiredBasisField } from '../acts/standard.inputs.ts';
import { parseUntil } from './officer-input.rules.ts';
import { officer, officerFields } from './officer.mutations.ts';
import { reinstateOfficer, suspendOfficer } from './suspension.service.ts';

const BASIS =
  'A document number or a reason. Kept with the change alone, which is read with the scope change:read; `history` does not show it.';

act('suspendOfficer', {
  scope: 'personnel:write',
  description:
    'Suspends an officer from duty for a time (停止执行职务, 禁闭; 人民警察法, article 48). The officer stays of the force, with post, number, rank and grade, counts for the strength and takes part in evaluations, but is given no rank, grade, honor or selection on a day under suspension.',
  input: {
    description:
      'An officer who may not act for a time (停职). All else stays as it is. A longer suspension is a second one from the day on which the first ends.',
    argument: 'The officer and the days.',
    fields: (t) => ({
      ...officerFields(t),
      ...requiredBasisField(t, BASIS),
      until: t.field({
        type: 'Date',
        description:
          'The first day on which the officer may act again, after effectiveOn. Default: not known yet; the suspension lasts until reinstateOfficer or the end of service.',
      }),
    }),
  },
  success: 'The officer is suspended.',
  payload: officer,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const change = changeCommand(check, 'Officer', input);
    requireBasis(check, change.basis);
    return { ...change, until: parseUntil(check, input.until, change.effectiveOn) };
  },
  run: suspendOfficer,
});

act('reinstateOfficer', {
  scope: 'personnel:write',
  description:
    'Ends the suspension of an officer, who is active again from that day on: earlier than was planned, or where no end was.',
  input: {
    description: 'An officer who may act again (恢复职务).',
    argument: 'The officer and the day.',
    fields: (t) => ({ ...officerFields(t), ...requiredBasisField(t, BASIS) }),
  },
  success: 'The officer is active again.',
  payload: officer,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const change = changeCommand(check, 'Officer', input);
    requireBasis(check, change.basis);
    return change;
  },
  run: reinstateOfficer,
});
