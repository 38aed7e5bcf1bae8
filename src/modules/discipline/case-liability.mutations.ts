import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { daysAfter, today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { versionedCommand } from '../acts/change-input.ts';
import { parseBasis, type InputCheck } from '../acts/input-check.rules.ts';
import { BasisInput, EXPECTED_VERSION, requiredBasisField } from '../acts/standard.inputs.ts';
import { liabilityById } from './case-liability.loaders.ts';
import type { SentLiability } from './case-liability.rules.ts';
import { recordCaseLiabilities } from './case-liability.service.ts';
import { CaseLiability } from './case-liability.type.ts';
import { CaseFault, CaseRole } from './discipline.enums.ts';
import { recordLiabilityFinding } from './liability-finding.service.ts';
import { parseDocumented } from './sanction.mutations.ts';

const LIABILITIES_MAXIMUM = 1_000;
const CASE_NUMBER_MAXIMUM = 60;

const CaseLiabilityInput = builder.inputType('CaseLiabilityInput', {
  description: "One officer's part in one case.",
  fields: (t) => ({
    officer: t.id({ required: true, description: 'The officer, serving on that day, in a unit.' }),
    caseNumber: t.string({
      required: true,
      description: 'The number in the system that has the case: at most 60 characters.',
    }),
    role: t.field({ type: CaseRole, required: true, description: 'The part.' }),
    from: t.field({ type: 'Date', required: true, description: 'The first day of the part, not after today.' }),
    to: t.field({
      type: 'Date',
      description: 'The first day after, not after tomorrow. Null: it goes on.',
    }),
  }),
});

act('recordCaseLiabilities', {
  scope: ['discipline:write', 'discipline:read'],
  description: 'Records who answers for what case, up to 1,000 at once, all of them or none.',
  input: {
    description: 'Who answers for what case (登记办案责任), all of them or none.',
    argument: 'Who, and for what case.',
    fields: (t) => ({
      liabilities: t.field({
        type: [CaseLiabilityInput],
        required: true,
        description:
          'The liabilities, 1 to 1,000; the same officer, case, role and first day again sets the end of the part.',
      }),
      basis: t.field({ type: BasisInput, description: 'From what system, or by whose order.' }),
    }),
  },
  success: 'They are on record.',
  payload: payload<{ recorded: number }>('The liabilities with the change on record, or why not.', (t) => ({
    recorded: t.exposeInt('recorded', { description: 'How many were recorded: as many as were sent.' }),
  })),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    // a list that is too long is refused before its elements are read
    check.size('liabilities', input.liabilities, LIABILITIES_MAXIMUM);
    check.done();
    const liabilities = input.liabilities.map((one, i) => parseLiability(check, one, `liabilities.${i}`));
    const seen = new Set<string>();
    liabilities.forEach(({ officerId, caseNumber, role }, i) => {
      const key = JSON.stringify([officerId, caseNumber, role]);
      if (seen.has(key)) check.refuse(`liabilities.${i}`, { zh: '重复', en: 'is given twice' });
      seen.add(key);
    });
    return { liabilities, basis: parseBasis(check, input.basis) };
  },
  run: recordCaseLiabilities,
});

function parseLiability(check: InputCheck, given: typeof CaseLiabilityInput.$inferInput, path: string): SentLiability {
  const from = check.pastDay(`${path}.from`, given.from, today());
  const to = given.to ?? null;
  if (to !== null && to <= from) {
    check.refuse(`${path}.to`, { zh: '必须晚于起始日期', en: 'must be after from' });
  } else if (to !== null && to > daysAfter(today(), 1)) {
    check.refuse(`${path}.to`, { zh: '不能晚于明日', en: 'must not be after tomorrow' });
  }
  return {
    officerId: inputKey(check, 'Officer', given.officer, `${path}.officer`),
    caseNumber: check.text(`${path}.caseNumber`, given.caseNumber, CASE_NUMBER_MAXIMUM),
    role: given.role,
    from,
    to,
  };
}

act('recordLiabilityFinding', {
  scope: ['discipline:write', 'discipline:read'],
  description: "Records what was found of an officer's part in a case, wherever the officer serves by now.",
  input: {
    description: 'What was found when a case was looked into again (登记责任认定).',
    argument: 'What was found.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'The liability, whether the officer still serves or not.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
      on: t.field({
        type: 'Date',
        required: true,
        description: 'The day of the finding, not before the first day of the part nor after today.',
      }),
      fault: t.field({ type: CaseFault, required: true, description: 'How it stands with fault.' }),
      sanction: t.id({ description: 'The sanction that it led to, of the same officer. Null: none.' }),
      ...requiredBasisField(t, 'The number of the document is required.'),
    }),
  },
  success: 'The finding is on record.',
  payload: payload<{ liabilityId: number }>('The liability with the change on record, or why not.', (t) => ({
    liability: t.field({
      type: CaseLiability,
      description: 'The liability on the day of the finding.',
      resolve: async ({ liabilityId }, _args, context) => (await liabilityById(context).load(liabilityId))!,
    }),
  })),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    ...versionedCommand(check, 'CaseLiability', input),
    on: check.pastDay('on', input.on, today()),
    fault: input.fault,
    sanctionId: input.sanction == null ? null : inputKey(check, 'Sanction', input.sanction, 'sanction'),
    basis: parseDocumented(check, input.basis),
  }),
  run: recordLiabilityFinding,
});
