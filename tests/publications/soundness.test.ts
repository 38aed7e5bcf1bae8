import { afterEach, describe, expect, it } from '@jest/globals';
import { separateOfficer } from '../../src/modules/officers/separation.service.ts';
import { addAssignment } from '../../src/modules/officers/assignment.service.ts';
import { write } from '../../src/record/changes.ts';
import type { Write } from '../../src/record/write.ts';
import { usePublishedFacts } from './facts-directory.ts';

// what an act refuses, a load does not store: what contradicts the rules only together with what staff have done

const facts = usePublishedFacts();
afterEach(() => facts.restore('posts.csv'));

/** An act of personnel staff, with its change. */
const act = (work: (inside: Write) => Promise<unknown>) =>
  write(facts.registry, async (inside) => ({
    result: await work(inside),
    change: {
      actor: 'staff',
      operation: 'act',
      subjectType: 'Registry',
      subjectId: null,
      fields: [],
      basis: null,
      requestId: 'request-2',
    },
  }));

const officer = async (name: string) =>
  (await facts.registry.officerVersion.findFirstOrThrow({ where: { name, supersededAt: null } })).officerId;
const unit = async (code: string) =>
  (await facts.registry.unitVersion.findFirstOrThrow({ where: { code, supersededAt: null } })).unitId;

const addPost = (row: string) => facts.edit('posts.csv', (content) => `${content}${row}\n`);

const REFUSED = 'Nothing was stored, for it contradicts what holds of every registry:';

describe('a load is refused', () => {
  it('with a post of an officer who has left', async () => {
    const command = { id: await officer('陈伟锋'), expectedVersion: null, effectiveOn: '2022-01-01', basis: null };
    await act((inside) => separateOfficer(inside, { ...command, status: 'RETIRED' }));
    await addPost('zhuji-chenweifeng,330681,,顾问,MEMBER,false,2023-01-01,DAY,stated,zhuji-2021');
    expect(await facts.refusal()).toEqual([
      REFUSED,
      expect.stringMatching(
        /^posts\.csv: 陈伟锋 顾问: assignment_version \d+: it is held by officer \d+, who is RETIRED from 2022-01-01$/,
      ),
    ]);
  });

  it('with the very post that staff have recorded', async () => {
    const post = { kind: 'CONCURRENT', title: '督察长', role: 'MEMBER', externalOrgan: null } as const;
    const [officerId, unitId] = [await officer('谢琦'), await unit('330681')];
    await act((inside) =>
      addAssignment(inside, {
        officerId,
        facts: { ...post, unitId },
        effectiveOn: '2022-01-01',
        until: null,
        expectedVersion: null,
        basis: null,
      }),
    );
    await addPost('zhuji-xieqi,330681,,督察长,MEMBER,false,2022-06-01,DAY,stated,zhuji-2021');
    expect(await facts.refusal()).toEqual([
      REFUSED,
      expect.stringMatching(
        /^posts\.csv: 谢琦 督察长: assignment_version \d+ and \d+: the very post is held twice at once/,
      ),
    ]);
  });
});

describe('a load is done', () => {
  it('where something else contradicted the rules before', async () => {
    await act(async ({ transaction, at }) => {
      const { id: officerId } = await transaction.officer.create({ data: {} });
      const { id: _id, ...row } = await transaction.officerVersion.findFirstOrThrow({ where: { supersededAt: null } });
      await transaction.officerVersion.create({
        data: {
          ...row,
          officerId,
          policeNumber: 'LEFT-1',
          status: 'RETIRED',
          recordedAt: at,
        },
      });
    });
    await addPost('zhuji-xieqi,330681,,法制顾问,MEMBER,false,2022-06-01,DAY,stated,zhuji-2021');
    expect((await facts.load()).posts).toMatchObject({ inserted: 1 });
  });
});
