import { beforeAll, describe, expect, it } from '@jest/globals';
import { write } from '../../../src/record/changes.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createCycle, createEvaluation, createScheme } from '../../support/evaluation-factories.ts';
import {
  createAssignment,
  createMetric,
  createOfficer,
  createOfficerIn,
  createUnit,
  unique,
} from '../../support/factories.ts';
import { createHonor, createHonorProgram } from '../../support/honor-factories.ts';
import { createOneOfEach } from '../../support/one-of-each.ts';
import { createPolicy } from '../../support/selection-factories.ts';
import { createTwoBureaus } from '../../support/two-bureaus.ts';
import { withdrawals } from '../../support/withdrawals.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();
const { act, withdraw, withdrawn, refused } = withdrawals(api);

let bureaus: Awaited<ReturnType<typeof createTwoBureaus>>;

beforeAll(async () => {
  bureaus = await createTwoBureaus(api.registry);
});

const unitIn = (parent: { id: number } = bureaus.own.bureau) => createUnit(api.registry, { parentId: parent.id });

async function typeOf(id: string, knownAt: string | null = null): Promise<string | null> {
  const { node } = await api.admin.request<{ node: { __typename: string } | null }>(
    'query ($id: ID!, $knownAt: DateTime) @asOf(knownAt: $knownAt) { node(id: $id) { __typename } }',
    { id, knownAt },
  );
  return node?.__typename ?? null;
}

/** What a refusal says. */
const saying = (text: string | RegExp, rule = 'record-needed') => ({
  __typename: 'RuleViolationError',
  rule,
  message: typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text),
});

describe('a thing of each type', () => {
  let made: Record<string, number>;

  beforeAll(async () => {
    made = await createOneOfEach(api.registry, bureaus.root);
  });

  // what others need comes after these
  it.each([
    'CalendarDay',
    'MetricObservation',
    'EvaluationAppeal',
    'Evaluation',
    'EvaluationCycle',
    'EvaluationScheme',
    'Selection',
    'SelectionRound',
    'SelectionPolicy',
    'Honor',
    'Assignment',
  ])('is not there any more when it is withdrawn, and still was before: %s', async (type) => {
    const id = globalId(type, made[type]!);
    const knownAt = new Date().toISOString();
    expect(await typeOf(id)).toBe(type);
    expect(await withdrawn(id, { withDependents: true })).toContain(id);
    expect(await typeOf(id)).toBeNull();
    expect(await typeOf(id, knownAt)).toBe(type);
    expect(await refused(id)).toMatchObject({ __typename: 'NotFoundError' });
    expect(await lastChange(api.registry)).toMatchObject({
      operation: 'withdrawRecord',
      subjectType: type,
      subjectId: made[type],
      basisReason: '误登',
    });
  });
});

describe('a unit', () => {
  const needed = async (make: (unit: { id: number }) => Promise<unknown>) => {
    const unit = await unitIn();
    await make(unit);
    return refused(globalId('Unit', unit.id), { withDependents: true });
  };

  it('is withdrawn with what only it has: figures, policies, honors of its own', async () => {
    const unit = await unitIn();
    const ids = [
      globalId('Unit', unit.id),
      globalId('MetricObservation', (await createMetric(api.registry, unit.id, {})).id),
      globalId('SelectionPolicy', (await createPolicy(api.registry, { unitId: unit.id })).id),
      globalId('Honor', (await createHonor(api.registry, [{ unitId: unit.id }])).id),
    ];
    expect(await refused(ids[0]!)).toMatchObject(saying(`figure "单位${unit.code} ${unit.code} 接警数"`));
    expect(await withdrawn(ids[0]!, { withDependents: true })).toEqual(ids.toSorted());
    const left = await api.admin.request('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(left).toEqual({ nodes: [null, null, null, null] });
  });

  it('is refused while a unit is below it', async () => {
    expect(await needed((unit) => createUnit(api.registry, { parentId: unit.id, name: '下级所' }))).toMatchObject(
      saying('unit "下级所'),
    );
  });

  it('is refused while somebody has a post in it, or had one', async () => {
    const held = async (unit: { id: number }) => {
      const { id } = await createOfficer(api.registry, { name: '王五' });
      await createAssignment(api.registry, id, { unitId: unit.id, to: '2021-01-01' });
    };
    expect(await needed(held)).toMatchObject(saying(/post "王五 单位U\d+ U\d+ 民警 2020-01-01"/));
  });

  it('is refused while a program is its own', async () => {
    expect(
      await needed((unit) => createHonorProgram(api.registry, { ownerId: unit.id, name: '优胜所' })),
    ).toMatchObject(saying('program "优胜所"'));
  });

  it('is refused while an honor was given to it among others', async () => {
    const others = [{ otherName: '他人' }];
    expect(
      await needed((unit) => createHonor(api.registry, [{ unitId: unit.id }, ...others], { title: '集体嘉奖' })),
    ).toMatchObject(saying(/honor "集体嘉奖 单位U\d+ U\d+、他人 2020-01-01"/));
  });

  it('is refused while access is granted for it', async () => {
    expect(await needed((unit) => api.signedIn(['registry:read'], [unit.id]))).toMatchObject(saying('access grant'));
  });
});

describe('an officer', () => {
  it('is refused while an evaluation is about him', async () => {
    const officer = await createOfficerIn(api.registry, await unitIn());
    const cycle = await createCycle(api.registry, {
      schemeId: (await createScheme(api.registry)).id,
      unitId: bureaus.own.bureau.id,
      fromOn: '2021-01-01',
      toOn: '2022-01-01',
    });
    await createEvaluation(api.registry, { cycleId: cycle.id, officerId: officer.id });
    expect(await refused(globalId('Officer', officer.id), { withDependents: true })).toMatchObject(
      saying(/evaluation "办法scheme-\d+ 2021-01-01–2022-01-01"/),
    );
  });

  it('is withdrawn with an honor that nobody else was given', async () => {
    const officer = await createOfficer(api.registry);
    const honor = await createHonor(api.registry, [{ officerId: officer.id }]);
    expect(await withdrawn(globalId('Officer', officer.id), { withDependents: true })).toEqual(
      [globalId('Officer', officer.id), globalId('Honor', honor.id)].toSorted(),
    );
  });
});

describe('an evaluation', () => {
  it('is refused where its cycle is finalized', async () => {
    const officer = await createOfficerIn(api.registry, await unitIn());
    const cycle = await createCycle(api.registry, {
      schemeId: (await createScheme(api.registry)).id,
      unitId: bureaus.own.bureau.id,
      fromOn: '2019-01-01',
      toOn: '2020-01-01',
      status: 'FINALIZED',
    });
    const { id } = await createEvaluation(api.registry, { cycleId: cycle.id, officerId: officer.id });
    expect(await refused(globalId('Evaluation', id))).toMatchObject(saying('amendEvaluation', 'record-settled'));
  });
});

describe('a figure and a calendar day', () => {
  const newFigure = async () => {
    const unit = globalId('Unit', (await unitIn()).id);
    const figure = { unit, key: `k${unique()}`, name: '接警数', valueUnit: 'COUNT', period: '2021' };
    return (value: number) =>
      act('recordMetrics', { observations: [{ ...figure, value }], observedOn: '2022-01-01' }, 'observations { id }');
  };

  const newDay = (month: number) => (name: string) =>
    act('recordCalendarDays', { days: [{ day: `2024-0${month}-01`, kind: 'HOLIDAY', name }] }, 'days { id }');

  it('keep their ids through corrections, back and forth', async () => {
    const [figure, day] = [await newFigure(), newDay(5)];
    const twice = [
      [await figure(1), await figure(2)],
      [await day('劳动节'), await day('五一')],
    ] as const;
    for (const [first, second] of twice) {
      expect(second.id).toBe(first.id);
      expect(await withdrawn(second.change)).toEqual([]);
      expect(await typeOf(first.id)).not.toBeNull();
      expect(await withdrawn(first.change)).toEqual([first.id]);
      expect(await typeOf(first.id)).toBeNull();
    }
  });

  it('are recorded anew, under another id, when they were withdrawn', async () => {
    const figure = await newFigure();
    const first = await figure(1);
    await figure(2);
    expect(await withdrawn(first.id)).toEqual([first.id]);
    expect((await figure(1)).id).not.toBe(first.id);
    const day = await newDay(6)('儿童节');
    expect(await withdrawn(day.id)).toEqual([day.id]);
    expect((await newDay(6)('儿童节')).id).not.toBe(day.id);
  });

  it('come back under their ids when the withdrawal is undone', async () => {
    const figure = await newFigure();
    const { id } = await figure(1);
    const undone = await withdraw(id);
    await withdrawn((undone as { change: { id: string } }).change.id);
    expect(await typeOf(id)).toBe('MetricObservation');
  });
});

describe('an input', () => {
  const issuesOf = async (id: string, more: object) => {
    const result = await refused(id, more);
    return result.__typename === 'InvalidInputError' ? result.issues.map(({ path }) => path) : [];
  };

  it('needs a reason, an id of what can be withdrawn, and no version where there is none', async () => {
    const unit = await unitIn();
    const metric = await createMetric(api.registry, unit.id, {});
    expect(await issuesOf(globalId('Unit', unit.id), { basis: { documentNumber: '测1号' } })).toEqual(['basis.reason']);
    expect(await issuesOf(globalId('Token', 1), {})).toEqual(['id']);
    expect(await issuesOf('x', { basis: {} })).toEqual(['id', 'basis.reason']);
    expect(await issuesOf(globalId('MetricObservation', metric.id), { expectedVersion: 1 })).toEqual([
      'expectedVersion',
    ]);
    expect(await issuesOf(globalId('Change', 1), { expectedVersion: 1 })).toEqual(['expectedVersion']);
  });

  it('is refused with another version than the one on record, and of what does not exist', async () => {
    const unit = await unitIn();
    expect(await refused(globalId('Unit', unit.id), { expectedVersion: 7 })).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 1,
    });
    for (const type of ['Unit', 'Officer', 'Selection', 'CalendarDay', 'Change']) {
      expect(await refused(globalId(type, 2_000_000_000))).toMatchObject({
        __typename: 'NotFoundError',
        type,
        key: globalId(type, 2_000_000_000),
      });
    }
  });
});

describe('who may withdraw', () => {
  const post = async (of: typeof bureaus.own) => {
    const officer = await createOfficerIn(api.registry, of.station);
    const { id } = await createAssignment(api.registry, officer.id, {
      unitId: of.bureau.id,
      title: '联络员',
      kind: 'CONCURRENT',
    });
    return globalId('Assignment', id);
  };

  it('has the scope of the act that recorded the thing, there', async () => {
    const id = await post(bureaus.own);
    const without = await api.signedIn(scopesWithout('personnel:write'));
    const elsewhere = await api.signedIn(['personnel:write'], [bureaus.other.bureau.id], ['registry:read']);
    const there = await api.signedIn(['personnel:write'], [bureaus.own.bureau.id], ['registry:read']);
    for (const client of [without, elsewhere]) {
      expect(await refusal(leavingNoTrace(api.registry, () => withdraw(id, {}, client)))).toMatchObject([
        { extensions: { code: 'FORBIDDEN', scope: 'personnel:write' } },
      ]);
    }
    expect(await refusal(withdraw(id, {}, api.anonymous()))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect(await withdraw(id, {}, there)).toMatchObject({ __typename: 'WithdrawRecordSuccess' });
  });

  it('has the scope for every unit in which it was held', async () => {
    const officer = await createOfficer(api.registry);
    await createAssignment(api.registry, officer.id, { unitId: bureaus.other.station.id, to: '2021-01-01' });
    await createAssignment(api.registry, officer.id, { unitId: bureaus.own.station.id, from: '2021-01-01' });
    const there = await api.signedIn(['personnel:write'], [bureaus.own.bureau.id], ['registry:read']);
    expect(await refusal(withdraw(globalId('Officer', officer.id), { withDependents: true }, there))).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('has the scope for the unit of a post that goes on in place of the one withdrawn', async () => {
    const officer = await createOfficerIn(api.registry, bureaus.other.station);
    const to = globalId('Unit', bureaus.own.station.id);
    const { id } = await act(
      'transferOfficer',
      { id: globalId('Officer', officer.id), to, title: '民警', effectiveOn: '2024-01-01' },
      'assignment { id }',
    );
    const there = await api.signedIn(['personnel:write'], [bureaus.own.bureau.id], ['registry:read']);
    expect(await refusal(leavingNoTrace(api.registry, () => withdraw(id, {}, there)))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'personnel:write' } },
    ]);
    const both = [bureaus.own.bureau.id, bureaus.other.bureau.id];
    expect(await withdraw(id, {}, await api.signedIn(['personnel:write'], both, ['registry:read']))).toMatchObject({
      __typename: 'WithdrawRecordSuccess',
    });
  });

  it('has the scope of what goes along, too', async () => {
    const officer = await createOfficerIn(api.registry, bureaus.own.station);
    await createHonor(api.registry, [{ officerId: officer.id }]);
    const personnel = await api.signedIn(['personnel:write', 'registry:read']);
    expect(await refusal(withdraw(globalId('Officer', officer.id), { withDependents: true }, personnel))).toMatchObject(
      [{ extensions: { code: 'FORBIDDEN', scope: 'honor:write' } }],
    );
  });

  it('undoes by the same scopes, and is not told of changes of others', async () => {
    const { change } = await act('closeUnit', {
      id: globalId('Unit', (await unitIn()).id),
      effectiveOn: '2024-01-01',
    });
    const personnel = await api.signedIn(['personnel:write', 'registry:read']);
    expect(await refusal(withdraw(change, {}, personnel))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'unit:write' } },
    ]);
    const granted = await act('issueToken', { name: `t${unique()}`, scopes: ['registry:read'] });
    expect(await refusal(withdraw(granted.change, {}, personnel))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'change:read' } },
    ]);
    const unit = await api.signedIn(['unit:write', 'registry:read']);
    expect(await withdraw(change, {}, unit)).toMatchObject({ __typename: 'WithdrawRecordSuccess' });
  });
});

describe('what rests on it', () => {
  it('is told in a dry run, which changes nothing', async () => {
    const officer = await createOfficer(api.registry);
    const { id } = await createAssignment(api.registry, officer.id, { unitId: bureaus.own.station.id });
    await createHonor(api.registry, [{ officerId: officer.id }, { otherName: '他人' }], { title: '个人嘉奖' });
    const document = `mutation ($input: WithdrawRecordInput!) @dryRun { withdrawRecord(input: $input) {
      ... on WithdrawRecordSuccess { withdrawn rehearsed impacts { kind subject { __typename } } } } }`;
    const input = { id: globalId('Assignment', id), basis: { reason: '误登' } };
    expect(await leavingNoTrace(api.registry, () => api.admin.request(document, { input }))).toEqual({
      withdrawRecord: {
        withdrawn: [input.id],
        rehearsed: true,
        impacts: [
          { kind: 'LATER_RECORD', subject: { __typename: 'Officer' } },
          { kind: 'HONOR', subject: { __typename: 'Honor' } },
        ],
      },
    });
  });

  it('is a later act on what a change made, which is named', async () => {
    const made = await act(
      'createUnit',
      {
        code: `X${unique()}`,
        name: '新所',
        kind: 'STATION',
        parent: globalId('Unit', bureaus.own.bureau.id),
        effectiveOn: '2024-01-01',
      },
      'unit { id }',
    );
    await act('enrollOfficer', {
      name: '赵六',
      category: 'POLICE',
      unit: made.id,
      title: '民警',
      effectiveOn: '2024-02-01',
    });
    expect(await refused(made.change)).toMatchObject(
      saying(/post "赵六 新所 X\d+ 民警 2024-02-01"/, 'change-rested-on'),
    );
  });

  it('is what would be below a unit that is gone by then', async () => {
    const parent = globalId('Unit', bureaus.own.bureau.id);
    const created = (name: string) =>
      act(
        'createUnit',
        { code: `X${unique()}`, name, kind: 'STATION', parent, effectiveOn: '2024-01-01' },
        'unit { id }',
      );
    const [from, below] = [await created('旧上级'), await created('下级')];
    await act('moveUnit', { id: below.id, parent: from.id, effectiveOn: '2024-02-01' });
    const back = await act('moveUnit', { id: below.id, parent, effectiveOn: '2024-03-01' });
    await act('closeUnit', { id: from.id, effectiveOn: '2024-04-01' });
    expect(await refused(back.change)).toMatchObject(saying('it is below unit', 'change-rested-on'));
  });

  it('is nothing that was undone since', async () => {
    const parent = globalId('Unit', bureaus.own.bureau.id);
    const { id, change } = await act(
      'createUnit',
      { code: `X${unique()}`, name: '新所', kind: 'STATION', parent, effectiveOn: '2024-01-01' },
      'unit { id }',
    );
    const renamed = await act('reviseUnit', { id, name: '又名', effectiveOn: '2024-02-01' });
    expect(await refused(change)).toMatchObject(saying(`change "${renamed.position} revise unit"`, 'change-rested-on'));
    await withdrawn(renamed.change);
    expect(await withdrawn(change)).toEqual([id]);
    expect(await refused(change)).toMatchObject({ rule: 'change-rested-on' });
  });

  it('is not asked of a command, which is never undone', async () => {
    const unit = await unitIn();
    const position = await write(api.registry, ({ buffer, position: at }) => {
      buffer.raise('unit', [unit.id]);
      const change = { actor: 'system', operation: 'loadFacts', subjectType: 'Unit', subjectId: unit.id, fields: [] };
      return Promise.resolve({ result: Number(at), change: { ...change, basis: null, requestId: 'test' } });
    });
    expect(await refused(globalId('Change', position))).toMatchObject(saying('A command', 'change-not-undone'));
  });
});

describe('what an undo touches', () => {
  const honorsTold = async (change: string) => {
    const result = await withdraw(change);
    if (result.__typename !== 'WithdrawRecordSuccess') throw new Error(result.message);
    return result.impacts.filter(({ kind }) => kind === 'HONOR').map(({ message }) => /"([^"]+)"/.exec(message)?.[1]);
  };

  it('begins where what is on record was another, not where the row began that was cut off', async () => {
    const { bureau } = bureaus.own;
    const station = await unitIn();
    const officer = await createOfficerIn(api.registry, station, { rank: 'CONSTABLE_SECOND_CLASS' });
    const id = globalId('Officer', officer.id);
    for (const [title, from] of [
      ['以前（合成）', '2022-06-01'],
      ['以后（合成）', '2023-06-01'],
    ] as const) {
      await createHonor(api.registry, [{ officerId: officer.id }], { title, from });
    }
    const transfer = await act('transferOfficer', {
      id,
      to: globalId('Unit', bureau.id),
      title: '科员',
      effectiveOn: '2023-01-01',
    });
    expect(await honorsTold(transfer.change)).toEqual(['以后（合成）']);
    const period = { from: '2022-05-01', until: '2022-07-01' };
    const basis = { reason: '误登' };
    const correction = await act('correctOfficer', { id, period, rank: 'CONSTABLE_FIRST_CLASS', basis });
    expect(await honorsTold(correction.change)).toEqual(['以前（合成）']);
  });
});
