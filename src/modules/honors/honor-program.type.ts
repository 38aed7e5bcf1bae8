import { builder } from '../../graphql/builder.ts';
import { nodeOf, optionalLink, versionOf } from '../../graphql/field-options.ts';
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
  ...nodeOf(honorProgramById, 'The same for as long as the registry stands, whatever becomes of the program.'),
  fields: (t) => ({
    version: t.int(versionOf('program', honorProgramLock)),
    key: t.exposeString('key', {
      description: 'Its key, unique and never changed: lower-case words joined by hyphens.',
    }),
    name: t.exposeString('name', { description: 'The name, as printed (名称).' }),
    owner: t.field(
      optionalLink(
        Unit,
        unitById,
        'ownerId',
        'The unit that runs it (主办单位); null where it is not known or not in the registry on the day.',
      ),
    ),
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
