import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { act } from '../acts/act.ts';
import { changeCommand } from '../acts/change-input.ts';
import { requiredBasisField } from '../acts/standard.inputs.ts';
import { demoteOfficer } from './demotion.service.ts';
import { parseGrade } from './officer-input.rules.ts';
import { PoliceRank } from './officer.enums.ts';
import { officer, officerFields } from './officer.mutations.ts';

act('demoteOfficer', {
  scope: 'personnel:write',
  description:
    'Gives an officer a lower rank, a lower grade, or both from a day on, by decision (人民警察警衔条例, articles 20 and 21). The years of the next step count from that day.',
  input: {
    description: 'A lower rank, a lower grade, or both (降衔、降职级): at least one of them.',
    argument: 'The officer and the new rank or grade.',
    fields: (t) => ({
      ...officerFields(t),
      ...requiredBasisField(
        t,
        'The number of the document is needed. Kept with the change alone, which is read with the scope change:read; `history` does not show it.',
      ),
      rank: t.field({
        type: PoliceRank,
        description:
          'The rank (警衔): one step down; more where the basis has a reason besides. Default: stays as it is.',
      }),
      grade: t.string({
        description:
          'The grade (职级), a code of the grade catalogue: lower in its series, or one of the other series. Default: stays as it is.',
      }),
    }),
  },
  success: 'The officer has the lower rank or grade.',
  payload: officer,
  refusals: [NotFoundError, RuleViolationError],
  command: ({ rank, ...input }, check) => {
    const change = changeCommand(check, 'Officer', input);
    const grade = parseGrade(check, input.grade);
    if (rank == null && grade === null) {
      check.refuse('rank', { zh: '与职级至少填写一项', en: 'or grade must be given' });
    }
    if (change.basis?.documentNumber == null) {
      check.refuse('basis.documentNumber', { zh: '不能为空', en: 'must not be null' });
    }
    return { ...change, values: { ...(rank != null && { rank }), ...(grade !== null && { grade }) } };
  },
  run: demoteOfficer,
});
