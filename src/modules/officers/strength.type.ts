import { builder } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { Unit } from '../units/unit.type.ts';
import { vacancies } from './officer.rules.ts';
import { strengthOf, unknownOf, type StrengthRow } from './strength.loaders.ts';

const unknownIn = ({ unitId, includeSubunits }: StrengthRow, context: Context) =>
  unknownOf(context, { includeSubunits }).load(unitId);

const UnitStrength = builder.objectRef<StrengthRow>('UnitStrength').implement({
  description:
    'The number of officers who serve in a unit (实力), active or suspended, by primary assignment on the day of the query, against the authorized strength.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    officers: t.exposeInt('officers', { description: 'Police officers and auxiliaries together.' }),
    police: t.exposeInt('police', { description: 'Police officers (民警).' }),
    auxiliaries: t.exposeInt('auxiliaries', { description: 'Auxiliaries (辅警).' }),
    authorized: t.exposeInt('authorized', {
      nullable: true,
      description:
        'The authorized strength (编制), which counts police officers alone. With subunits, the sum over the units whose authorized strength is known; null if it is known of none.',
    }),
    vacancies: t.int({
      nullable: true,
      description:
        'The authorized strength minus the police officers (缺编); negative above it (超编), null if `authorized` is null. With subunits, the police officers of all units are subtracted, of those whose authorized strength is not known too: to compare only what is known, reckon `authorized - (police - unknownPolice)`.',
      resolve: ({ authorized, police }) => vacancies(authorized, police),
    }),
    unknownUnits: t.int({
      description: 'Of how many of the units the authorized strength is not known; of one unit alone 0 or 1.',
      resolve: async (strength, _args, context) => (await unknownIn(strength, context)).units,
    }),
    unknownPolice: t.int({
      description:
        'The police officers in the units whose authorized strength is not known; `police` has them, `authorized` is not for them.',
      resolve: async (strength, _args, context) => (await unknownIn(strength, context)).police,
    }),
  }),
});

builder.objectFields(Unit, (t) => ({
  strength: t.field({
    type: UnitStrength,
    description: 'The number of officers who serve in the unit on the day of the query.',
    args: {
      includeSubunits: t.arg.boolean({
        defaultValue: false,
        description: 'Includes the units below it, at any depth.',
      }),
    },
    resolve: ({ id }, { includeSubunits }, context) =>
      strengthOf(context, { includeSubunits: includeSubunits ?? false }).load(id),
  }),
}));
