import { beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../../../src/time/day.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createAssignment, createOfficer, createOfficerIn } from '../../support/factories.ts';
import { createUnit } from '../../support/factories.ts';
import { collective, commendation, honorActs, honorIn, issue, rule } from '../../support/honor-acts.ts';
import { createHonorProgram } from '../../support/honor-factories.ts';
import { honorRows, lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();
const { nominate, reject, refusedInBoth } = honorActs(api);

const ARTICLE = '公安机关人民警察奖励条令 第七条';

let bureau: { id: number; code: string };
let station: { id: number; code: string };
let first: { id: number };
let second: { id: number };

beforeAll(async () => {
  const { registry } = api;
  bureau = await createUnit(registry, { code: 'B', kind: 'SUB_BUREAU' });
  station = await createUnit(registry, { code: 'B-S', parentId: bureau.id, category: 'STATION' });
  const team = await createUnit(registry, { code: 'B-S-T', parentId: station.id });
  first = await createOfficerIn(registry, team, { name: '甲一', policeNumber: '000001' });
  second = await createOfficer(registry, { name: '乙二' });
});

describe('nominateHonor', () => {
  it('proposes an honor for several officers, with its change', async () => {
    const program = await createHonorProgram(api.registry, { key: 'annual', recipientKind: 'OFFICER' });
    const result = await nominate(
      commendation([second, first], {
        title: ' 年度嘉奖 ',
        program: globalId('HonorProgram', program.id),
        citation: '抗洪',
        traits: ['EMERGENCY', 'INNOVATION'],
        basis: { documentNumber: '测政〔2024〕1号', reason: '年度评选' },
      }),
    );
    const id = honorIn(result);
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2024-03-01'],
      ['title', null, '年度嘉奖'],
      ['program', null, 'annual'],
      ['kind', null, 'INDIVIDUAL'],
      ['level', null, 'COUNTY'],
      ['meritClass', null, 'COMMENDATION'],
      ['recipients', null, '乙二、甲一 000001'],
      ['citation', null, '抗洪'],
      ['traits', null, 'INNOVATION EMERGENCY'],
      ['status', null, 'NOMINATED'],
    ];
    expect(result).toEqual({
      __typename: 'NominateHonorSuccess',
      honor: {
        id: globalId('Honor', id),
        version: 1,
        status: 'NOMINATED',
        title: '年度嘉奖',
        program: { key: 'annual' },
        kind: 'INDIVIDUAL',
        level: 'COUNTY',
        meritClass: 'COMMENDATION',
        recipients: [
          { __typename: 'Officer', id: globalId('Officer', second.id), name: '乙二', policeNumber: null },
          { __typename: 'Officer', id: globalId('Officer', first.id), name: '甲一', policeNumber: '000001' },
        ],
        citation: '抗洪',
        posthumous: false,
        traits: ['INNOVATION', 'EMERGENCY'],
        nominatedOn: '2024-03-01',
        basis: { documentNumber: '测政〔2024〕1号', reason: '年度评选' },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'nominateHonor', subjectType: 'Honor', subjectId: id, fields });
    expect(await honorRows(api.registry, id)).toEqual([
      { status: 'NOMINATED', from: '2024-03-01', to: null, believed: true, basis: '测政〔2024〕1号' },
    ]);
    expect(
      await api.registry.honorRecipient.findMany({ where: { honorId: id }, orderBy: { id: 'asc' } }),
    ).toMatchObject(
      // the category of the nearest unit above that has one
      [
        { officerId: second.id, unitId: null, category: null },
        { officerId: first.id, unitId: null, category: 'STATION' },
      ],
    );
  });

  it('proposes one for units, a temporary one among them', async () => {
    const force = await createUnit(api.registry, { code: 'B-TF', parentId: bureau.id, temporary: true });
    const result = await nominate(collective([station, force]));
    expect(result).toMatchObject({ honor: { recipients: [{ code: 'B-S' }, { code: 'B-TF' }] } });
    const { fields } = await lastChange(api.registry);
    expect(fields).toContainEqual(['recipients', null, 'B-S、B-TF']);
  });

  it('is of today where no day is given, of which it is not known that it is the first', async () => {
    const { nominatedOn: _day, ...input } = commendation([first], { title: '无日期' });
    const result = await nominate(input);
    expect(result).toMatchObject({ honor: { nominatedOn: today() } });
    expect(await api.registry.honorVersion.findFirst({ where: { honorId: honorIn(result) } })).toMatchObject({
      startKnown: false,
      validFrom: new Date(today()),
    });
  });

  it('proposes one posthumously for who is deceased that day, who served before', async () => {
    const hero = await createOfficerIn(api.registry, station, { name: '丙三', to: '2024-02-01' });
    await addOfficerVersion(api.registry, hero.id, { name: '丙三', from: '2024-02-01', status: 'DECEASED' });
    const result = await nominate(commendation([hero], { posthumous: true }));
    expect(result).toMatchObject({ honor: { posthumous: true, recipients: [{ name: '丙三' }] } });
    const alive = commendation([hero], { posthumous: true, nominatedOn: '2024-01-31' });
    expect(await refusedInBoth((headers) => nominate(alive, headers))).toEqual(
      rule(
        'recipient-not-deceased',
        '丙三 在 2024-01-31 不是已故民警，不能追授',
        '丙三 is no deceased police officer on 2024-01-31; nothing can be given posthumously.',
        ARTICLE,
      ),
    );
  });

  it('refuses who does not serve as police that day: one of several is enough', async () => {
    const auxiliary = await createOfficer(api.registry, { name: '丁四', category: 'AUXILIARY' });
    expect(await refusedInBoth((headers) => nominate(commendation([second, auxiliary]), headers))).toEqual(
      rule(
        'recipient-not-police',
        '丁四 在 2024-03-01 不是在职民警，个人奖励只授予在职民警',
        '丁四 does not serve as a police officer on 2024-03-01; honors for persons are for those who do.',
        ARTICLE,
      ),
    );
    const retiring = await createOfficer(api.registry, { name: '戊五', to: '2024-03-01' });
    await addOfficerVersion(api.registry, retiring.id, { name: '戊五', from: '2024-03-01', status: 'RETIRED' });
    expect(await nominate(commendation([retiring]))).toMatchObject({ rule: 'recipient-not-police' });
    expect(await nominate(commendation([retiring], { nominatedOn: '2024-02-29' }))).toMatchObject({
      __typename: 'NominateHonorSuccess',
    });
  });

  it('refuses a recipient that is not there that day', async () => {
    const gone = await createUnit(api.registry, { to: '2024-03-01' });
    const messages = ['该日没有此单位', 'There is no such Unit on that day.'];
    expect(await refusedInBoth((headers) => nominate(collective([station, gone]), headers))).toEqual(
      messages.map((message) => ({
        __typename: 'NotFoundError',
        message,
        type: 'Unit',
        key: globalId('Unit', gone.id),
      })),
    );
    expect(await nominate(commendation([{ id: 999_999 }]))).toMatchObject({ type: 'Officer' });
  });

  it('refuses a program of the other kind, and one that is not in force', async () => {
    const program = await createHonorProgram(api.registry, {
      name: '派出所评选',
      recipientKind: 'UNIT',
      to: '2024-06-01',
    });
    const under = { program: globalId('HonorProgram', program.id) };
    expect(await refusedInBoth((headers) => nominate(commendation([first], under), headers))).toEqual(
      rule('program-recipient-kind', '“派出所评选”的奖励对象为集体', 'Honors of 派出所评选 are collective.'),
    );
    expect(await nominate(collective([station], under))).toMatchObject({ __typename: 'NominateHonorSuccess' });
    expect(await nominate(collective([station], { ...under, nominatedOn: '2024-06-01' }))).toMatchObject({
      type: 'HonorProgram',
      message: '该日没有此评选项目',
    });
  });

  it('refuses the same for one recipient on a day while it is open, and shows it', async () => {
    const input = commendation([first, second], { title: '重复' });
    const existing = honorIn(await nominate(input));
    expect(
      await refusedInBoth((headers) => nominate({ ...input, recipients: [input.recipients[1]!] }, headers)),
    ).toEqual(
      [
        '其中有对象当日已被推荐同一奖励',
        'One of the recipients is nominated for the same honor on that day already.',
      ].map((message) => ({
        __typename: 'ConflictError',
        message,
        existing: { id: globalId('Honor', existing) },
      })),
    );
    for (const more of [{ nominatedOn: '2024-03-02' }, { meritClass: 'COMPETITION' as const }, { title: '另一' }]) {
      expect(await nominate({ ...input, ...more })).toMatchObject({ __typename: 'NominateHonorSuccess' });
    }
    await reject({ id: globalId('Honor', existing), effectiveOn: '2024-03-02', basis: { reason: '撤回' } });
    expect(await nominate(input)).toMatchObject({ __typename: 'NominateHonorSuccess' });
  });

  it('tells all that is wrong with the input', async () => {
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
        { path: 'recipients.2', message: '是 Officer 的标识，应为 Unit' },
        { path: 'traits', message: '有重复' },
        { path: 'nominatedOn' },
        { path: 'program', message: '不是登记系统的标识' },
      ],
    });
    for (const recipients of [[], Array<string>(101).fill(globalId('Officer', 1))]) {
      expect(await refusedInBoth((headers) => nominate({ ...commendation([]), recipients }, headers))).toMatchObject(
        issue(
          'recipients',
          `必须有 1 至 100 项，现有 ${recipients.length} 项`,
          `must have 1 to 100 elements, and has ${recipients.length}`,
        ),
      );
    }
  });

  it('costs as many statements for one recipient as for many', async () => {
    const many = [];
    for (let i = 0; i < 12; i++) many.push(await createOfficer(api.registry));
    await createAssignment(api.registry, many[0]!.id, { unitId: station.id });
    const counts = [];
    for (const officers of [many.slice(0, 1), many]) {
      const before = await leavingNoTrace(api.registry, () =>
        api.statements(() =>
          api.admin.request(
            'mutation Try($input: NominateHonorInput!) @dryRun { nominateHonor(input: $input) { __typename } }',
            { input: commendation(officers) },
          ),
        ),
      );
      counts.push(before.length);
    }
    expect(counts[1]).toBe(counts[0]);
  });

  it('is done once under one key, and not at all in a dry run', async () => {
    const input = commendation([second], { title: '一次' });
    await leavingNoTrace(api.registry, async () => {
      const answer = await api.admin.request(
        'mutation Try($input: NominateHonorInput!) @dryRun { nominateHonor(input: $input) { __typename } }',
        { input },
      );
      expect(answer).toEqual({ nominateHonor: { __typename: 'NominateHonorSuccess' } });
    });
    const once = await nominate(input, {}, 'once');
    expect(once).toMatchObject({ __typename: 'NominateHonorSuccess' });
    expect(await leavingNoTrace(api.registry, () => nominate(input, {}, 'once'))).toEqual(once);
  });
});
