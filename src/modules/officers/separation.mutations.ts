import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { act, payload } from '../acts/act.ts';
import { changeCommand } from '../acts/change-input.ts';
import { HANDOVER_SCOPE, handoverField, parseHandover } from './handover.inputs.ts';
import { OfficerStatus } from './officer.enums.ts';
import { parseSeparation } from './officer-input.rules.ts';
import { officer, officerFields } from './officer.mutations.ts';
import { separateOfficer } from './separation.service.ts';

const separated = payload<{ officerId: number; endedDuties: number }>(officer.result, (t) => ({
  ...officer.fields(t),
  endedDuties: t.exposeInt('endedDuties', {
    description:
      'How many duties and memberships of programs end with the service; those that `handOverTo` took are not counted.',
  }),
}));

act('separateOfficer', {
  scope: 'personnel:write',
  scopeCondition: HANDOVER_SCOPE,
  description:
    'Ends the service of an officer, whose last day of service is the day before. All posts end, posts that were to begin later never begin, and the police number is free for another officer from that day on. Rank and grade stay as they were; what was planned for after that day and needs service is dropped, and the change names it. A separation that is already on record for a later day stays as it is from that day on. Duties end as well, unless they are handed over. The death of an officer who has left is recorded in the same way.',
  input: {
    description: 'The end of service (退休、离职、去世).',
    argument: 'The officer, the day and the status.',
    fields: (t) => ({
      ...officerFields(t),
      status: t.field({ type: OfficerStatus, required: true, description: 'RETIRED, SEPARATED or DECEASED.' }),
      ...handoverField(t, 'they end'),
    }),
  },
  success: 'The officer has left the force.',
  payload: separated,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const change = changeCommand(check, 'Officer', input);
    return {
      ...change,
      status: parseSeparation(check, input.status),
      handOverTo: parseHandover(check, input.handOverTo, change.id),
    };
  },
  run: separateOfficer,
});
