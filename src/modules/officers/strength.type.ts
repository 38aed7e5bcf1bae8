import { builder } from '../../graphql/builder.ts';
import { Unit } from '../units/unit.type.ts';
import { vacancies } from './officer.rules.ts';
import { strengthOf, type StrengthRow } from './strength.loaders.ts';

const UnitStrength = builder.objectRef<StrengthRow>('UnitStrength').implement({
  description:
    'How many serve in a unit (实力), by primary assignment on the day of the query, active or suspended, against how many may.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    officers: t.exposeInt('officers', { description: 'All, police and auxiliaries.' }),
    police: t.exposeInt('police', { description: 'Police officers (民警).' }),
    auxiliaries: t.exposeInt('auxiliaries', { description: 'Auxiliaries (辅警).' }),
    authorized: t.exposeInt('authorized', {
      nullable: true,
      description:
        'The authorized strength (编制), which counts police alone: of the unit, or with subunits the sum of those of them whose it is known; null where none is.',
    }),
    vacancies: t.int({
      nullable: true,
      description:
        'The authorized strength less the police officers (缺编); negative when over strength (超编), null where `authorized` is.',
      resolve: ({ authorized, police }) => vacancies(authorized, police),
    }),
  }),
});

builder.objectFields(Unit, (t) => ({
  strength: t.field({
    type: UnitStrength,
    description: 'How many serve in the unit on the day of the query.',
    args: {
      includeSubunits: t.arg.boolean({
        defaultValue: false,
        description: 'The units below it at any depth as well.',
      }),
    },
    resolve: ({ id }, { includeSubunits }, context) =>
      strengthOf(context, { includeSubunits: includeSubunits ?? false }).load(id),
  }),
}));
