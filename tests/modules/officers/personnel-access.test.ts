import { describe, expect, it } from '@jest/globals';
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
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { addAssignment, createUnit, unique } from '../../support/factories.ts';
import { leavingNoTrace } from '../../support/writes.ts';

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

describe.each(MUTATIONS)('%s', (name, send) => {
  const refused = async (client: GraphQLClient) => {
    const made = await make();
    return leavingNoTrace(api.registry, () => refusal(send(client, made)));
  };

  it('is refused to a caller without a token', async () => {
    expect(await refused(api.anonymous())).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('is refused without the scope personnel:write', async () => {
    expect(await refused(await api.signedIn(scopesWithout('personnel:write')))).toMatchObject([
      { message: 'This needs the scope personnel:write.', path: [name], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is refused, before anything is done, to a caller who may not read its answer', async () => {
    expect(await refused(await api.signedIn(['personnel:write']))).toMatchObject([
      { message: 'This needs the scope registry:read.', path: [name], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is open to a caller with both scopes, who sees the change that it made', async () => {
    const made = await make();
    const client = await api.signedIn(['registry:read', 'personnel:write']);
    expect(await send(client, made)).toMatchObject({
      [name]: {
        __typename: `${name[0]!.toUpperCase()}${name.slice(1)}Success`,
        change: { position: expect.any(String) },
      },
    });
  });
});
