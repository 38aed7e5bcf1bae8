import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { today } from '../../time/day.ts';
import { act, payload, successOf } from '../acts/act.ts';
import { changeCommand } from '../acts/change-input.ts';
import { parseBasis, type InputCheck } from '../acts/input-check.rules.ts';
import { EFFECTIVE_ON, EXPECTED_VERSION, requiredBasisField } from '../acts/standard.inputs.ts';
import { dutiesHeldBy } from '../duties/duty.loaders.ts';
import { Duty } from '../duties/duty.type.ts';
import { PoliceRank } from '../officers/officer.enums.ts';
import { DisciplineForm, SanctionKind } from './discipline.enums.ts';
import { liftSanction } from './sanction-end.service.ts';
import { sanctionById } from './sanction.loaders.ts';
import { checkPeriod, checkRank } from './sanction.rules.ts';
import { imposeSanction } from './sanction.service.ts';
import { Sanction } from './sanction.type.ts';

const DECIDED_BY_MAXIMUM = 100;
const FACTS_MAXIMUM = 2_000;

const sanction = (description: string) =>
  payload<{ sanctionId: number; officerId: number }>('The sanction with the change on record, or why not.', (t) => ({
    sanction: t.field({
      type: Sanction,
      description,
      resolve: async ({ sanctionId }, _args, context) => (await sanctionById(context).load(sanctionId))!,
    }),
  }));

/** Requires the number of the document by which something was decided. */
export function parseDocumented(check: InputCheck, input: Parameters<typeof parseBasis>[1]) {
  const basis = parseBasis(check, input);
  if (basis?.documentNumber == null) check.refuse('basis.documentNumber', { zh: '不能为空', en: 'must not be null' });
  return { documentNumber: basis?.documentNumber ?? '', reason: basis?.reason ?? null };
}

act('imposeSanction', {
  scope: ['discipline:write', 'discipline:read'],
  description:
    'Records a sanction that was decided. A suspension and a lower rank take effect by it; a removal from post and the end of service are acts of their own, which may cite it.',
  input: {
    description: 'A sanction (给予处分).',
    argument: 'The sanction.',
    fields: (t) => ({
      officer: t.id({
        required: true,
        description:
          'The officer, on the roll on the day: who has left the force is sanctioned too, but neither suspended nor lowered in rank.',
      }),
      kind: t.field({ type: SanctionKind, required: true, description: 'Its kind. A RANK_REDUCTION needs `rank`.' }),
      form: t.field({ type: DisciplineForm, description: 'Which of the four forms it is. Null: not said.' }),
      decidedBy: t.string({ required: true, description: 'The organ that decided it; at most 100 characters.' }),
      decidedOn: t.field({
        type: 'Date',
        required: true,
        description: 'The day of the decision, not after today. Its period runs from that day.',
      }),
      until: t.field({
        type: 'Date',
        description:
          'The first day after its period, where the decision sets another than the rule for the kind; at most 48 months after the day, and none of a kind without a period. Null: as the rule says; of a SUSPENSION: not known yet.',
      }),
      rank: t.field({
        type: PoliceRank,
        description:
          'The lower rank, one step down; not of the lowest (人民警察警衔条例, article 21). With a RANK_REDUCTION alone.',
      }),
      facts: t.string({ required: true, description: 'For what; at most 2,000 characters; stored sealed.' }),
      ...requiredBasisField(t, 'The number of the document is required.'),
    }),
  },
  success: 'The sanction is on record.',
  payload: sanction('The sanction on the day of the decision.'),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    const { kind, form = null, rank = null, until = null } = input;
    const decidedOn = check.pastDay('decidedOn', input.decidedOn, today());
    checkRank(check, kind, rank);
    checkPeriod(check, { kind, decidedOn, until });
    return {
      officerId: inputKey(check, 'Officer', input.officer, 'officer'),
      kind,
      form,
      decidedBy: check.text('decidedBy', input.decidedBy, DECIDED_BY_MAXIMUM),
      decidedOn,
      untilOn: until,
      toRank: rank,
      facts: check.text('facts', input.facts, FACTS_MAXIMUM),
      basis: parseDocumented(check, input.basis),
    };
  },
  run: imposeSanction,
});

builder.objectField(successOf<{ officerId: number }>('imposeSanction'), 'openDuties', (t) =>
  t.field({
    type: [Duty],
    description:
      'The duties that the officer holds on the day, to be handed over where the officer is suspended. The first 1,000 at most.',
    resolve: ({ officerId }, _args, context) => dutiesHeldBy(context).load(officerId),
  }),
);

act('liftSanction', {
  scope: ['discipline:write', 'discipline:read'],
  description:
    'Ends a sanction before its time (解除), or overturns it (撤销). A suspension that is lifted reinstates who is suspended; one that is overturned, and a lower rank, are given back for their days.',
  input: {
    description: 'A sanction that ends before its time (解除或撤销处分).',
    argument: 'Which sanction, and why.',
    fields: (t) => ({
      id: t.id({
        required: true,
        description: 'The sanction, in its period; a suspension too. One that has ended is overturned all the same.',
      }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
      effectiveOn: t.field({ type: 'Date', required: true, description: EFFECTIVE_ON }),
      overturned: t.boolean({
        defaultValue: false,
        description:
          'Whether it was wrong from the first day (撤销): then nothing follows from it, whatever day is asked about, as known from now on. Default: false.',
      }),
      ...requiredBasisField(t, 'The number of the document and the reason are required.'),
    }),
  },
  success: 'The sanction has ended.',
  payload: sanction('The sanction on the day it takes effect.'),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const basis = parseDocumented(check, input.basis);
    if (basis.reason === null) check.refuse('basis.reason', { zh: '不能为空', en: 'must not be null' });
    return { ...changeCommand(check, 'Sanction', input), overturned: input.overturned ?? false, basis };
  },
  run: liftSanction,
});
