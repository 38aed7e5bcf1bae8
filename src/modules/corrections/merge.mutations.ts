import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { link } from '../../graphql/field-options.ts';
import { act, payload } from '../acts/act.ts';
import { parseBasis } from '../acts/input-check.rules.ts';
import { BasisInput, EXPECTED_VERSION } from '../acts/standard.inputs.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import type { Impact } from './impact.rules.ts';
import { impactsField } from './impact.type.ts';
import { mergeOfficers } from './merge.service.ts';

act('mergeOfficers', {
  scope: 'personnel:write',
  description:
    'Makes one officer of two records of one person: posts, honors, evaluations and selections of the duplicate become those of the survivor, and so do the birth date and the national id where the survivor has none. From that instant the id of the duplicate leads to the survivor; an earlier knownAt answers both apart. On days of which both tell, what either knows holds, and the very same post is one post; who left and was put on record anew came back: the status, the police number, the category, the rank and the grade are, from then on, as the later record says, and a rank or a grade that it does not know is kept after retirement. Refused where the records contradict each other, with each contradiction; put them right first. Every unit of either, at any time, must be within the scope.',
  input: {
    description: 'Two records of one person (合并重复人员).',
    argument: 'The survivor and the duplicate.',
    fields: (t) => ({
      into: t.id({ required: true, description: 'The officer who stays, with the id and the numbers of that record.' }),
      duplicate: t.id({ required: true, description: 'The record that ends: one that was not merged before.' }),
      expectedVersion: t.int({ description: `Of the officer who stays. ${EXPECTED_VERSION}` }),
      basis: t.field({
        type: BasisInput,
        required: true,
        description: 'By whose order; `reason` is required and says how it is known that the two are one person.',
      }),
    }),
  },
  success: 'The two records are one.',
  payload: payload<{ officerId: number; impacts: readonly Impact[] }>('The officer who stays, or why not.', (t) => ({
    officer: t.field(
      link(Officer, officerById, 'officerId', 'The officer as of today, or of the first day where that is later.'),
    ),
    impacts: impactsField(t),
  })),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    if (input.basis.reason == null) {
      check.refuse('basis.reason', { zh: '必须说明为何是同一人', en: 'must say why the two are one person' });
    }
    // a merged record is not merged again by its id
    return {
      intoId: inputKey(check.asGiven, 'Officer', input.into, 'into'),
      duplicateId: inputKey(check.asGiven, 'Officer', input.duplicate, 'duplicate'),
      expectedVersion: input.expectedVersion ?? null,
      basis: parseBasis(check, input.basis),
    };
  },
  run: mergeOfficers,
});
