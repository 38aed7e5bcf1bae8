import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createOfficer, createOfficerIn, createUnit } from '../../support/factories.ts';
import { collective, commendation, honorActs, honorIn } from '../../support/honor-acts.ts';
import { createHonorProgram } from '../../support/honor-factories.ts';
import { leavingNoTrace } from '../../support/writes.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';

const api = useApp();
const { nominate } = honorActs(api);

const ARTICLE = '公安机关人民警察奖励条令 第七条';

let station: { id: number };
let first: { id: number };
let second: { id: number };

beforeAll(async () => {
  station = await createUnit(api.registry, { category: 'STATION' });
  first = await createOfficerIn(api.registry, station, { name: '甲一' });
  second = await createOfficer(api.registry, { name: '乙二' });
});

describe('nominateHonor', () => {
  it('refuses a posthumous honor for an officer who is alive that day', async () => {
    const hero = await createOfficerIn(api.registry, station, { name: '丙三', to: '2024-02-01' });
    await addOfficerVersion(api.registry, hero.id, { name: '丙三', from: '2024-02-01', status: 'DECEASED' });
    const alive = commendation([hero], { posthumous: true, nominatedOn: '2024-01-31' });
    expect(await refusedInBoth(api, (headers) => nominate(alive, headers))).toEqual(
      rule(
        'recipient-not-deceased',
        '丙三 在 2024-01-31 不是已故民警，不能追授',
        '丙三 is no deceased police officer on 2024-01-31; nothing can be given posthumously.',
        ARTICLE,
      ),
    );
  });

  it('refuses an auxiliary among several recipients', async () => {
    const auxiliary = await createOfficer(api.registry, { name: '丁四', category: 'AUXILIARY' });
    expect(await refusedInBoth(api, (headers) => nominate(commendation([second, auxiliary]), headers))).toEqual(
      rule(
        'recipient-not-police',
        '丁四 在 2024-03-01 不是在职民警，个人奖励只授予在职民警',
        '丁四 does not serve as a police officer on 2024-03-01; honors for persons are for those who do.',
        ARTICLE,
      ),
    );
  });

  it('refuses an officer from the day of retirement on, and not before', async () => {
    const retiring = await createOfficer(api.registry, { name: '戊五', to: '2024-03-01' });
    await addOfficerVersion(api.registry, retiring.id, { name: '戊五', from: '2024-03-01', status: 'RETIRED' });
    expect(await nominate(commendation([retiring]))).toMatchObject({ rule: 'recipient-not-police' });
    expect(await nominate(commendation([retiring], { nominatedOn: '2024-02-29' }))).toMatchObject({
      __typename: 'NominateHonorSuccess',
    });
  });

  it('refuses a unit that is not there that day', async () => {
    const gone = await createUnit(api.registry, { to: '2024-03-01' });
    const messages = [
      '该日没有此单位，自 2024-03-01 起已不在册',
      'There is no such Unit on that day: it is no longer on record from 2024-03-01.',
    ];
    expect(await refusedInBoth(api, (headers) => nominate(collective([station, gone]), headers))).toEqual(
      messages.map((message) => ({
        __typename: 'NotFoundError',
        message,
        type: 'Unit',
        key: globalId('Unit', gone.id),
      })),
    );
  });

  it('refuses an officer who is not on record', async () => {
    expect(await nominate(commendation([{ id: 999_999 }]))).toMatchObject({ type: 'Officer' });
  });

  it('refuses a program for the other kind of honors', async () => {
    const program = await createHonorProgram(api.registry, {
      name: '派出所评选',
      recipientKind: 'UNIT',
      to: '2024-06-01',
    });
    const under = { program: globalId('HonorProgram', program.id) };
    expect(await refusedInBoth(api, (headers) => nominate(commendation([first], under), headers))).toEqual(
      rule('program-recipient-kind', '“派出所评选”的奖励对象为集体', 'Honors of 派出所评选 are collective.'),
    );
    expect(await nominate(collective([station], under))).toMatchObject({ __typename: 'NominateHonorSuccess' });
  });

  it('refuses a program that is not in force on the day', async () => {
    const program = await createHonorProgram(api.registry, {
      name: '派出所评选',
      recipientKind: 'UNIT',
      to: '2024-06-01',
    });
    const under = { program: globalId('HonorProgram', program.id) };
    expect(await nominate(collective([station], { ...under, nominatedOn: '2024-06-01' }))).toMatchObject({
      type: 'HonorProgram',
      message: '该日没有此评选项目，自 2024-06-01 起已不在册',
    });
  });

  it('refuses the same honor for one recipient on a day while the first is open, and shows the first', async () => {
    const input = commendation([first, second], { title: '重复' });
    const existing = honorIn(await nominate(input));
    expect(
      await refusedInBoth(api, (headers) => nominate({ ...input, recipients: [input.recipients[1]!] }, headers)),
    ).toEqual(
      [
        '其中有对象当日已被申报同一奖励',
        'One of the recipients is nominated for the same honor on that day already.',
      ].map((message) => ({
        __typename: 'ConflictError',
        message,
        existing: { id: globalId('Honor', existing) },
      })),
    );
  });

  it('reports all that is wrong with the input', async () => {
    const input = commendation([first, first], {
      title: ' ',
      posthumous: true,
      kind: 'COLLECTIVE',
      traits: ['INNOVATION', 'INNOVATION'],
      nominatedOn: '1949-09-30',
      recipients: [globalId('Unit', 1), globalId('Unit', 1), globalId('Officer', 1)],
      program: 'x',
    });
    expect(await leavingNoTrace(api.registry, () => nominate(input))).toMatchObject({
      issues: [
        { path: 'posthumous', message: '只适用于个人奖励' },
        { path: 'title', message: '不能为空' },
        { path: 'recipients.1', message: '与前面的重复' },
        { path: 'recipients.2', message: '给出的是民警，应为单位' },
        { path: 'traits', message: '有重复' },
        { path: 'nominatedOn' },
        { path: 'program', message: '不是登记系统的标识' },
      ],
    });
  });

  it('refuses no recipients, and more than 100', async () => {
    for (const recipients of [[], Array<string>(101).fill(globalId('Officer', 1))]) {
      expect(
        await refusedInBoth(api, (headers) => nominate({ ...commendation([]), recipients }, headers)),
      ).toMatchObject(
        issue(
          'recipients',
          `必须有 1 至 100 项，现有 ${recipients.length} 项`,
          `must have 1 to 100 elements, and has ${recipients.length}`,
        ),
      );
    }
  });
});
