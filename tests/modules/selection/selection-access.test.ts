import {
  AdoptSelectionPolicyDocument,
  CancelSelectionRoundDocument,
  ConcludeSelectionRoundDocument,
  OpenSelectionRoundDocument,
  RecordSelectionDocument,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { testCallers, type Act } from '../../support/callers.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';

const api = useApp();

/** Every mutation of selection: something to do that nothing stands in the way of. */
const MUTATIONS: Act[] = [
  [
    'adoptSelectionPolicy',
    async () => {
      const input = {
        key: `access-${unique()}`,
        unit: globalId('Unit', (await createUnit(api.registry)).id),
        targets: [{ category: 'STATION' as const, basisPoints: 10_000 }],
        effectiveOn: '2022-01-01',
      };
      return (client) => client.request(AdoptSelectionPolicyDocument, { input, key: input.key });
    },
  ],
  [
    'openSelectionRound',
    async () => {
      const unit = await createUnit(api.registry);
      await createPolicy(api.registry, { unitId: unit.id });
      const input = { unit: globalId('Unit', unit.id), title: '选任甲', vacancies: 1, openedOn: '2022-01-01' };
      return (client) => client.request(OpenSelectionRoundDocument, { input, key: `access-${unique()}` });
    },
  ],
  [
    'recordSelection',
    async () => {
      const unit = await createUnit(api.registry, { category: 'STATION' });
      const input = {
        round: await openRound(unit),
        officer: globalId('Officer', (await createOfficerIn(api.registry, unit)).id),
        title: '副所长',
        selectedOn: '2022-01-01',
      };
      return (client) => client.request(RecordSelectionDocument, { input, key: `access-${unique()}` });
    },
  ],
  [
    'concludeSelectionRound',
    async () => {
      const input = { id: await openRound(await createUnit(api.registry)) };
      return (client) => client.request(ConcludeSelectionRoundDocument, { input });
    },
  ],
  [
    'cancelSelectionRound',
    async () => {
      const input = { id: await openRound(await createUnit(api.registry)) };
      return (client) => client.request(CancelSelectionRoundDocument, { input });
    },
  ],
];

/** The id of a round of a unit that has a policy. */
async function openRound(unit: { id: number }): Promise<string> {
  const policy = await createPolicy(api.registry, { unitId: unit.id });
  return globalId('SelectionRound', (await createRound(api.registry, { unitId: unit.id, policyId: policy.id })).id);
}

testCallers(api, ['registry:read', 'selection:write'], MUTATIONS);
