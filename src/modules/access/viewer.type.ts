import { encodeGlobalID } from '@pothos/plugin-relay';
import type { Roots, Scope } from '../../access/scopes.ts';
import { builder } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { optionalLink } from '../../graphql/field-options.ts';
import { labelledEnum } from '../../graphql/enums.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { unitById, type UnitRow } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const ViewerKind = labelledEnum(
  vocabulary('ViewerKind', 'What sort of viewer it is.', {
    SERVICE: { zh: '程序', en: 'Service', description: 'A program (系统账号).' },
    PERSON: { zh: '人员', en: 'Person', description: 'A person (个人账号).' },
  }),
);

interface Held {
  readonly scope: Scope;
  readonly roots: Roots;
}

const idsOf = (roots: Roots): readonly number[] => (roots === 'everywhere' ? [] : roots);

/** The units with some ids, each once, by code; without units that do not exist yet at the moment. */
export async function unitsByCode(ids: readonly number[], context: Context): Promise<UnitRow[]> {
  const units = await Promise.all([...new Set(ids)].map((id) => unitById(context).load(id)));
  return units.filter((unit): unit is UnitRow => unit !== null).toSorted(byCode);
}

const byCode = (a: UnitRow, b: UnitRow): number => (a.code < b.code ? -1 : 1);

const ViewerScope = builder.objectRef<Held>('ViewerScope').implement({
  description: 'A scope of a viewer, and where it holds (权限范围).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    scope: t.exposeString('scope', { description: 'What is allowed, such as evaluation:read.' }),
    everywhere: t.boolean({
      description: 'Whether it holds for the whole force; if not, for `units` alone.',
      resolve: ({ roots }) => roots === 'everywhere',
    }),
    units: t.field({
      type: [Unit],
      description:
        'The units that it is bound to, with all units below them, by code; empty where it holds everywhere. A unit that does not exist yet at the moment of the query is omitted.',
      resolve: ({ roots }, _args, context) => unitsByCode(idsOf(roots), context),
    }),
  }),
});

const Viewer = builder.objectRef<Context['viewer']>('Viewer').implement({
  description: 'The caller, and what the caller may do.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    id: t.id({
      description: 'The id of the token presented, or of the person who signed in.',
      resolve: ({ type, id }) => encodeGlobalID(type, id),
    }),
    name: t.exposeString('name', {
      description: 'The name given to the token at issue, or the name of the person at the identity provider.',
    }),
    kind: t.expose('kind', { type: ViewerKind, description: 'What sort of viewer it is.' }),
    officer: t.field(
      optionalLink(
        Officer,
        officerById,
        'officerId',
        'The officer whom the caller is, by a link on record or by a claim of the identity provider (docs/access.md); null for a program, and for a person who is linked to none or to one who is not on record at the moment of the query.',
      ),
    ),
    scopes: t.stringList({
      description: 'What is allowed, such as registry:read, in alphabetical order; everything else is refused.',
      resolve: ({ scopes }) => [...scopes.keys()].toSorted(),
    }),
    units: t.field({
      type: [Unit],
      description:
        'The units that scopes are bound to, with all units below them, by code; empty where all hold everywhere. A unit that does not exist yet at the moment of the query is omitted.',
      resolve: ({ scopes }, _args, context) => unitsByCode([...scopes.values()].flatMap(idsOf), context),
    }),
    reach: t.field({
      type: [ViewerScope],
      description: 'Each of `scopes`, with where it holds, in the same order.',
      resolve: ({ scopes }) =>
        [...scopes].map(([scope, roots]) => ({ scope, roots })).toSorted((a, b) => (a.scope < b.scope ? -1 : 1)),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'The caller.',
    authScopes: { scope: 'registry:read' },
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);
