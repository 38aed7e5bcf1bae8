import { beforeAll, describe, expect, it } from '@jest/globals';
import { EnrollOfficerDocument, type EnrollOfficerInput } from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { leavingNoTrace } from '../../support/writes.ts';

const api = useApp();

const EnrollOnTrial = graphql(`
  mutation EnrollOnTrial($input: EnrollOfficerInput!) @dryRun {
    enrollOfficer(input: $input) {
      ... on EnrollOfficerSuccess {
        likelyTwins {
          id
        }
      }
    }
  }
`);

let unit: string;
beforeAll(async () => {
  unit = globalId('Unit', (await createUnit(api.registry)).id);
});

const input = (values: Partial<EnrollOfficerInput>): EnrollOfficerInput => ({
  name: '王晓梅',
  category: 'POLICE',
  unit,
  title: '民警',
  effectiveOn: '2024-01-01',
  ...values,
});

/** Enrolls an officer; its id, and those of its likely twins. */
async function enroll(values: Partial<EnrollOfficerInput>, key = `twin-${unique()}`) {
  const { enrollOfficer } = await api.admin.request(EnrollOfficerDocument, { input: input(values), key });
  if (enrollOfficer.__typename !== 'EnrollOfficerSuccess') throw new Error(JSON.stringify(enrollOfficer));
  return { id: enrollOfficer.officer.id, twins: enrollOfficer.likelyTwins.map(({ id }) => id) };
}

const number = () => `T${unique()}`;

describe('who is enrolled', () => {
  it('has a likely twin where the name is on the roll without a number', async () => {
    const name = '甲一';
    const first = await enroll({ name });
    expect(first.twins).toEqual([]);
    expect((await enroll({ name, policeNumber: number() })).twins).toEqual([first.id]);
  });

  it('has a likely twin where it has no number itself', async () => {
    const name = '甲二';
    const first = await enroll({ name, policeNumber: number() });
    const second = await enroll({ name });
    expect(second.twins).toEqual([first.id]);
    expect((await enroll({ name })).twins).toEqual([first.id, second.id]);
  });

  it('has none among namesakes with other numbers or genders, and among other names', async () => {
    const name = '甲三';
    await enroll({ name, policeNumber: number(), gender: 'MALE' });
    expect((await enroll({ name, policeNumber: number(), gender: 'MALE' })).twins).toEqual([]);
    expect((await enroll({ name, gender: 'FEMALE' })).twins).toEqual([]);
    expect((await enroll({ name: '甲三四' })).twins).toEqual([]);
  });

  it('has one who was enrolled ahead, whichever of the two came first', async () => {
    const name = '甲五';
    const later = await enroll({ name, effectiveOn: '2025-01-01' });
    const earlier = await enroll({ name });
    expect(earlier.twins).toEqual([later.id]);
    expect((await enroll({ name, effectiveOn: '2025-06-01' })).twins).toEqual([later.id, earlier.id]);
  });

  it.each([
    ['張伟', '张伟', '张 伟', '张\u3000偉'],
    ['买买提·吐尔逊', '买买提•吐尔逊', '买买提吐尔逊'],
    ['神\uFE00谷', '神谷'],
    ['ＡＢ', 'ab', 'AB'],
  ])('has one whose name is written otherwise: %s', async (first, ...others) => {
    const all = [(await enroll({ name: first })).id];
    for (const name of others) {
      const { id, twins } = await enroll({ name });
      expect(twins).toEqual(all);
      all.push(id);
    }
  });

  it('has none whose name only sounds the same', async () => {
    await enroll({ name: '甲章' });
    expect((await enroll({ name: '甲张' })).twins).toEqual([]);
  });

  it('has no more than ten, the first enrolled first', async () => {
    const name = '甲六';
    const all: string[] = [];
    for (let i = 0; i < 12; i++) all.push((await enroll({ name })).id);
    expect((await enroll({ name })).twins).toEqual(all.slice(0, 10));
  });

  it('is told of a twin in a dry run, and again under the same key', async () => {
    const name = '甲七';
    const first = await enroll({ name });
    const tried = await leavingNoTrace(api.registry, () =>
      api.admin.request(EnrollOnTrial, { input: input({ name }) }),
    );
    expect(tried).toEqual({ enrollOfficer: { likelyTwins: [{ id: first.id }] } });
    const key = 'the-same-twin';
    const second = await enroll({ name }, key);
    await enroll({ name });
    expect(await enroll({ name }, key)).toEqual(second);
  });

  it('is told of twins whom the viewer may see, wherever they are', async () => {
    const name = '甲八';
    const elsewhere = await createOfficerIn(api.registry, await createUnit(api.registry), { name });
    const bound = await api.signedIn(['registry:read', 'personnel:write'], [Number(atob(unit).split(':')[1])]);
    const { enrollOfficer } = await bound.request(EnrollOfficerDocument, { input: input({ name }), key: 'bound-twin' });
    expect(enrollOfficer).toMatchObject({ likelyTwins: [{ id: globalId('Officer', elsewhere.id) }] });
  });
});
