import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { link } from '../../graphql/field-options.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { parseChange } from '../acts/input-check.rules.ts';
import { datedFields, EXPECTED_VERSION } from '../acts/standard.inputs.ts';
import { EvaluationSubjectKind } from '../evaluations/evaluation.enums.ts';
import { parseProgramKey } from '../honors/honor-program.rules.ts';
import { ProgramCriteriaInput } from './criteria.inputs.ts';
import { parseCriteria } from './criteria.rules.ts';
import { ProgramAdmission, ProgramKind, ProgramStatus } from './program.enums.ts';
import { programById } from './program.loaders.ts';
import { checkWarning } from './program.rules.ts';
import { defineProgram } from './program.service.ts';
import { Program } from './program.type.ts';
import { requirementsText } from './requirement.declaration.ts';
import { RequirementInput } from './requirement.inputs.ts';
import { parseRequirements } from './requirement.rules.ts';

const NAME_MAXIMUM = 100;
const PURPOSE_MAXIMUM = 1_000;

const program = payload<{ programId: number }>('The program with the change on record, or why not.', (t) => ({
  program: t.field(link(Program, programById, 'programId', 'The program on the day it takes effect.')),
}));

act('defineProgram', {
  scope: 'program:write',
  scopeCondition: '; for the whole force everywhere, and of kind WARNING concern:write as well',
  description:
    'Defines a program from a day on, until its next definition on record; the first definition of a key makes it.',
  input: {
    description:
      'A program, as it is from a day on (制定队伍制度): a new one, or another definition of the one that has the key. What is left out it does not have.',
    argument: 'The program.',
    fields: (t) => ({
      key: t.string({
        required: true,
        description: 'Its key, never changed: small letters, digits, hyphens, at most 64.',
      }),
      expectedVersion: t.int({ description: `${EXPECTED_VERSION} Only where a program has the key.` }),
      name: t.string({ required: true, description: 'The name, as printed; at most 100 characters.' }),
      kind: t.field({ type: ProgramKind, required: true, description: 'What sort of program it is; never changes.' }),
      admission: t.field({
        type: ProgramAdmission,
        description: 'Who is in it; never changes. Default: BY_CRITERIA.',
      }),
      subjectKind: t.field({
        type: EvaluationSubjectKind,
        description:
          'Whom or what it concerns; never changes. Default: OFFICER. A program of kind WARNING is of units.',
      }),
      owner: t.id({ description: 'The unit that runs it, there on the day it takes effect; null: the whole force.' }),
      parent: t.id({
        description:
          'The program that it is a part or a sequel of, there on the day it takes effect; not itself, and none of its own parts.',
      }),
      purpose: t.string({ description: 'What it is for; at most 1,000 characters.' }),
      status: t.field({
        type: ProgramStatus,
        description: 'How far it has come. Default: RUNNING. One that is ENDED concerns nobody.',
      }),
      criteria: t.field({
        type: ProgramCriteriaInput,
        description: 'Whom it concerns. Default: everybody of the subject kind in reach.',
      }),
      requirements: t.field({
        type: [RequirementInput],
        description: 'What is asked of each, at most 50. A later definition judges later days alone.',
      }),
      ...datedFields(t),
    }),
  },
  success: 'The program is defined.',
  payload: program,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const { kind, admission, subjectKind, criteria, requirements, status } = input;
    const identity = { kind, admission: admission ?? 'BY_CRITERIA', subjectKind: subjectKind ?? 'OFFICER' } as const;
    const asking = { ...identity, owned: input.owner != null };
    checkWarning(check, identity);
    return {
      ...parseChange(check, input, today()),
      key: parseProgramKey(check, input.key),
      identity,
      facts: {
        name: check.text('name', input.name, NAME_MAXIMUM),
        ownerId: input.owner == null ? null : inputKey(check, 'Unit', input.owner, 'owner'),
        parentId: input.parent == null ? null : inputKey(check, 'Program', input.parent, 'parent'),
        purpose: check.optionalText('purpose', input.purpose, PURPOSE_MAXIMUM),
        status: status ?? 'RUNNING',
        ...parseCriteria(check, 'criteria', criteria, asking),
        requirements: requirementsText(parseRequirements(check, requirements, asking)),
      },
    };
  },
  run: defineProgram,
});
