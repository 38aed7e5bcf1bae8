import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  DefineHonorProgramDocument,
  HonorNomineesDocument,
  type DefineHonorProgramInput,
  type HonorTrait,
} from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit } from '../../support/factories.ts';
import { collective, commendation, honorActs, honorIn } from '../../support/honor-acts.ts';

const api = useApp();
const { nominate, notice, confer, reject } = honorActs(api);

const define = (input: DefineHonorProgramInput) => api.admin.request(DefineHonorProgramDocument, { input });

describe('the nominees of a program', () => {
  let program: string;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const station = await createUnit(api.registry, { category: 'STATION', from: '2000-01-01' });
    const office = await createUnit(api.registry, { category: 'GENERAL', from: '2000-01-01' });
    const input: DefineHonorProgramInput = {
      key: 'nominees',
      name: '警星',
      preferredCategories: ['STATION'],
      preferredTraits: ['INNOVATION', 'EMERGENCY'],
      effectiveOn: '2024-01-01',
    };
    await define(input);
    ({ id: program } = await api.registry.honorProgram
      .findUniqueOrThrow({ where: { key: 'nominees' } })
      .then(({ id }) => ({ id: globalId('HonorProgram', id) })));
    await define({ ...input, preferredCategories: ['GENERAL'], preferredTraits: [], effectiveOn: '2025-01-01' });
    const of = async (title: string, unit: { id: number }, traits: HonorTrait[], nominatedOn: string) => {
      const officers = [await createOfficerIn(api.registry, unit)];
      ids[title] = globalId(
        'Honor',
        honorIn(await nominate(commendation(officers, { title, program, traits, nominatedOn }))),
      );
    };
    await of('无', office, ['DEDICATION'], '2024-02-01');
    await of('创新', office, ['INNOVATION'], '2024-02-03');
    await of('基层', station, [], '2024-02-02');
    await of('基层创新', station, ['INNOVATION'], '2024-02-04');
    await of('三项', station, ['INNOVATION', 'EMERGENCY', 'DEDICATION'], '2024-02-05');
    await of('未通过', station, ['INNOVATION'], '2024-02-01');
    await of('已授予', station, ['INNOVATION'], '2024-02-01');
    ids['集体'] = globalId(
      'Honor',
      honorIn(await nominate(collective([office, station], { title: '集体', program, nominatedOn: '2024-02-02' }))),
    );
    await reject({ id: ids['未通过']!, effectiveOn: '2024-02-10', basis: { reason: '条件不符' } });
    await confer({ id: ids['已授予']!, awardedBy: '甲市公安局', awardedOn: '2024-02-10' });
    await notice({ id: ids['基层创新']!, noticedOn: '2024-02-20' });
  });

  const NomineesOn = graphql(`
    query NomineesOn($id: ID!, $date: Date!, $first: Int, $after: String) @asOf(date: $date) {
      node(id: $id) {
        ... on HonorProgram {
          nominees(first: $first, after: $after) {
            totalCount
            nodes {
              title
            }
            pageInfo {
              endCursor
            }
          }
        }
      }
    }
  `);

  const page = async (date: string, more: { first?: number; after?: string } = {}) => {
    const { node } = await api.admin.request(NomineesOn, { id: program, date, ...more });
    if (!node || !('nominees' in node)) throw new Error('There is no such program.');
    const { totalCount, nodes, pageInfo } = node.nominees;
    return { totalCount, titles: nodes.map(({ title }) => title), end: pageInfo.endCursor };
  };

  it('are the open nominations, ordered by points, then by day and id', async () => {
    const { titles, totalCount } = await page('2024-03-01');
    expect(titles).toEqual(['三项', '基层创新', '基层', '集体', '创新', '无']);
    expect(totalCount).toBe(6);
  });

  it('are ordered by the preference of the day', async () => {
    expect((await page('2025-01-01')).titles).toEqual(['无', '集体', '创新', '基层', '基层创新', '三项']);
    // the day before the first was turned down, and another conferred
    expect((await page('2024-02-09')).titles).toEqual([
      '三项',
      '未通过',
      '已授予',
      '基层创新',
      '基层',
      '集体',
      '创新',
      '无',
    ]);
  });

  it('are read by pages', async () => {
    const titles: string[] = [];
    let after: string | null | undefined;
    for (let n = 0; n < 3; n++) {
      const found = await page('2024-03-01', { first: 2, ...(after != null && { after }) });
      titles.push(...found.titles);
      after = found.end;
    }
    expect(titles).toEqual(['三项', '基层创新', '基层', '集体', '创新', '无']);
  });

  it('are read in as many statements for one program as for all', async () => {
    const { honorPrograms } = await api.admin.request(HonorNomineesDocument, { first: 3 });
    expect(honorPrograms.find(({ key }) => key === 'nominees')?.nominees.totalCount).toBe(6);
    // the programs, their nominees, the count of these, the recipients, of two kinds, and the rules and days of notices
    expect(await api.statements(() => api.admin.request(HonorNomineesDocument, { first: 100 }))).toHaveLength(8);
    expect(await api.statements(() => page('2024-03-01'))).toHaveLength(3);
  });
});
