import { beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../../../src/time/day.ts';
import { globalId, useApp } from '../../support/app.ts';
import {
  addOfficerVersion,
  createAssignment,
  createOfficer,
  createOfficerIn,
  createUnit,
} from '../../support/factories.ts';
import { collective, commendation, honorActs, honorIn } from '../../support/honor-acts.ts';
import { createHonorProgram } from '../../support/honor-factories.ts';
import { honorRows, lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();
const { nominate, reject } = honorActs(api);

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
  it('proposes an honor for several officers, and records the change', async () => {
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

  it('proposes an honor for units, a temporary one among them', async () => {
    const force = await createUnit(api.registry, { code: 'B-TF', parentId: bureau.id, temporary: true });
    const result = await nominate(collective([station, force]));
    expect(result).toMatchObject({ honor: { recipients: [{ code: 'B-S' }, { code: 'B-TF' }] } });
    const { fields } = await lastChange(api.registry);
    expect(fields).toContainEqual(['recipients', null, '单位B-S B-S、单位B-TF B-TF']);
  });

  it('is dated today where no day is given, with a start that is not known', async () => {
    const { nominatedOn: _day, ...input } = commendation([first], { title: '无日期' });
    const result = await nominate(input);
    expect(result).toMatchObject({ honor: { nominatedOn: today() } });
    expect(await api.registry.honorVersion.findFirst({ where: { honorId: honorIn(result) } })).toMatchObject({
      startKnown: false,
      validFrom: new Date(today()),
    });
  });

  it('proposes an honor posthumously for an officer who is deceased that day', async () => {
    const hero = await createOfficerIn(api.registry, station, { name: '丙三', to: '2024-02-01' });
    await addOfficerVersion(api.registry, hero.id, { name: '丙三', from: '2024-02-01', status: 'DECEASED' });
    const result = await nominate(commendation([hero], { posthumous: true }));
    expect(result).toMatchObject({ honor: { posthumous: true, recipients: [{ name: '丙三' }] } });
  });

  it('takes the same nomination of another day, class or title', async () => {
    const input = commendation([first, second], { title: '相似' });
    await nominate(input);
    for (const more of [{ nominatedOn: '2024-03-02' }, { meritClass: 'COMPETITION' as const }, { title: '另一' }]) {
      expect(await nominate({ ...input, ...more })).toMatchObject({ __typename: 'NominateHonorSuccess' });
    }
  });

  it('takes the same nomination after the first was turned down', async () => {
    const input = commendation([first, second], { title: '再次' });
    const existing = honorIn(await nominate(input));
    await reject({ id: globalId('Honor', existing), effectiveOn: '2024-03-02', basis: { reason: '撤回' } });
    expect(await nominate(input)).toMatchObject({ __typename: 'NominateHonorSuccess' });
  });

  it('needs as many statements for one recipient as for many', async () => {
    const many = [];
    for (let i = 0; i < 12; i++) many.push(await createOfficer(api.registry));
    await createAssignment(api.registry, many[0]!.id, { unitId: station.id });
    const counts = [];
    for (const officers of [many.slice(0, 1), many]) {
      const before = await leavingNoTrace(
        api.registry,
        () =>
          api.statements(() =>
            api.admin.request(
              'mutation Try($input: NominateHonorInput!) @dryRun { nominateHonor(input: $input) { __typename } }',
              { input: commendation(officers) },
            ),
          ),
        'personal_read',
      );
      counts.push(before.length);
    }
    expect(counts[1]).toBe(counts[0]);
  });

  // what would be done tells of sanctions, so that it is noted as a read
  it('keeps nothing of a dry run', async () => {
    const input = commendation([second], { title: '试行' });
    await leavingNoTrace(
      api.registry,
      async () => {
        const answer = await api.admin.request(
          'mutation Try($input: NominateHonorInput!) @dryRun { nominateHonor(input: $input) { __typename } }',
          { input },
        );
        expect(answer).toEqual({ nominateHonor: { __typename: 'NominateHonorSuccess' } });
      },
      'personal_read',
    );
  });

  it('acts once under one key', async () => {
    const input = commendation([second], { title: '一次' });
    const once = await nominate(input, {}, 'once');
    expect(once).toMatchObject({ __typename: 'NominateHonorSuccess' });
    expect(await leavingNoTrace(api.registry, () => nominate(input, {}, 'once'))).toEqual(once);
  });
});
