import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { VersionRow } from '../../graphql/dated-loaders.ts';
import { basis, nodeOf, optionalLink, rowFields, validity, versionOf } from '../../graphql/field-options.ts';
import { inSql } from '../../graphql/in-sql.ts';
import { oneByKey } from '../../graphql/one-by-key.ts';
import { PlaceKind } from '../programs/requirement.enums.ts';
import { PlaceFilter } from './place.inputs.ts';
import type { PLACE } from './place.declaration.ts';
import { placeList } from './place.lists.ts';
import { placeByCode, placeById, placeHistory, placeLock, type PlaceRow } from './place.loaders.ts';

export const Place = builder.objectRef<PlaceRow>('Place');

builder.node(Place, {
  description:
    'Something outside the police that officers and units answer for (联系对象), as of the day of the query: a light reference to the system that has it, without anybody who lives there.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(placeById, 'The same for as long as the registry stands, whatever becomes of the place.'),
  fields: (t) => ({
    version: t.int(versionOf('place', placeLock)),
    code: t.exposeString('code', {
      description: 'The code in the system that it comes from (编码), unique on any day.',
    }),
    kind: t.expose('kind', { type: PlaceKind, description: 'The kind of place; it never changes.' }),
    name: t.exposeString('name', { description: 'The name (名称).' }),
    divisionCode: t.exposeString('divisionCode', {
      nullable: true,
      description: 'The administrative division (行政区划代码, GB/T 2260); null where not known.',
    }),
    validity: t.field(
      validity('The days for which these values hold. In the past where the place is not there any more.'),
    ),
    basis: t.field(basis('The order on which it rests from `validity.from`; null where none is on record.')),
    history: t.field({
      ...inSql({ kind: 'rows', select: (statement, column) => placeHistory.rowsInSql(statement, column('id')) }),
      type: [PlaceVersion],
      description:
        'All rows recorded of the place, by the day from which they hold. Rows that are no longer believed are included, with the instant at which they were superseded.',
      resolve: ({ id }, _args, context) => placeHistory(context).load(id),
    }),
  }),
});

export const PlaceConnection = connectionOf(Place, 'Place');

builder.objectField(Place, 'parent', (t) =>
  t.field(
    optionalLink(
      Place,
      placeById,
      'parentId',
      'The place that it is part of, such as the community of a building; null where not known.',
    ),
  ),
);

const PlaceVersion = builder.objectRef<VersionRow<typeof PLACE>>('PlaceVersion').implement({
  description: 'One row of the history of a place.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The code then.' }),
    name: t.exposeString('name', { description: 'The name then.' }),
    divisionCode: t.exposeString('divisionCode', {
      nullable: true,
      description: 'The administrative division then; null where not known.',
    }),
    parent: t.field(
      optionalLink(
        Place,
        placeById,
        'parentId',
        'The place that it was part of then, itself as of the moment of the query; null where not known.',
      ),
    ),
    ...rowFields(t),
  }),
});

builder.queryFields((t) => ({
  place: t.field({
    ...oneByKey('Place', 'code', placeByCode, placeById),
    type: Place,
    nullable: true,
    description:
      'One place, by code or id (exactly one of them); null if there is no such place on the day of the query.',
    authScopes: { scope: 'registry:read' },
    args: {
      code: t.arg.string({ description: 'The code on the day of the query; the case of letters does not matter.' }),
      id: t.arg.id({ description: 'The id. A place that is gone by the day is found, as last recorded.' }),
    },
  }),
  places: t.field({
    ...inSql({ kind: 'page', list: placeList }),
    type: PlaceConnection,
    description: 'The places that are there on the day of the query, by code.',
    authScopes: { scope: 'registry:read' },
    args: {
      filter: t.arg({ type: PlaceFilter, description: 'Which places. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => placeList(context, args),
  }),
}));
