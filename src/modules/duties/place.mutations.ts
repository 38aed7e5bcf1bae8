import { RuleViolationError } from '../../errors/refusals.ts';
import { builder } from '../../graphql/builder.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { parseBasis, type InputCheck } from '../acts/input-check.rules.ts';
import { datedFields } from '../acts/standard.inputs.ts';
import { parseDivision } from '../units/unit.rules.ts';
import { PlaceKind } from '../programs/requirement.enums.ts';
import { placeById } from './place.loaders.ts';
import { parsePlaceCode, PLACE_NAME_MAXIMUM, PLACES_MAXIMUM } from './place.rules.ts';
import { recordPlaces, type GivenPlace } from './place.service.ts';
import { Place } from './place.type.ts';

const PlaceInput = builder.inputType('PlaceInput', {
  description: 'What is to be on record of one place from then on.',
  fields: (t) => ({
    code: t.string({
      required: true,
      description:
        'The code: letters, digits and hyphens, at most 60. A code that was ever on record is that of the same place.',
    }),
    kind: t.field({ type: PlaceKind, required: true, description: 'The kind of place; it never changes.' }),
    name: t.string({ required: true, description: 'The name, without that of any person; at most 100 characters.' }),
    parentCode: t.string({
      description: 'The code of the place that it is part of, which is there as long; null where not known.',
    }),
    divisionCode: t.string({
      description: 'The administrative division, six digits (GB/T 2260); null where not known.',
    }),
    until: t.field({
      type: 'Date',
      description:
        'The first day on which it is not there any more, without a duty for it or a part of it then. Default: open.',
    }),
  }),
});

act('recordPlaces', {
  scope: 'duty:write',
  scopeCondition: ', everywhere',
  description:
    'Records up to 1,000 places as they are from a day on, all of them or none. What is on record of them for later days is replaced.',
  input: {
    description: 'Places as they are from a day on (登记联系对象), new or known by their code; all of them or none.',
    argument: 'The places.',
    fields: (t) => ({
      places: t.field({
        type: [PlaceInput],
        required: true,
        description: 'The places, 1 to 1,000, each code once; a parent that is new comes before its parts.',
      }),
      ...datedFields(t),
    }),
  },
  success: 'The places are on record.',
  payload: payload<{ placeIds: readonly number[] }>('The places with the change on record, or why not.', (t) => ({
    places: t.field({
      type: [Place],
      description: 'The places on the day it takes effect, in the order of the input.',
      resolve: ({ placeIds }, _args, context) =>
        Promise.all(placeIds.map(async (id) => (await placeById(context).load(id))!)),
    }),
  })),
  refusals: [RuleViolationError],
  command: (input, check) => {
    // a list that is too long is refused before its elements are read
    check.size('places', input.places, PLACES_MAXIMUM);
    check.done();
    const effectiveOn = check.day('effectiveOn', input.effectiveOn, today());
    const places = input.places.map((place, i) => parseGiven(check, place, `places.${i}`));
    const codes = places.map(({ code }) => code);
    places.forEach(({ code, until }, i) => {
      if (codes.indexOf(code) < i) check.refuse(`places.${i}.code`, { zh: '重复', en: 'is given twice' });
      if (until !== null && until <= effectiveOn) {
        check.refuse(`places.${i}.until`, { zh: '必须晚于生效日期', en: 'must be after effectiveOn' });
      }
    });
    return { places, effectiveOn, basis: parseBasis(check, input.basis) };
  },
  run: recordPlaces,
});

const parseGiven = (check: InputCheck, given: typeof PlaceInput.$inferInput, path: string): GivenPlace => ({
  code: parsePlaceCode(check, `${path}.code`, given.code),
  kind: given.kind,
  name: check.text(`${path}.name`, given.name, PLACE_NAME_MAXIMUM),
  parentCode: given.parentCode == null ? null : parsePlaceCode(check, `${path}.parentCode`, given.parentCode),
  divisionCode: parseDivision(check, given.divisionCode, `${path}.divisionCode`),
  until: given.until ?? null,
});
