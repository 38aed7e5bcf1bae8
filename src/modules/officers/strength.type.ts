import { builder } from '../../graphql/builder.ts';
import { Unit } from '../units/unit.type.ts';
import { vacancies } from './officer.rules.ts';
import { strengthOf, type StrengthRow } from './strength.loaders.ts';

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
        'The authorized strength minus the police officers (缺编); negative above it (超编), null if `authorized` is null.',
      resolve: ({ authorized, police }) => vacancies(authorized, police),
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
