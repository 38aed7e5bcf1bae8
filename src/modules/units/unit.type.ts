import { exactlyOne, parseIdOf, pageArguments, parseId, parseText } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { Basis, Validity, basisOf } from '../../graphql/dated.ts';
import type { VersionRow } from '../../graphql/dated-loaders.ts';
import { badInput } from '../../graphql/errors.ts';
import { UnitCategory, UnitKind } from './unit.enums.ts';
import { UnitFilter, UnitOrder } from './unit.inputs.ts';
import { childList, descendantList, unitList } from './unit.lists.ts';
import { unitByCode, unitById, unitChain, unitHistory, unitLock, type UnitRow } from './unit.loaders.ts';
import type { UNIT } from './unit.declaration.ts';

export const Unit = builder.objectRef<UnitRow>('Unit');

builder.node(Unit, {
  description: 'A police unit (单位), as it was on the day of the query.',
  authScopes: { scope: 'registry:read' },
  id: {
    resolve: ({ id }) => id,
    parse: (id) => parseId(id),
    description: 'The same for as long as the registry stands, whatever becomes of the unit.',
  },
  loadWithoutCache: (id, context) => unitById(context).load(id),
  fields: (t) => ({
    version: t.int({
      description: 'Grows with every change of the unit; what `expectedVersion` of a mutation is compared with.',
      resolve: ({ id }, _args, context) => unitLock(context).load(id),
    }),
    code: t.exposeString('code', {
      description: 'The code (机构代码), unique on any day; the GB/T 2260 code, with letters for units below a bureau.',
    }),
    name: t.exposeString('name', { description: 'The full name (全称).' }),
    shortName: t.exposeString('shortName', {
      nullable: true,
      description: 'The short name (简称); null where there is none.',
    }),
    kind: t.expose('kind', { type: UnitKind, description: 'What sort of unit it is.' }),
    category: t.expose('category', {
      type: UnitCategory,
      nullable: true,
      description: 'The class for cadre-selection ratios; null where the unit is in none, as bureaus are.',
    }),
    divisionCode: t.exposeString('divisionCode', {
      nullable: true,
      description: 'The administrative division (行政区划代码, GB/T 2260); null where the unit matches none.',
    }),
    temporary: t.exposeBoolean('temporary', {
      description: 'Whether it was set up for a time only, such as a task force (专班).',
    }),
    authorizedStrength: t.exposeInt('authorizedStrength', {
      nullable: true,
      description: 'The posts authorized for the unit itself, without its subunits (编制数); null where not known.',
    }),
    validity: t.field({
      type: Validity,
      description:
        'The days for which all of this holds: from the last change of the unit to its next. In the past where the unit has been closed.',
      resolve: (unit) => unit,
    }),
    history: t.field({
      type: [UnitVersion],
      description:
        'Everything recorded of the unit, by the day it holds from; what is no longer believed included, with the instant it was superseded.',
      resolve: ({ id }, _args, context) => unitHistory(context).load(id),
    }),
  }),
});

export const UnitConnection = connectionOf(Unit, 'Unit');

builder.objectFields(Unit, (t) => ({
  parent: t.field({
    type: Unit,
    nullable: true,
    description: 'The unit it is directly below (上级单位); null at the root of a tree.',
    resolve: ({ parentId }, _args, context) => (parentId === null ? null : unitById(context).load(parentId)),
  }),
  ancestors: t.field({
    type: [Unit],
    description: 'The units above it, root first, without the unit itself.',
    resolve: ({ parentId }, _args, context) => (parentId === null ? [] : unitChain(context).load(parentId)),
  }),
  children: t.field({
    type: UnitConnection,
    description: 'The units directly below it (下级单位), by code.',
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => childList(context, id, args),
  }),
  descendants: t.field({
    type: UnitConnection,
    description: 'The units below it at any depth, without itself: nearest first, then by code.',
    args: {
      maxDepth: t.arg.int({ description: 'How many levels down at most, 1 to 32; all unless told.' }),
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
      description: 'The category then; null where in none.',
    }),
    parent: t.field({
      type: Unit,
      nullable: true,
      description: 'The unit it was directly below then, as that one is at the moment of the query; null at the root.',
      resolve: ({ parentId }, _args, context) => (parentId === null ? null : unitById(context).load(parentId)),
    }),
    validity: t.field({ type: Validity, description: 'The days for which it holds.', resolve: (row) => row }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'Since when the registry believes it.' }),
    supersededAt: t.expose('supersededAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the registry ceased to believe it; null where it still does.',
    }),
    basis: t.field({
      type: Basis,
      nullable: true,
      description: 'By whose order; null where none is on record.',
      resolve: basisOf,
    }),
  }),
});

builder.queryFields((t) => ({
  unit: t.field({
    type: Unit,
    nullable: true,
    description: 'One unit, by exactly one of code and id; null where there is none on the day of the query.',
    authScopes: { scope: 'registry:read' },
    args: {
      code: t.arg.string({ description: 'The code it has on the day of the query.' }),
      id: t.arg.id({ description: 'Its id; a unit closed before the day is still found, as it last was.' }),
    },
    resolve: (_root, { code, id }, context) => {
      exactlyOne(['code', 'id'], code, id);
      return code == null
        ? unitById(context).load(parseIdOf('Unit', id!, 'id'))
        : unitByCode(context).load(parseText(code, 'code'));
    },
  }),
  units: t.field({
    type: UnitConnection,
    description: 'The units there are on the day of the query, by code unless told otherwise.',
    authScopes: { scope: 'registry:read' },
    args: {
      filter: t.arg({ type: UnitFilter, description: 'Which units; all unless told.' }),
      orderBy: t.arg({ type: [UnitOrder], description: 'The order; by code unless told.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => unitList(context, args),
  }),
}));
