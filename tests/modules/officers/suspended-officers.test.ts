import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { SuspendOfficerDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit } from '../../support/factories.ts';
import { newCycle, openCycle } from '../../support/evaluation-cycles.ts';
import { createScheme } from '../../support/evaluation-factories.ts';
import { commendation, honorActs, honorIn } from '../../support/honor-acts.ts';
import { refusedInBoth, rule } from '../../support/refusals.ts';
import { createSelectingBureau, recordSelectionAs, selected } from '../../support/selection-acts.ts';

// what an officer is given, counts for and takes part in, who is suspended on the day that decides

const api = useApp();
const { nominate, confer } = honorActs(api);
const record = recordSelectionAs(api);

let made: Awaited<ReturnType<typeof createSelectingBureau>>;
beforeAll(async () => {
  made = await createSelectingBureau(api);
});

const Station = graphql(`
  query StationWithSuspended($id: ID!) @asOf(date: "2022-03-01") {
    officers(filter: { unit: $id, status: [SUSPENDED] }) {
      nodes {
        id
      }
    }
    node(id: $id) {
      ... on Unit {
        strength {
          officers
        }
      }
    }
  }
`);

/** Suspended for the year 2022. */
const suspended = async (station = made.station) => {
  const officer = await createOfficerIn(api.registry, station, { name: '丙三' });
  const { suspendOfficer } = await api.admin.request(SuspendOfficerDocument, {
    input: {
      id: globalId('Officer', officer.id),
      effectiveOn: '2022-01-01',
      until: '2023-01-01',
      basis: { documentNumber: '测停〔2022〕1号' },
    },
  });
  expect(suspendOfficer.__typename).toBe('SuspendOfficerSuccess');
  return officer;
};

const REFUSED = (on: string) => rule('officer-suspended', `丙三 在 ${on} 处于停职期间`, `丙三 is suspended on ${on}.`);

describe('an officer who is suspended', () => {
  it('is not nominated for an honor, and not given one for which the nomination stands', async () => {
    const officer = await suspended();
    const on = (nominatedOn: string) => commendation([officer], { nominatedOn });
    expect(await refusedInBoth(api, (headers) => nominate(on('2022-12-31'), headers))).toEqual(REFUSED('2022-12-31'));
    expect(await nominate(on('2023-01-01'))).toMatchObject({ __typename: 'NominateHonorSuccess' });
    const id = globalId('Honor', honorIn(await nominate(on('2021-12-31'))));
    const award = { id, awardedBy: '市公安局', awardedOn: '2022-06-01', withoutNoticeBecause: '测试' };
    expect(await refusedInBoth(api, (headers) => confer(award, headers))).toEqual(REFUSED('2022-06-01'));
  });

  it('is not selected', async () => {
    const officer = await suspended();
    const round = await made.newRound();
    const on = (selectedOn: string) => selected(round, officer, { selectedOn });
    expect(await refusedInBoth(api, (headers) => record(on('2022-12-31'), headers))).toEqual(REFUSED('2022-12-31'));
    expect(await record(on('2023-01-01'))).toMatchObject({ __typename: 'RecordSelectionSuccess' });
  });

  it('takes part in an evaluation cycle', async () => {
    const station = await createUnit(api.registry);
    await suspended(station);
    const scheme = await createScheme(api.registry, { columns: { ownerId: station.id } });
    const year = { from: '2022-01-01', to: '2023-01-01' };
    expect(await openCycle(api)(newCycle(station, scheme, year))).toMatchObject({ participants: 1 });
  });

  it('counts for the strength, and is found by the status', async () => {
    const officer = await suspended(made.post);
    const id = globalId('Unit', made.post.id);
    expect(await api.admin.request(Station, { id })).toEqual({
      officers: { nodes: [{ id: globalId('Officer', officer.id) }] },
      node: { strength: { officers: 1 } },
    });
  });
});
