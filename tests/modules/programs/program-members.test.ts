import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  AdmitMembersDocument,
  CloseUnitDocument,
  EndMembershipDocument,
  MergeOfficersDocument,
  MergeUnitsDocument,
  ProgramMembersDocument,
  SeparateOfficerDocument,
  type AdmitMembersInput,
  type EndMembershipInput,
} from '../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { testCallers } from '../../support/callers.ts';
import { createAssignment, createOfficer, createUnit, unique } from '../../support/factories.ts';
import { createMember, createProgram } from '../../support/program-factories.ts';
import { refusedInBoth, rule } from '../../support/refusals.ts';
import { withdrawals } from '../../support/withdrawals.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';
import { sql } from '../../../src/sql/sql.ts';

const api = useApp();

const admit = (input: AdmitMembersInput, headers: Record<string, string> = {}, key = `key-${unique()}`) =>
  api.admin.request(AdmitMembersDocument, { input, key }, headers).then((data) => data.admitMembers);

const end = (input: EndMembershipInput, headers: Record<string, string> = {}) =>
  api.admin.request(EndMembershipDocument, { input }, headers).then((data) => data.endMembership);

let bureau: { id: number; code: string };
let station: { id: number; code: string };
let elsewhere: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'M', kind: 'SUB_BUREAU' });
  station = await createUnit(api.registry, { code: 'M1', parentId: bureau.id, kind: 'STATION', category: 'STATION' });
  elsewhere = await createUnit(api.registry, { code: 'N', kind: 'SUB_BUREAU' });
});

const officerIn = async (unit: { id: number }, facts: Parameters<typeof createOfficer>[1] = {}) => {
  const policeNumber = `M${unique()}`;
  const { id } = await createOfficer(api.registry, { policeNumber, ...facts });
  await createAssignment(api.registry, id, { unitId: unit.id });
  return { id, policeNumber, officer: globalId('Officer', id) };
};

const talents = async (more: Parameters<typeof createProgram>[1] = {}) => {
  const program = await createProgram(api.registry, {
    kind: 'TALENT',
    admission: 'BY_ADMISSION',
    ownerId: bureau.id,
    categories: ['POLICE'],
    ...more,
  });
  return { ...program, program: globalId('Program', program.id) };
};

const admitted = (program: string, subjects: string[], more: Partial<AdmitMembersInput> = {}): AdmitMembersInput => ({
  program,
  subjects,
  effectiveOn: '2024-01-01',
  ...more,
});

/** What is believed of memberships: from and until when, in the order of their days. */
const daysOf = async (memberId: number) => {
  const rows = await api.registry.$query<{ days: string }>(
    sql`SELECT valid_from || ' ' || coalesce(valid_to::text, '') AS days FROM program_member_version
WHERE member_id = $1 AND superseded_at IS NULL ORDER BY valid_from`,
    [memberId],
  );
  return rows.map(({ days }) => days);
};

describe('admitMembers', () => {
  it('admits officers to a program, in the order of the input, and records the change', async () => {
    const [one, another] = [await officerIn(station), await officerIn(bureau)];
    const { id, key, program } = await talents();
    const input = admitted(program, [another.officer, one.officer], { field: ' 大数据 ', until: '2027-01-01' });
    const result = await admit({ ...input, basis: { documentNumber: '测公〔2024〕5号' } });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2024-01-01'],
      ['field', null, '大数据'],
      ['until', null, '2027-01-01'],
      ['member', null, `甲乙 ${another.policeNumber}`],
      ['member', null, `甲乙 ${one.policeNumber}`],
    ];
    const member = {
      id: expect.any(String),
      version: 1,
      program: { key },
      field: '大数据',
      validity: { from: '2024-01-01', to: '2027-01-01' },
    };
    expect(result).toEqual({
      __typename: 'AdmitMembersSuccess',
      members: [another, one].map(({ officer }) => ({ ...member, subject: { id: officer, name: '甲乙' } })),
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'admitMembers', subjectType: 'Program', subjectId: id, fields });
    expect(await api.registry.programMember.count()).toBe(2);
  });

  it('admits units to a program of units', async () => {
    const { program } = await talents({ subjectKind: 'UNIT', categories: [], unitKinds: ['STATION'] });
    expect(await admit(admitted(program, [globalId('Unit', station.id)]))).toMatchObject({
      members: [{ subject: { code: 'M1' }, field: null, validity: { to: null } }],
    });
    expect(
      await refusedInBoth(api, (headers) => admit(admitted(program, [globalId('Unit', bureau.id)]), headers)),
    ).toEqual(
      rule(
        'outside-criteria',
        '单位M M 在 2024-01-01 不符合适用条件',
        'The criteria are not met on 2024-01-01 by 单位M M.',
      ),
    );
  });

  it('admits nobody of several where one of them does not meet the criteria', async () => {
    const { program } = await talents();
    const [good, auxiliary, away, gone] = await Promise.all([
      officerIn(station),
      officerIn(station, { category: 'AUXILIARY' }),
      officerIn(elsewhere),
      officerIn(station, { status: 'RETIRED' }),
    ]);
    const all = [good, auxiliary, away, gone];
    const input = admitted(
      program,
      all.map(({ officer }) => officer),
    );
    const outside = all.slice(1).map(({ policeNumber }) => `甲乙 ${policeNumber}`);
    expect(await refusedInBoth(api, (headers) => admit(input, headers))).toEqual(
      rule(
        'outside-criteria',
        `${outside.join('、')} 在 2024-01-01 不符合适用条件`,
        `The criteria are not met on 2024-01-01 by ${outside.join(', ')}.`,
      ),
    );
  });

  it('refuses who is a member in that time', async () => {
    const { id: programId, program } = await talents();
    const { id, officer, policeNumber } = await officerIn(station);
    const member = await createMember(api.registry, { programId, officerId: id, from: '2024-06-01' });
    expect(await leavingNoTrace(api.registry, () => admit(admitted(program, [officer])))).toMatchObject({
      __typename: 'ConflictError',
      message: `甲乙 ${policeNumber} 在 2024-06-01 已是成员`,
      existing: { id: globalId('ProgramMember', member.id) },
    });
    expect(await admit(admitted(program, [officer], { until: '2024-06-01' }))).toMatchObject({ members: [{}] });
  });

  it('refuses a program that admits nobody, one that has ended, and one that is not there', async () => {
    const { officer } = await officerIn(station);
    const byCriteria = await talents({ key: 'by-criteria', name: '合成普适', admission: 'BY_CRITERIA' });
    const ended = await talents({ key: 'over', name: '合成期满', status: 'ENDED' });
    const later = await talents({ from: '2024-01-02' });
    expect(await refusedInBoth(api, (headers) => admit(admitted(byCriteria.program, [officer]), headers))).toEqual(
      rule(
        'program-by-criteria',
        '制度「合成普适」按条件自动适用，无须列入制度名单',
        'The program 合成普适 concerns all who meet its criteria; nobody is admitted to it.',
      ),
    );
    expect(await refusedInBoth(api, (headers) => admit(admitted(ended.program, [officer]), headers))).toEqual(
      rule('program-ended', '制度「合成期满」在 2024-01-01 已结束', 'The program 合成期满 has ended by 2024-01-01.'),
    );
    expect(await leavingNoTrace(api.registry, () => admit(admitted(later.program, [officer])))).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Program',
    });
  });

  it('refuses an officer who is not on record that day, and what is of the other kind', async () => {
    const { program } = await talents();
    const later = await officerIn(station, { from: '2024-01-02' });
    expect(await leavingNoTrace(api.registry, () => admit(admitted(program, [later.officer])))).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Officer',
    });
    const unit = globalId('Unit', station.id);
    expect(await leavingNoTrace(api.registry, () => admit(admitted(program, [later.officer, unit])))).toMatchObject({
      issues: [{ path: 'subjects.1', message: '该制度只接纳民警' }],
    });
  });

  it('reports all that is wrong with the input', async () => {
    const { officer } = await officerIn(station);
    const wrong = admitted(globalId('Unit', station.id), [officer, officer, globalId('Honor', 1)], {
      field: '字'.repeat(101),
      until: '2024-01-01',
    });
    expect(await leavingNoTrace(api.registry, () => admit(wrong))).toMatchObject({
      issues: [
        { path: 'program' },
        { path: 'subjects.1', message: '与前面的重复' },
        { path: 'subjects.2' },
        { path: 'field' },
        { path: 'until', message: '必须晚于生效日期' },
      ],
    });
    expect(await leavingNoTrace(api.registry, () => admit(admitted(globalId('Program', 1), [])))).toMatchObject({
      issues: [{ path: 'subjects', message: '必须有 1 至 1000 项，现有 0 项' }],
    });
  });

  it('acts once under one key', async () => {
    const input = admitted((await talents()).program, [(await officerIn(station)).officer]);
    const done = await admit(input, {}, 'once');
    expect(await leavingNoTrace(api.registry, () => admit(input, {}, 'once'))).toEqual(done);
  });
});

describe('endMembership', () => {
  const joined = async (from = '2023-01-01') => {
    const { id: programId } = await talents();
    const { id: officerId } = await officerIn(station);
    const { id } = await createMember(api.registry, { programId, officerId, from });
    return { id, member: globalId('ProgramMember', id) };
  };

  it('ends a membership, which is shown as it last was', async () => {
    const { id, member } = await joined();
    expect(await end({ id: member, expectedVersion: 1, effectiveOn: '2024-01-01' })).toMatchObject({
      __typename: 'EndMembershipSuccess',
      member: { id: member, version: 2, validity: { from: '2023-01-01', to: '2024-01-01' } },
    });
    expect(await lastChange(api.registry)).toMatchObject({
      operation: 'endMembership',
      subjectType: 'ProgramMember',
      subjectId: id,
      fields: [
        ['effectiveOn', null, '2024-01-01'],
        ['validTo', null, '2024-01-01'],
      ],
    });
    expect(await daysOf(id)).toEqual(['2023-01-01 2024-01-01']);
  });

  it('refuses one that is not held on the day, or begins on it, and a stale version', async () => {
    const { member } = await joined();
    const refused = (more: Partial<EndMembershipInput>) =>
      leavingNoTrace(api.registry, () => end({ id: member, effectiveOn: '2024-01-01', ...more }));
    expect(await refused({ effectiveOn: '2022-12-31' })).toMatchObject({
      __typename: 'NotFoundError',
      type: 'ProgramMember',
    });
    expect(await refused({ effectiveOn: '2023-01-01' })).toMatchObject({ rule: 'membership-never-held' });
    expect(await refused({ expectedVersion: 2 })).toMatchObject({ __typename: 'StaleVersionError', currentVersion: 1 });
    expect(await refused({ id: globalId('Officer', 1) })).toMatchObject({ issues: [{ path: 'id' }] });
  });

  it('is refused to who is bound to the unit of the member alone, or to others', async () => {
    const { member } = await joined();
    for (const unit of [station, elsewhere]) {
      const bound = await api.signedIn(scopesWithout('registry:read'), [unit.id], ['registry:read']);
      const input = { id: member, effectiveOn: '2024-01-01' };
      expect(
        await leavingNoTrace(api.registry, () => refusal(bound.request(EndMembershipDocument, { input }))),
      ).toMatchObject([{ extensions: { code: 'FORBIDDEN', scope: 'program:write' } }]);
    }
    const bound = await api.signedIn(scopesWithout('registry:read'), [bureau.id], ['registry:read']);
    const input = { id: member, effectiveOn: '2024-01-01' };
    expect(await bound.request(EndMembershipDocument, { input })).toMatchObject({ endMembership: { member: {} } });
  });
});

testCallers(
  api,
  ['registry:read', 'program:write'],
  [
    [
      'admitMembers',
      async () => {
        const input = admitted((await talents()).program, [(await officerIn(station)).officer]);
        return (client) => client.request(AdmitMembersDocument, { input, key: `access-${unique()}` });
      },
    ],
    [
      'endMembership',
      async () => {
        const { id: officerId } = await officerIn(station);
        const member = await createMember(api.registry, { programId: (await talents()).id, officerId });
        const input = { id: globalId('ProgramMember', member.id), effectiveOn: '2024-01-01' };
        return (client) => client.request(EndMembershipDocument, { input });
      },
    ],
  ],
);

describe('the members of a program', () => {
  it('are those of the day, the latest first, and with the ended where asked', async () => {
    const { id: programId, key } = await talents();
    const [first, second, past] = [await officerIn(station), await officerIn(bureau), await officerIn(station)];
    await createMember(api.registry, { programId, officerId: first.id, from: '2023-01-01', field: '刑侦' });
    await createMember(api.registry, { programId, officerId: second.id, from: '2024-01-01' });
    await createMember(api.registry, { programId, officerId: past.id, from: '2022-01-01', to: '2024-01-01' });
    const read = async (client: typeof api.admin, includeEnded = false) => {
      const { program } = await client.request(ProgramMembersDocument, { key, includeEnded, date: '2024-06-01' });
      return program!.members.nodes.map(({ subject }) => (subject as { policeNumber?: string }).policeNumber);
    };
    expect(await read(api.admin)).toEqual([second.policeNumber, first.policeNumber]);
    expect(await read(api.admin, true)).toEqual([second.policeNumber, first.policeNumber, past.policeNumber]);
    // who reads members of one unit alone
    const bound = await api.signedIn(['program:read'], [station.id], ['registry:read']);
    expect(await read(bound, true)).toEqual([first.policeNumber, past.policeNumber]);
  });

  const ended = async (send: (of: { officer: string; unit: { id: number } }) => Promise<unknown>) => {
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    const officer = await officerIn(station);
    const [people, units] = [await talents(), await talents({ subjectKind: 'UNIT', categories: [] })];
    const members = [
      await createMember(api.registry, { programId: people.id, officerId: officer.id, from: '2023-01-01' }),
      await createMember(api.registry, {
        programId: people.id,
        officerId: officer.id,
        from: '2019-01-01',
        to: '2023-01-01',
      }),
      await createMember(api.registry, { programId: units.id, unitId: unit.id, from: '2023-01-01' }),
      await createMember(api.registry, { programId: units.id, unitId: unit.id, from: '2022-01-01', to: '2023-01-01' }),
    ];
    await send({ officer: officer.officer, unit });
    const { fields } = await lastChange(api.registry);
    const days = await Promise.all(members.map(({ id }) => daysOf(id)));
    return { fields, days: days.flat(), keys: [people.key, units.key] };
  };

  it('end with the service of an officer', async () => {
    const { fields, days, keys } = await ended(({ officer: id }) =>
      api.admin.request(SeparateOfficerDocument, { input: { id, status: 'RETIRED', effectiveOn: '2024-01-01' } }),
    );
    expect(days).toEqual(['2023-01-01 2024-01-01', '2019-01-01 2023-01-01', '2023-01-01 ', '2022-01-01 2023-01-01']);
    expect(fields).toContainEqual([`membership.${keys[0]}.validTo`, null, '2024-01-01']);
  });

  it.each([
    [
      'closed',
      (unit: string) => api.admin.request(CloseUnitDocument, { input: { id: unit, effectiveOn: '2024-01-01' } }),
    ],
    [
      'merged',
      (unit: string) =>
        api.admin.request(MergeUnitsDocument, {
          input: { ids: [unit], into: globalId('Unit', station.id), effectiveOn: '2024-01-01' },
        }),
    ],
  ])('end with a unit that is %s', async (_how, send) => {
    let code = '';
    const { fields, days, keys } = await ended(async ({ unit }) => {
      code = (unit as { id: number; code: string }).code;
      await send(globalId('Unit', unit.id));
    });
    expect(days).toEqual(['2023-01-01 ', '2019-01-01 2023-01-01', '2023-01-01 2024-01-01', '2022-01-01 2023-01-01']);
    expect(fields).toContainEqual([`membership.单位${code} ${code} ${keys[1]}.validTo`, null, '2024-01-01']);
  });

  it('follow an officer into another record of the same, unless both are members at once', async () => {
    const basis = { reason: '重复登记' };
    const [into, duplicate] = [await officerIn(station), await officerIn(station, { policeNumber: null })];
    const [one, other] = [await talents({ key: 'moved' }), await talents({ key: 'twice' })];
    const moved = await createMember(api.registry, { programId: one.id, officerId: duplicate.id, from: '2023-01-01' });
    await createMember(api.registry, { programId: other.id, officerId: into.id, from: '2023-01-01' });
    const twice = await createMember(api.registry, {
      programId: other.id,
      officerId: duplicate.id,
      from: '2024-01-01',
    });
    const merge = () =>
      api.admin
        .request(MergeOfficersDocument, { input: { into: into.officer, duplicate: duplicate.officer, basis } })
        .then((data) => data.mergeOfficers);
    expect(await leavingNoTrace(api.registry, merge)).toMatchObject({
      rule: 'officers-contradict',
      message: expect.stringContaining('两人同期都是同一制度的成员（三驻三联，自 2024-01-01 起）'),
    });
    await end({ id: globalId('ProgramMember', twice.id), effectiveOn: '2024-06-01' });
    await api.registry.programMemberVersion.updateMany({
      where: { memberId: twice.id, supersededAt: null },
      data: { supersededAt: new Date() },
    });
    expect(await merge()).toMatchObject({ __typename: 'MergeOfficersSuccess' });
    const rows = await api.registry.programMemberVersion.findMany({
      where: { memberId: moved.id, supersededAt: null },
    });
    expect(rows).toMatchObject([{ officerId: into.id }]);
    expect((await lastChange(api.registry)).fields).toContainEqual(['membership', null, '2023-01-01 moved']);
  });
});

describe('withdrawRecord', () => {
  const { withdrawn, refused } = withdrawals(api);

  it('takes a program off the record with its members alone, and no unit that runs one', async () => {
    const unit = await createUnit(api.registry);
    const { id: programId, program } = await talents({ key: 'withdrawn', name: '千人计划', ownerId: unit.id });
    const { id: officerId } = await officerIn(station);
    const member = await createMember(api.registry, { programId, officerId, from: '2023-01-01' });
    expect(await refused(globalId('Unit', unit.id))).toMatchObject({
      rule: 'record-needed',
      message: expect.stringContaining('program "千人计划"'),
    });
    expect(await refused(program)).toMatchObject({
      message: expect.stringContaining('千人计划 2023-01-01"'),
    });
    expect(await withdrawn(program, { withDependents: true })).toEqual(
      [program, globalId('ProgramMember', member.id)].toSorted(),
    );
    expect(await daysOf(member.id)).toEqual([]);
  });

  it('refuses a program while another is a part of it', async () => {
    const { program, id: parentId } = await talents();
    await createProgram(api.registry, { parentId, name: '二期' });
    expect(await refused(program, { withDependents: true })).toMatchObject({
      message: expect.stringContaining('program "二期"'),
    });
  });
});
