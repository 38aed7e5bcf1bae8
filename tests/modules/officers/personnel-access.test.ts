import type { GraphQLClient } from 'graphql-request';
import {
  AddAssignmentDocument,
  EndAssignmentDocument,
  EnrollOfficerDocument,
  PromoteOfficerDocument,
  ReviseOfficerDocument,
  SeparateOfficerDocument,
  TransferOfficerDocument,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { testCallers, type Send } from '../../support/callers.ts';
import { addAssignment, createUnit, unique } from '../../support/factories.ts';

const api = useApp();

interface Made {
  readonly officer: string;
  readonly assignment: string;
  readonly unit: string;
}

const effectiveOn = '2023-01-01';

/** Every mutation of officers and their assignments, with input that is good. */
const MUTATIONS: [string, (client: GraphQLClient, made: Made) => Promise<unknown>][] = [
  [
    'enrollOfficer',
    (client, { unit }) =>
      client.request(EnrollOfficerDocument, {
        input: { name: '丙', category: 'POLICE', unit, title: '民警', effectiveOn },
        key: `access-${unique()}`,
      }),
  ],
  [
    'reviseOfficer',
    (client, { officer: id }) => client.request(ReviseOfficerDocument, { input: { id, name: '丙', effectiveOn } }),
  ],
  [
    'promoteOfficer',
    (client, { officer: id }) =>
      client.request(PromoteOfficerDocument, { input: { id, grade: 'POLICE_OFFICER_4', effectiveOn } }),
  ],
  [
    'transferOfficer',
    (client, { officer: id, unit: to }) =>
      client.request(TransferOfficerDocument, { input: { id, to, title: '民警', effectiveOn } }),
  ],
  [
    'addAssignment',
    (client, { officer, unit }) =>
      client.request(AddAssignmentDocument, {
        input: { officer, unit, title: '教官', kind: 'CONCURRENT', effectiveOn },
      }),
  ],
  [
    'endAssignment',
    (client, { assignment: id }) => client.request(EndAssignmentDocument, { input: { id, effectiveOn } }),
  ],
  [
    'separateOfficer',
    (client, { officer: id }) =>
      client.request(SeparateOfficerDocument, { input: { id, status: 'RETIRED', effectiveOn } }),
  ],
];

const make = async (): Promise<Made> => {
  const [home, other] = [await createUnit(api.registry), await createUnit(api.registry)];
  const { id, officerId } = await addAssignment(api.registry, { unitId: home.id });
  return {
    officer: globalId('Officer', officerId),
    assignment: globalId('Assignment', id),
    unit: globalId('Unit', other.id),
  };
};

testCallers(
  api,
  ['registry:read', 'personnel:write'],
  MUTATIONS.map(([name, send]) => [
    name,
    () =>
      make().then(
        (made): Send =>
          (client) =>
            send(client, made),
      ),
  ]),
);
