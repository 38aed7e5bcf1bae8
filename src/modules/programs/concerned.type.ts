import { builder } from '../../graphql/builder.ts';
import { Officer } from '../officers/officer.type.ts';
import { Unit } from '../units/unit.type.ts';
import { programsOfOfficers, programsOfUnits } from './concerned.loaders.ts';
import { ProgramKind } from './program.enums.ts';
import { Program } from './program.type.ts';

builder.objectField(Officer, 'programs', (t) =>
  t.field({
    type: [Program],
    description:
      'The programs that concern the officer on the day, by key; the first 1,000 at most. Those that the officer was admitted to are shown with the scope program:read for the unit of the officer.',
    resolve: async ({ id }, _args, context) => [...(await programsOfOfficers(context).load(id))],
  }),
);

builder.objectField(Unit, 'programs', (t) =>
  t.field({
    type: [Program],
    description:
      'The programs that apply here on the day: its own and those of the units above it that reach it, nearest first, then by key, those of the whole force last; the first 1,000 at most. One that is ENDED applies nowhere.',
    args: { kind: t.arg({ type: [ProgramKind], description: 'Only programs of these kinds. Default: all.' }) },
    resolve: async ({ id }, { kind }, context) => [
      ...(await programsOfUnits(context, { kind: kind ?? null }).load(id)),
    ],
  }),
);
