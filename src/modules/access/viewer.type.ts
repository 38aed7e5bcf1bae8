import { encodeGlobalID } from '@pothos/plugin-relay';
import { builder } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { describedEnum } from '../../graphql/enums.ts';
import { unitById, type UnitRow } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';

const ViewerKind = describedEnum('ViewerKind', 'What sort of viewer it is.', {
  SERVICE: 'A program (系统账号).',
  PERSON: 'A person (个人账号).',
});

const Viewer = builder.objectRef<Context['viewer']>('Viewer').implement({
  description: 'Who asks, and what the token presented allows.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    id: t.id({
      description: 'The id of the token presented.',
      resolve: ({ id }) => encodeGlobalID('Token', id),
    }),
    name: t.exposeString('name', { description: 'The name the token was issued under.' }),
    kind: t.expose('kind', { type: ViewerKind, description: 'What sort of viewer it is.' }),
    scopes: t.stringList({
      description:
        'What is allowed, such as registry:read, in the order of the alphabet; what is not listed is refused.',
      resolve: ({ scopes }) => [...scopes].toSorted(),
    }),
    units: t.field({
      type: [Unit],
      description:
        'The units that the grants are bound to, with all below them, by code; empty where they hold everywhere. A unit that is not there yet at the moment of the query is left out.',
      resolve: async ({ unitIds }, _args, context) => {
        const units = await Promise.all(unitIds.map((id) => unitById(context).load(id)));
        return units.filter((unit): unit is UnitRow => unit !== null).toSorted(byCode);
      },
    }),
  }),
});

const byCode = (a: UnitRow, b: UnitRow): number => (a.code < b.code ? -1 : 1);

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'Who asks.',
    authScopes: { scope: 'registry:read' },
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);
