import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { nodeOf, optionalLink, rowFields, validity, versionOf } from '../../graphql/field-options.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { VersionRow } from '../../graphql/dated-loaders.ts';
import { badInput } from '../../graphql/errors.ts';
import { inSql } from '../../graphql/in-sql.ts';
import { oneByKey } from '../../graphql/one-by-key.ts';
import { UnitCategory, UnitKind } from './unit.enums.ts';
import { UnitFilter, UnitOrder } from './unit.inputs.ts';
import { childList, descendantList, unitList } from './unit.lists.ts';
import { unitByCode, unitById, unitChain, unitHistory, unitLock, type UnitRow } from './unit.loaders.ts';
import type { UNIT } from './unit.declaration.ts';

export const Unit = builder.objectRef<UnitRow>('Unit');

builder.node(Unit, {
  description: 'A police unit (单位), as of the day of the query.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(unitById, 'The same for as long as the registry stands, whatever becomes of the unit.'),
  fields: (t) => ({
    version: t.int(versionOf('unit', unitLock)),
    code: t.exposeString('code', {
      description: 'The code (机构代码), unique on any day; the GB/T 2260 code, with letters for units below a bureau.',
    }),
    name: t.exposeString('name', { description: 'The full name (全称).' }),
    shortName: t.exposeString('shortName', {
      nullable: true,
      description: 'The short name (简称); null where there is none.',
    }),
    kind: t.expose('kind', { type: UnitKind, description: 'The kind of unit.' }),
    category: t.expose('category', {
      type: UnitCategory,
      nullable: true,
      description: 'The class for cadre-selection ratios; null for a unit in none, such as a bureau.',
    }),
    divisionCode: t.exposeString('divisionCode', {
      nullable: true,
      description: 'The administrative division (行政区划代码, GB/T 2260); null if the unit matches none.',
    }),
    temporary: t.exposeBoolean('temporary', {
      description: 'Whether the unit was set up for a limited time, such as a task force (专班).',
    }),
    authorizedStrength: t.exposeInt('authorizedStrength', {
      nullable: true,
      description:
        'The number of posts authorized for the unit itself, without its subunits (编制数); null where not known.',
    }),
    validity: t.field(
      validity(
        'The days for which these values hold: from the last change of the unit to the next. In the past if the unit is closed.',
      ),
    ),
    history: t.field({
      ...inSql({ kind: 'rows', select: (statement, column) => unitHistory.rowsInSql(statement, column('id')) }),
      type: [UnitVersion],
      description:
        'All rows recorded of the unit, by the day from which they hold. Rows that are no longer believed are included, with the instant at which they were superseded.',
      resolve: ({ id }, _args, context) => unitHistory(context).load(id),
    }),
  }),
});

export const UnitConnection = connectionOf(Unit, 'Unit');

builder.objectFields(Unit, (t) => ({
  parent: t.field(
    optionalLink(Unit, unitById, 'parentId', 'The unit it is directly below (上级单位); null at the root of a tree.'),
  ),
  ancestors: t.field({
    ...inSql({ kind: 'rows', select: (statement, column) => unitChain.rowsInSql(statement, column('parentId')) }),
    type: [Unit],
    description: 'The units above it, root first, excluding the unit itself.',
    resolve: ({ parentId }, _args, context) => (parentId === null ? [] : unitChain(context).load(parentId)),
  }),
  children: t.field({
    ...inSql({ kind: 'page', list: childList }),
    type: UnitConnection,
    description: 'The units directly below it (下级单位), by code.',
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => childList(context, id, args),
  }),
  descendants: t.field({
    type: UnitConnection,
    description: 'The units below it at any depth, excluding the unit itself: nearest first, then by code.',
    args: {
      maxDepth: t.arg.int({ description: 'The maximum number of levels down, 1 to 32. Default: all levels.' }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => {
      if (args.maxDepth != null && (args.maxDepth < 1 || args.maxDepth > 32))
        throw badInput('maxDepth', 'must be from 1 to 32');
      return descendantList(context, id, args);
    },
  }),
}));

const UnitVersion = builder.objectRef<VersionRow<typeof UNIT>>('UnitVersion').implement({
  description: 'One row of the history of a unit.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The full name then.' }),
    code: t.exposeString('code', { description: 'The code then.' }),
    kind: t.expose('kind', { type: UnitKind, description: 'The kind then.' }),
    category: t.expose('category', {
      type: UnitCategory,
      nullable: true,
      description: 'The category then; null for none.',
    }),
    parent: t.field(
      optionalLink(
        Unit,
        unitById,
        'parentId',
        'The unit it was directly below then, itself as of the moment of the query; null at the root.',
      ),
    ),
    ...rowFields(t),
  }),
});

builder.queryFields((t) => ({
  unit: t.field({
    ...oneByKey('Unit', 'code', unitByCode, unitById),
    type: Unit,
    nullable: true,
    description:
      'One unit, by code or id (exactly one of them); null if there is no such unit on the day of the query.',
    authScopes: { scope: 'registry:read' },
    args: {
      code: t.arg.string({ description: 'The code on the day of the query; the case of letters does not matter.' }),
      id: t.arg.id({ description: 'The id. A unit that closed before the day is found, as last recorded.' }),
    },
  }),
  units: t.field({
    ...inSql({ kind: 'page', list: unitList }),
    type: UnitConnection,
    description: 'The units that exist on the day of the query.',
    authScopes: { scope: 'registry:read' },
    args: {
      filter: t.arg({ type: UnitFilter, description: 'Which units. Default: all.' }),
      orderBy: t.arg({ type: [UnitOrder], description: 'The order. Default: by code.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => unitList(context, args),
  }),
}));
