import type { GraphQLClient } from 'graphql-request';
import {
  CorrectAssignmentDocument,
  CorrectHonorDocument,
  CorrectOfficerDocument,
  CorrectUnitDocument,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { testCallers } from '../../support/callers.ts';
import { createAssignment, createOfficer, createUnit } from '../../support/factories.ts';
import { createHonor } from '../../support/honor-factories.ts';

const api = useApp();

const basis = { reason: '登记有误' };
const period = { from: '2023-01-01' };

testCallers(
  api,
  ['registry:read', 'unit:write'],
  [
    [
      'correctUnit',
      async () => {
        const id = globalId('Unit', (await createUnit(api.registry)).id);
        return (client: GraphQLClient) =>
          client.request(CorrectUnitDocument, { input: { id, period, name: '新', basis } });
      },
    ],
  ],
);

testCallers(
  api,
  ['registry:read', 'personnel:write'],
  [
    [
      'correctOfficer',
      async () => {
        const id = globalId('Officer', (await createOfficer(api.registry)).id);
        const input = { id, period, grade: 'POLICE_OFFICER_4', basis };
        return (client: GraphQLClient) => client.request(CorrectOfficerDocument, { input });
      },
    ],
    [
      'correctAssignment',
      async () => {
        const [officer, unit] = [await createOfficer(api.registry), await createUnit(api.registry)];
        const post = await createAssignment(api.registry, officer.id, { unitId: unit.id });
        const input = { id: globalId('Assignment', post.id), title: '新', basis };
        return (client: GraphQLClient) => client.request(CorrectAssignmentDocument, { input });
      },
    ],
  ],
);

testCallers(
  api,
  ['registry:read', 'honor:write'],
  [
    [
      'correctHonor',
      async () => {
        const officer = await createOfficer(api.registry);
        const id = globalId('Honor', (await createHonor(api.registry, [{ officerId: officer.id }])).id);
        return (client: GraphQLClient) => client.request(CorrectHonorDocument, { input: { id, title: '新', basis } });
      },
    ],
  ],
);
