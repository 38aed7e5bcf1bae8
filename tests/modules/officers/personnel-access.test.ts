import type { GraphQLClient } from 'graphql-request';
import {
  AddAssignmentDocument,
  DemoteOfficerDocument,
  EndAssignmentDocument,
  EnrollOfficerDocument,
  PromoteOfficerDocument,
  ReenrollOfficerDocument,
  ReinstateOfficerDocument,
  ReviseAssignmentDocument,
  ReviseOfficerDocument,
  SeparateOfficerDocument,
  SuspendOfficerDocument,
  TransferOfficerDocument,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { testCallers, type Send } from '../../support/callers.ts';
import { createAssignment, createOfficer, createUnit, unique } from '../../support/factories.ts';

const api = useApp();

interface Made {
  readonly officer: string;
  readonly suspended: string;
  readonly separated: string;
  readonly assignment: string;
  readonly unit: string;
}

const effectiveOn = '2023-01-01';
const basis = { documentNumber: '测〔2023〕1号' };

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
  [
    'reviseAssignment',
    (client, { assignment: id }) =>
      client.request(ReviseAssignmentDocument, { input: { id, title: '所长', effectiveOn } }),
  ],
  [
    'suspendOfficer',
    (client, { officer: id }) => client.request(SuspendOfficerDocument, { input: { id, effectiveOn, basis } }),
  ],
  [
    'reinstateOfficer',
    (client, { suspended: id }) => client.request(ReinstateOfficerDocument, { input: { id, effectiveOn, basis } }),
  ],
  [
    'demoteOfficer',
    (client, { officer: id }) =>
      client.request(DemoteOfficerDocument, {
        input: { id, rank: 'SUPERVISOR_SECOND_CLASS', effectiveOn, basis },
      }),
  ],
  [
    'reenrollOfficer',
    (client, { separated: id, unit }) =>
      client.request(ReenrollOfficerDocument, { input: { id, unit, title: '民警', effectiveOn, basis } }),
  ],
];

const make = async (): Promise<Made> => {
  const [home, other] = [await createUnit(api.registry), await createUnit(api.registry)];
  const { id: officerId } = await createOfficer(api.registry, { rank: 'SUPERVISOR_FIRST_CLASS' });
  const { id } = await createAssignment(api.registry, officerId, { unitId: home.id });
  const suspended = await createOfficer(api.registry, { status: 'SUSPENDED' });
  const separated = await createOfficer(api.registry, { status: 'SEPARATED' });
  return {
    officer: globalId('Officer', officerId),
    suspended: globalId('Officer', suspended.id),
    separated: globalId('Officer', separated.id),
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
