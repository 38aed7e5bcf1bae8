import {
  CloseUnitDocument,
  CreateUnitDocument,
  MergeUnitsDocument,
  MoveUnitDocument,
  RecordMetricsDocument,
  ReviseUnitDocument,
} from '../../generated/graphql.ts';
import type { GraphQLClient } from 'graphql-request';
import { globalId, useApp } from '../../support/app.ts';
import { testCallers, type Send } from '../../support/callers.ts';
import { createUnit, unique } from '../../support/factories.ts';

const api = useApp();

/** Every mutation of units, with input that is good. */
const MUTATIONS: [string, (client: GraphQLClient, unit: string, other: string) => Promise<unknown>][] = [
  [
    'createUnit',
    (client, parent) =>
      client.request(CreateUnitDocument, {
        input: { code: `K${unique()}`, name: '新', kind: 'TEAM', parent, effectiveOn: '2023-01-01' },
        key: `access-${unique()}`,
      }),
  ],
  [
    'reviseUnit',
    (client, id) => client.request(ReviseUnitDocument, { input: { id, name: '新', effectiveOn: '2023-01-01' } }),
  ],
  [
    'moveUnit',
    (client, id, parent) => client.request(MoveUnitDocument, { input: { id, parent, effectiveOn: '2023-01-01' } }),
  ],
  [
    'mergeUnits',
    (client, id, into) => client.request(MergeUnitsDocument, { input: { ids: [id], into, effectiveOn: '2023-01-01' } }),
  ],
  [
    'recordMetrics',
    (client, unit) => {
      const figure = { unit, key: `access_${unique()}`, name: '接警数', value: 1, valueUnit: 'COUNT' as const };
      const input = { observations: [figure], observedOn: '2023-01-01' };
      return client.request(RecordMetricsDocument, { input, key: figure.key });
    },
  ],
  ['closeUnit', (client, id) => client.request(CloseUnitDocument, { input: { id, effectiveOn: '2023-01-01' } })],
];

const units = async () => {
  const [unit, other] = [await createUnit(api.registry), await createUnit(api.registry)];
  return [globalId('Unit', unit.id), globalId('Unit', other.id)] as const;
};

testCallers(
  api,
  ['registry:read', 'unit:write'],
  MUTATIONS.map(([name, send]) => [
    name,
    () =>
      units().then(
        ([unit, other]): Send =>
          (client) =>
            send(client, unit, other),
      ),
  ]),
);
