import { beforeAll, describe, expect, it } from '@jest/globals';
import { DefineProgramDocument, ProgramsOfUnitDocument, type DefineProgramInput } from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { testCallers } from '../../support/callers.ts';
import { createAssignment, createOfficer, createUnit, day, unique } from '../../support/factories.ts';
import { createMember, createProgram, requirement } from '../../support/program-factories.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();

const define = (input: DefineProgramInput, headers: Record<string, string> = {}) =>
  api.admin.request(DefineProgramDocument, { input }, headers).then((data) => data.defineProgram);

const defined = (more: Partial<DefineProgramInput> = {}): DefineProgramInput => ({
  key: `program-${unique()}`,
  name: '三驻三联',
  kind: 'CONTACT',
  effectiveOn: '2024-01-01',
  ...more,
});

const AskedProgramOn = graphql(`
  query AskedProgramOn($key: String!, $date: Date!) @asOf(date: $date) {
    program(key: $key) {
      name
      parts {
        key
      }
      parent {
        key
      }
    }
  }
`);

const programOn = (key: string, date: string) =>
  api.admin.request(AskedProgramOn, { key, date }).then(({ program }) => program);

let bureau: { id: number; code: string };
let station: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B', kind: 'SUB_BUREAU', from: '2000-01-01' });
  station = await createUnit(api.registry, { code: 'B1', parentId: bureau.id, kind: 'STATION', category: 'STATION' });
});

describe('defineProgram', () => {
  it('makes a program with criteria and requirements, and records the change', async () => {
    const parent = await createProgram(api.registry, { key: 'parent' });
    const office = { category: ['POLICE' as const], unitCategory: ['GENERAL' as const, 'OPERATIONAL' as const] };
    const result = await define({
      key: 'three-stations',
      name: ' 三驻三联 ',
      kind: 'CONTACT',
      owner: globalId('Unit', bureau.id),
      parent: globalId('Program', parent.id),
      purpose: '联系群众',
      criteria: { grade: ['POLICE_OFFICER_2', 'POLICE_OFFICER_1'], serviceMonthsUnder: 36 },
      requirements: [
        {
          key: 'buildings',
          name: '承包出租房',
          measure: 'DUTIES',
          dutyKind: 'LINKED',
          placeKind: 'BUILDING',
          minimum: 20,
          per: 'STANDING',
          criteria: office,
        },
        { key: 'visits', name: '走访', measure: 'TALLY', tally: 'household_visits', minimum: 30, per: 'MONTH' },
      ],
      effectiveOn: '2024-01-01',
      basis: { documentNumber: '测公〔2024〕3号' },
    });
    const { id } = await api.registry.program.findUniqueOrThrow({ where: { key: 'three-stations' } });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2024-01-01'],
      ['key', null, 'three-stations'],
      ['kind', null, 'CONTACT'],
      ['admission', null, 'BY_CRITERIA'],
      ['subjectKind', null, 'OFFICER'],
      ['name', null, '三驻三联'],
      ['owner', null, 'B'],
      ['parent', null, '三驻三联'],
      ['purpose', null, '联系群众'],
      ['status', null, 'RUNNING'],
      ['grades', null, 'POLICE_OFFICER_1 POLICE_OFFICER_2'],
      ['reach', null, 'WITHIN'],
      ['serviceMonthsUnder', null, '36'],
      [
        'requirements.buildings',
        null,
        '承包出租房 DUTIES LINKED BUILDING >= 20 STANDING (categories=POLICE; reach=WITHIN; unitCategories=OPERATIONAL|GENERAL)',
      ],
      ['requirements.visits', null, '走访 TALLY household_visits >= 30 MONTH'],
    ];
    const none = { article: null, activityKind: null, unitKind: null, unitName: null, maximum: null };
    expect(result).toEqual({
      __typename: 'DefineProgramSuccess',
      program: {
        id: globalId('Program', id),
        version: 1,
        key: 'three-stations',
        name: '三驻三联',
        kind: 'CONTACT',
        admission: 'BY_CRITERIA',
        subjectKind: 'OFFICER',
        status: 'RUNNING',
        purpose: '联系群众',
        owner: { code: 'B' },
        parent: { key: 'parent' },
        criteria: {
          category: [],
          grade: ['POLICE_OFFICER_1', 'POLICE_OFFICER_2'],
          reach: 'WITHIN',
          role: [],
          serviceMonthsFrom: null,
          serviceMonthsUnder: 36,
          unitCategory: [],
          unitKind: [],
        },
        requirements: [
          {
            ...none,
            key: 'buildings',
            name: '承包出租房',
            measure: 'DUTIES',
            per: 'STANDING',
            minimum: 20,
            dutyKind: 'LINKED',
            placeKind: 'BUILDING',
            tally: null,
            criteria: { category: ['POLICE'], role: [], reach: 'WITHIN', unitCategory: ['OPERATIONAL', 'GENERAL'] },
          },
          {
            ...none,
            key: 'visits',
            name: '走访',
            measure: 'TALLY',
            per: 'MONTH',
            minimum: 30,
            dutyKind: null,
            placeKind: null,
            tally: 'household_visits',
            criteria: null,
          },
        ],
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'defineProgram', subjectType: 'Program', subjectId: id, fields });
  });

  it('defines a program anew from a day on, until the next definition on record', async () => {
    const visits = { key: 'visits', name: '走访', measure: 'TALLY', tally: 'visits', per: 'MONTH' } as const;
    const input = defined({ requirements: [visits] });
    const { key } = input;
    await define(input);
    await define({ ...input, expectedVersion: 1, status: 'ENDED', requirements: [], effectiveOn: '2026-01-01' });
    const { fields } = await lastChange(api.registry);
    expect(fields).toEqual([
      ['effectiveOn', null, '2026-01-01'],
      ['key', key, key],
      ['status', 'RUNNING', 'ENDED'],
      ['requirements.visits', '走访 TALLY visits MONTH', null],
    ]);
    await define({ ...input, name: '中', effectiveOn: '2025-01-01' });
    expect(await define({ ...input, name: '前', effectiveOn: '2022-01-01' })).toMatchObject({
      program: { version: 4 },
    });
    const names = [];
    for (const date of ['2021-12-31', '2022-01-01', '2024-01-01', '2025-01-01', '2026-01-01']) {
      names.push((await programOn(key, date))?.name ?? null);
    }
    expect(names).toEqual([null, '前', '三驻三联', '中', '三驻三联']);
  });

  it('refuses another kind, another admission and another kind of subject', async () => {
    const input = defined();
    await define(input);
    const other: DefineProgramInput = { ...input, kind: 'TALENT', admission: 'BY_ADMISSION', subjectKind: 'UNIT' };
    const refused = await leavingNoTrace(api.registry, () => define(other));
    expect(refused).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [
        { path: 'kind', message: '设立后不变，须为联系包保' },
        { path: 'admission', message: '设立后不变，须为条件自动适用' },
        { path: 'subjectKind', message: '设立后不变，须为个人' },
      ],
    });
  });

  it('refuses a program that would be a part of itself', async () => {
    const [above, below] = [defined({ key: 'above', name: '合成上级制度' }), defined({ key: 'below' })];
    await define(above);
    const parentOf = async (key: string) =>
      globalId('Program', (await api.registry.program.findUniqueOrThrow({ where: { key } })).id);
    await define({ ...below, parent: await parentOf('above') });
    expect(await programOn('above', '2024-01-01')).toMatchObject({ parts: [{ key: 'below' }] });
    for (const key of ['above', 'below']) {
      const parent = await parentOf(key);
      expect(await refusedInBoth(api, (headers) => define({ ...above, parent }, headers))).toEqual(
        rule(
          'program-own-part',
          '制度「合成上级制度」不能成为自己的组成部分',
          'The program 合成上级制度 would be a part of itself.',
        ),
      );
    }
  });

  it('refuses an owner and a parent that are not there that day', async () => {
    const gone = await createUnit(api.registry, { to: '2024-01-01' });
    const ended = await createProgram(api.registry, { to: '2024-01-01' });
    const without = (more: Partial<DefineProgramInput>) => leavingNoTrace(api.registry, () => define(defined(more)));
    expect(await without({ owner: globalId('Unit', gone.id) })).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Unit',
    });
    expect(await without({ parent: globalId('Program', ended.id) })).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Program',
    });
  });

  it('refuses a stale version, an expected version of no program, and what is on record', async () => {
    const input = defined();
    expect(await refusedInBoth(api, (headers) => define({ ...input, expectedVersion: 1 }, headers))).toMatchObject(
      issue('expectedVersion', '没有此标识的制度', 'is of no program: none has this key'),
    );
    await define(input);
    expect(await leavingNoTrace(api.registry, () => define({ ...input, expectedVersion: 2 }))).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 1,
    });
    expect(
      await refusedInBoth(api, (headers) => define({ ...input, effectiveOn: '2025-01-01' }, headers)),
    ).toMatchObject(
      issue('input', '与该日的现有记录相同，没有变更', 'matches the record for that day; nothing would change'),
    );
  });

  it('reports all that is wrong with the input', async () => {
    const asked = { key: 'a', name: '甲', measure: 'TALLY', per: 'YEAR', tally: 'a' } as const;
    const input = defined({
      key: 'A B',
      name: '',
      kind: 'WARNING',
      owner: globalId('Officer', 1),
      effectiveOn: '1900-01-01',
      criteria: {
        grade: ['NO_GRADE', 'POLICE_OFFICER_1', 'POLICE_OFFICER_1'],
        role: ['LEADER', 'LEADER'],
        serviceMonthsFrom: 36,
        serviceMonthsUnder: 12,
      },
      requirements: [
        { ...asked, minimum: 2, maximum: 1.001 },
        { ...asked, key: 'a', per: 'STANDING', tally: 'A B', dutyKind: 'LINKED' },
        { ...asked, key: 'c', measure: 'POLICE_SHARE', tally: null, per: 'STANDING' },
        { ...asked, key: 'd', measure: 'TALLY', tally: null, minimum: 2, maximum: 1 },
      ],
    });
    const answer = await leavingNoTrace(api.registry, () => define(input));
    expect(answer).toMatchObject({ __typename: 'InvalidInputError' });
    const { issues } = answer as { issues: { path: string; message: string }[] };
    expect(issues.map(({ path }) => path)).toEqual([
      'subjectKind',
      'effectiveOn',
      'key',
      'name',
      'owner',
      'criteria.grade',
      'criteria.grade',
      'criteria.role',
      'criteria.serviceMonthsFrom',
      'requirements.0.maximum',
      'requirements.0.minimum',
      'requirements.1.key',
      'requirements.1.per',
      'requirements.1.dutyKind',
      'requirements.1.tally',
      'requirements.2.measure',
      'requirements.2.unitKind',
      'requirements.3.tally',
      'requirements.3.minimum',
    ]);
  });

  it('refuses what is of officers in a program of units, a reach without an owner, and measures of warnings elsewhere', async () => {
    const answer = await leavingNoTrace(api.registry, () =>
      define(
        defined({
          subjectKind: 'UNIT',
          criteria: { category: ['POLICE'], reach: 'BELOW' },
          requirements: [{ key: 'a', name: '甲', measure: 'OPEN_CONCERNS', per: 'STANDING', maximum: 1 }],
        }),
      ),
    );
    expect(answer).toMatchObject({
      issues: [
        { path: 'criteria.category', message: '只适用于民警' },
        { path: 'criteria.reach', message: '没有主管单位时只能为本级及下属' },
        { path: 'requirements.0.measure', message: '只用于风险预警类' },
      ],
    });
  });

  it('needs concern:write besides for a program that warns', async () => {
    const input = { input: defined({ kind: 'WARNING', subjectKind: 'UNIT' }) };
    const without = await api.signedIn(scopesWithout('concern:write'));
    expect(
      await leavingNoTrace(api.registry, () => refusal(without.request(DefineProgramDocument, input))),
    ).toMatchObject([{ extensions: { code: 'FORBIDDEN', scope: 'concern:write' } }]);
  });

  it('is refused to who is bound to a unit for the whole force, and for a program of others', async () => {
    const bound = await api.signedIn(scopesWithout('registry:read'), [station.id], ['registry:read']);
    const theirs = defined({ owner: globalId('Unit', bureau.id) });
    await define(theirs);
    for (const input of [defined(), theirs, { ...theirs, owner: globalId('Unit', station.id) }]) {
      expect(
        await leavingNoTrace(api.registry, () => refusal(bound.request(DefineProgramDocument, { input }))),
      ).toMatchObject([{ extensions: { code: 'FORBIDDEN', scope: 'program:write' } }]);
    }
    const own = defined({ owner: globalId('Unit', station.id) });
    expect(await bound.request(DefineProgramDocument, { input: own })).toMatchObject({
      defineProgram: { __typename: 'DefineProgramSuccess' },
    });
  });
});

testCallers(
  api,
  ['registry:read', 'program:write'],
  [
    [
      'defineProgram',
      () => {
        const input = defined();
        return Promise.resolve((client) => client.request(DefineProgramDocument, { input }));
      },
    ],
  ],
);

describe('programs', () => {
  const listed = async (filter: object, date = '2024-06-01') => {
    const { programs } = await api.admin.request(ProgramsOfUnitDocument, { filter, date });
    return programs.nodes.map(({ key }) => key);
  };

  it('are found by kind, name, status and owner, by key', async () => {
    const ownerId = (await createUnit(api.registry, { parentId: bureau.id })).id;
    await createProgram(api.registry, { key: 'list-b', ownerId, kind: 'TALENT', name: '千人計劃' });
    await createProgram(api.registry, { key: 'list-a', ownerId, status: 'PLANNED' });
    await createProgram(api.registry, { key: 'list-c', ownerId, to: '2024-06-01' });
    const unit = globalId('Unit', ownerId);
    expect(await listed({ unit })).toEqual(['list-a', 'list-b']);
    expect(await listed({ unit, kind: ['TALENT'] })).toEqual(['list-b']);
    expect(await listed({ unit, status: ['PLANNED'] })).toEqual(['list-a']);
    expect(await listed({ unit, name: { contains: '人计' } })).toEqual(['list-b']);
    expect(await listed({ unit, status: [] })).toEqual([]);
    expect(await listed({ within: globalId('Unit', bureau.id), kind: ['TALENT'] })).toEqual(['list-b']);
    expect(await listed({ unit }, '2024-05-31')).toEqual(['list-a', 'list-b', 'list-c']);
  });
});

describe('the programs of an officer and of a unit', () => {
  const Concerning = graphql(`
    query Concerning($unit: String!, $officer: String!, $kind: [ProgramKind!], $date: Date!) @asOf(date: $date) {
      unit(code: $unit) {
        programs(kind: $kind) {
          key
        }
      }
      officer(policeNumber: $officer) {
        programs {
          key
        }
      }
    }
  `);
  let unit: { id: number; code: string };

  beforeAll(async () => {
    const { registry } = api;
    const force = await createUnit(registry, { code: 'F', kind: 'SUB_BUREAU' });
    unit = await createUnit(registry, { code: 'F1', parentId: force.id, kind: 'STATION', category: 'STATION' });
    const officer = await createOfficer(registry, { policeNumber: 'F001', joinedOn: day('2022-01-01') });
    await createAssignment(registry, officer.id, { unitId: unit.id });
    const of = (key: string, more: Parameters<typeof createProgram>[1]) =>
      createProgram(registry, { key, ownerId: force.id, ...more });
    await of('f-all', {});
    await of('f-own', { reach: 'OWNER' });
    await of('f-below', { reach: 'BELOW', kind: 'TRAINING', requirements: [requirement()] });
    await of('f-new', { serviceMonthsUnder: 36 });
    await of('f-ended', { status: 'ENDED' });
    await of('f1-here', { ownerId: unit.id });
    await of('f-units', { subjectKind: 'UNIT' });
    const talents = await of('f-talents', { kind: 'TALENT', admission: 'BY_ADMISSION' });
    await createMember(registry, { programId: talents.id, officerId: officer.id, from: '2023-01-01' });
  });

  const concerning = async (date: string, more: { kind?: ['TRAINING']; client?: typeof api.admin } = {}) => {
    const { kind, client = api.admin } = more;
    const variables = { unit: 'F1', officer: 'F001', date, ...(kind && { kind }) };
    const found = await client.request(Concerning, variables);
    const keys = (programs: readonly { key: string }[] | undefined) =>
      programs?.map(({ key }) => key).filter((key) => key.startsWith('f'));
    return [keys(found.unit?.programs), keys(found.officer?.programs)];
  };

  it('are those that reach the unit, nearest first, and those that concern the officer on the day', async () => {
    const ofUnit = ['f1-here', 'f-all', 'f-below', 'f-new', 'f-talents', 'f-units'];
    expect(await concerning('2024-12-31')).toEqual([ofUnit, ['f-all', 'f-below', 'f-new', 'f-talents', 'f1-here']]);
    expect(await concerning('2025-01-01')).toEqual([ofUnit, ['f-all', 'f-below', 'f-talents', 'f1-here']]);
    expect(await concerning('2022-12-31', { kind: ['TRAINING'] })).toEqual([
      ['f-below'],
      ['f-all', 'f-below', 'f-new', 'f1-here'],
    ]);
  });

  it('tell those alone of an admission who may read the members of programs', async () => {
    const client = await api.signedIn(['registry:read']);
    expect((await concerning('2025-01-01', { client }))[1]).toEqual(['f-all', 'f-below', 'f1-here']);
    const elsewhere = await api.signedIn(['program:read'], [station.id], ['registry:read']);
    expect((await concerning('2025-01-01', { client: elsewhere }))[1]).toEqual(['f-all', 'f-below', 'f1-here']);
  });
});
