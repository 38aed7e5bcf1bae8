import { parseId } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { HonorKind, HonorTrait } from './honor.enums.ts';
import { kindOf } from './honor.rules.ts';
import {
  honorProgramById,
  honorProgramLock,
  honorProgramsOfTheDay,
  type HonorProgramRow,
} from './honor-program.loaders.ts';

export const HonorProgram = builder.objectRef<HonorProgramRow>('HonorProgram');

builder.node(HonorProgram, {
  description:
    'A program under which honors are given repeatedly (评选品牌), such as a yearly selection of models, as it was on the day of the query.',
  authScopes: { scope: 'registry:read' },
  id: {
    resolve: ({ id }) => id,
    parse: (id) => parseId(id),
    description: 'The same for as long as the registry stands, whatever becomes of the program.',
  },
  loadWithoutCache: (id, context) => honorProgramById(context).load(id),
  fields: (t) => ({
    version: t.int({
      description: 'Grows with every change of the program; what `expectedVersion` of a mutation is compared with.',
      resolve: ({ id }, _args, context) => honorProgramLock(context).load(id),
    }),
    key: t.exposeString('key', {
      description: 'Its key, unique and never changed: lower-case words joined by hyphens.',
    }),
    name: t.exposeString('name', { description: 'The name, as printed (名称).' }),
    owner: t.field({
      type: Unit,
      nullable: true,
      description: 'The unit that runs it (主办单位); null where it is not known or not in the registry on the day.',
      resolve: ({ ownerId }, _args, context) => (ownerId === null ? null : unitById(context).load(ownerId)),
    }),
    preference: t.exposeString('preference', {
      nullable: true,
      description: 'The preference among candidates, in words (优先条件); null where there is none.',
    }),
    recipientKind: t.field({
      type: HonorKind,
      nullable: true,
      description: 'The kind of the honors given under it; null where it may be any.',
      resolve: ({ recipientKind }) => kindOf(recipientKind),
    }),
    preferredCategories: t.expose('preferredCategories', {
      type: [UnitCategory],
      description:
        'The preference as data: nominees from units of these categories come first. Empty where none is preferred.',
    }),
    preferredTraits: t.expose('preferredTraits', {
      type: [HonorTrait],
      description:
        'The preference as data: nominees whose deed has these traits come first. Empty where none is preferred.',
    }),
  }),
});

builder.queryField('honorPrograms', (t) =>
  t.field({
    type: [HonorProgram],
    description: 'The programs of the day of the query, by key; the first 1,000 at most.',
    authScopes: { scope: 'registry:read' },
    resolve: (_root, _args, context) => honorProgramsOfTheDay(context),
  }),
);
