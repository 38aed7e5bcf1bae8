import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import type { OfficerOrderField } from '../../generated/graphql.ts';
import { useApp } from '../../support/app.ts';
import { createOfficer } from '../../support/factories.ts';

// a search that very many meet is read in the order of the list, one that few meet is looked up: the pages are the same

const Found = graphql(`
  query FoundBySearch($search: String!, $field: OfficerOrderField!, $after: String, $knownAt: DateTime)
  @asOf(knownAt: $knownAt) {
    officers(first: 40, after: $after, filter: { search: $search }, orderBy: [{ field: $field, direction: ASC }]) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        name
        namePinyin
        policeNumber
      }
    }
  }
`);

const api = useApp();

/** More than are looked up in a force of this size. */
const MANY = 130;

const people: { name: string; namePinyin: string; policeNumber: string }[] = [];

beforeAll(async () => {
  const add = async (name: string, namePinyin: string) => {
    const policeNumber = `SYN${String((people.length * 7919) % 1009).padStart(4, '0')}`;
    const joined = namePinyin.replaceAll(' ', '');
    const initials = namePinyin
      .split(' ')
      .map(([letter]) => letter)
      .join('');
    await createOfficer(api.registry, { name, namePinyin, nameJoined: joined, nameInitials: initials, policeNumber });
    people.push({ name, namePinyin, policeNumber });
  };
  for (let i = 0; i < MANY; i++)
    await add(`王伟${'甲乙丙丁'[i % 4]}`, `wang wei ${['jia', 'yi', 'bing', 'ding'][i % 4]}`);
  await add('张伟', 'zhang wei');
  await add('張三', 'zhang san');
  await add('李张', 'li zhang');
  await add('伟张伟', 'wei zhang wei');
  // a reading that staff set
  await add('伟大', 'da da');
});

const nameOrder = (a: (typeof people)[number], b: (typeof people)[number]) =>
  a.namePinyin < b.namePinyin ? -1 : a.namePinyin > b.namePinyin ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/** All that a search finds, page by page, and how many it says there are. */
async function found(search: string, field: OfficerOrderField, knownAt: string | null = null) {
  const nodes: (typeof people)[number][] = [];
  let after: string | null = null;
  let count: number | null;
  do {
    const { officers }: Awaited<ReturnType<typeof page>> = await page(search, field, after, knownAt);
    nodes.push(...(officers.nodes as (typeof people)[number][]));
    count = officers.totalCount;
    after = officers.pageInfo.hasNextPage ? officers.pageInfo.endCursor! : null;
  } while (after !== null);
  return { nodes, count };
}

const page = (search: string, field: OfficerOrderField, after: string | null, knownAt: string | null) =>
  api.admin.request(Found, { search, field, after, knownAt });

const withCharacter = (...written: string[]) => people.filter(({ name }) => written.some((one) => name.includes(one)));

describe('one character of a Chinese name', () => {
  it.each([
    ['very many have it', '伟', ['伟', '偉']],
    ['few have it, in either way to write it', '张', ['张', '張']],
    ['the other way is typed', '張', ['张', '張']],
    ['very many begin with it', '王', ['王']],
    ['nobody has it', '囍', []],
  ])('finds all who have it, in the order of names: %s', async (_case, search, written) => {
    const expected = withCharacter(...written).toSorted(nameOrder);
    const { nodes, count } = await found(search, 'NAME');
    expect(count).toBe(expected.length);
    expect(nodes.map(({ name, namePinyin }) => `${namePinyin} ${name}`)).toEqual(
      expected.map(({ name, namePinyin }) => `${namePinyin} ${name}`),
    );
    const byNumber = await found(search, 'POLICE_NUMBER');
    expect(byNumber.nodes.map(({ policeNumber }) => policeNumber)).toEqual(
      expected.map(({ policeNumber }) => policeNumber).toSorted(),
    );
    // what was known at an instant is found in parts of its own
    const before = await found(search, 'NAME', new Date().toISOString());
    expect(before.nodes).toEqual(nodes);
  });
});

describe('a search in another order than by name', () => {
  it.each(['wang', 'w', 'zhang', 'SYN0', 'zw', '王伟', '张伟'])('finds the same: %s', async (search) => {
    const byName = await found(search, 'NAME');
    const byNumber = await found(search, 'POLICE_NUMBER');
    expect(byNumber.nodes.map(({ policeNumber }) => policeNumber)).toEqual(
      byName.nodes.map(({ policeNumber }) => policeNumber).toSorted(),
    );
    expect(byName.count).toBe(byName.nodes.length);
    expect(byName.count).toBeGreaterThan(0);
  });
});
