import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey, inputKeyOfAny } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { today } from '../../time/day.ts';
import { act, payload, successOf } from '../acts/act.ts';
import { parseBasis, type InputCheck } from '../acts/input-check.rules.ts';
import { datedFields } from '../acts/standard.inputs.ts';
import { parseTaker } from '../officers/handover.inputs.ts';
import { parseUntil } from '../officers/officer-input.rules.ts';
import { DutyKind } from '../programs/requirement.enums.ts';
import { endDuties } from './duty-end.service.ts';
import { handOverDuties } from './duty-handover.service.ts';
import type { DutyFacts } from './duty.declaration.ts';
import { dutiesHeldBy, dutyById } from './duty.loaders.ts';
import { keyOfDuty } from './duty.rules.ts';
import { assignDuties } from './duty.service.ts';
import { Duty } from './duty.type.ts';

const DUTIES_MAXIMUM = 1_000;
const HOLDER_NAME_MAXIMUM = 100;
const TITLE_MAXIMUM = 50;

const duties = (description: string) =>
  payload<{ dutyIds: readonly number[] }>('The duties with the change on record, or why not.', (t) => ({
    duties: t.field({
      type: [Duty],
      description,
      resolve: ({ dutyIds }, _args, context) =>
        Promise.all(dutyIds.map(async (id) => (await dutyById(context).load(id))!)),
    }),
  }));

const DutyInput = builder.inputType('DutyInput', {
  description: 'One duty to be given. Exactly one of `holder` and `holderName` is given.',
  fields: (t) => ({
    kind: t.field({ type: DutyKind, required: true, description: 'What it consists in.' }),
    holder: t.id({
      description: 'The officer, who serves as long as it is held, or the unit, which is there as long.',
    }),
    holderName: t.string({ description: 'The organ outside the police; at most 100 characters.' }),
    target: t.id({
      required: true,
      description: 'The place or the unit, which is there as long as it is held; not the holder.',
    }),
    title: t.string({ description: 'What the holder is called by it; at most 50 characters. Null: nothing special.' }),
    above: t.id({
      description:
        'The duty that it answers to, held on the day, for the same target or one that the target is part of. Null: none.',
    }),
  }),
});

act('assignDuties', {
  scope: 'duty:write',
  description:
    'Gives duties for places or units to officers, units or other organs from a day on, up to 1,000 at once, all of them or none.',
  input: {
    description: 'Duties from a day on (明确责任), all of them or none.',
    argument: 'The duties.',
    fields: (t) => ({
      duties: t.field({
        type: [DutyInput],
        required: true,
        description: 'The duties, 1 to 1,000; none that the holder has already under the same program.',
      }),
      program: t.id({ description: 'The program that they are held under, in force on the day. Null: none.' }),
      until: t.field({
        type: 'Date',
        description: 'The first day on which they are not held any more. Default: open.',
      }),
      ...datedFields(t),
    }),
  },
  success: 'The duties are held.',
  payload: duties('The duties on the day it takes effect, in the order of the input.'),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    // a list that is too long is refused before its elements are read
    check.size('duties', input.duties, DUTIES_MAXIMUM);
    check.done();
    const programId = input.program == null ? null : inputKey(check, 'Program', input.program, 'program');
    const given = input.duties.map((one, i) => parseDuty(check, one, { path: `duties.${i}`, programId }));
    const keys = given.map(keyOfDuty);
    keys.forEach((key, i) => {
      if (keys.indexOf(key) < i) check.refuse(`duties.${i}`, { zh: '重复', en: 'is given twice' });
    });
    const effectiveOn = check.day('effectiveOn', input.effectiveOn, today());
    return {
      duties: given,
      effectiveOn,
      until: parseUntil(check, input.until, effectiveOn),
      basis: parseBasis(check, input.basis),
    };
  },
  run: assignDuties,
});

function parseDuty(
  check: InputCheck,
  given: typeof DutyInput.$inferInput,
  { path, programId }: { readonly path: string; readonly programId: number | null },
): DutyFacts {
  const { kind, holder, holderName, above } = given;
  if ((holder == null) === (holderName == null)) {
    check.refuse(`${path}.holder`, {
      zh: '与责任人名称必须且只能填写一项',
      en: 'or holderName: exactly one must be given',
    });
  }
  const taker = holder == null ? { officerId: null, unitId: null } : parseTaker(check, holder, `${path}.holder`);
  const target = inputKeyOfAny(check, ['Place', 'Unit'], given.target, `${path}.target`);
  const targetUnitId = target?.type === 'Unit' ? target.key : null;
  if (targetUnitId !== null && targetUnitId === taker.unitId) {
    check.refuse(`${path}.target`, { zh: '即责任单位自身', en: 'is the holder itself' });
  }
  return {
    kind,
    programId,
    ...taker,
    holderName: check.optionalText(`${path}.holderName`, holderName, HOLDER_NAME_MAXIMUM),
    targetPlaceId: target?.type === 'Place' ? target.key : null,
    targetUnitId,
    title: check.optionalText(`${path}.title`, given.title, TITLE_MAXIMUM),
    aboveId: above == null ? null : inputKey(check, 'Duty', above, `${path}.above`),
  };
}

act('endDuties', {
  scope: 'duty:write',
  description: 'Ends duties: they are held for the last time on the day before.',
  input: {
    description: 'Duties that end (解除责任), all of them or none.',
    argument: 'The duties and the day.',
    fields: (t) => ({
      ids: t.idList({
        required: true,
        description:
          'The duties, 1 to 1,000, each once, held on that day and the day before; none that another answers to, unless that ends as well.',
      }),
      ...datedFields(t),
    }),
  },
  success: 'The duties have ended.',
  payload: duties('The duties as they last were, in the order of the input.'),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    ids: parseDuties(check, input.ids),
    effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
    basis: parseBasis(check, input.basis),
  }),
  run: endDuties,
});

act('handOverDuties', {
  scope: 'duty:write',
  description: 'Passes duties of one holder to another from a day on, all of them or none.',
  input: {
    description:
      'Duties that pass to somebody else (责任交接), each as it is: it ends, another one begins, and what answered to it answers to that one.',
    argument: 'The duties and who takes them over.',
    fields: (t) => ({
      ids: t.idList({
        required: true,
        description: 'The duties, 1 to 1,000, each once, of one holder, held on the day.',
      }),
      to: t.id({
        required: true,
        description: 'The officer or the unit that has them from then on, as long as they are held; not the holder.',
      }),
      ...datedFields(t),
    }),
  },
  success: 'The duties have passed.',
  payload: duties('The duties of the new holder, in the order of the input.'),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => ({
    ids: parseDuties(check, input.ids),
    to: parseTaker(check, input.to, 'to'),
    effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
    basis: parseBasis(check, input.basis),
  }),
  run: handOverDuties,
});

/** The duties that are named, each of them once. */
function parseDuties(check: InputCheck, ids: readonly string[]): number[] {
  if (!check.size('ids', ids, DUTIES_MAXIMUM)) return [];
  const keys = ids.map((id, i) => inputKey(check, 'Duty', id, `ids.${i}`));
  keys.forEach((key, i) => {
    if (key > 0 && keys.indexOf(key) < i) check.refuse(`ids.${i}`, { zh: '重复', en: 'is given twice' });
  });
  return keys;
}

builder.objectField(successOf<{ officerId: number }>('transferOfficer'), 'openDuties', (t) =>
  t.field({
    type: [Duty],
    description:
      'The duties that the officer still holds on the day it takes effect (待交接): a transfer ends none, and `handOverTo` leaves none. The first 1,000 at most.',
    resolve: ({ officerId }, _args, context) => dutiesHeldBy(context).load(officerId),
  }),
);
