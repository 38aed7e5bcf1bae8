import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeGlobalID } from '@pothos/plugin-relay';
import { graphql } from '../../generated/gql.ts';
import { PlaceDutiesDocument, type AssignDutiesInput, type DutyInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { DUTY_ON, dutyActs } from '../../support/duty-acts.ts';
import { createDuty, createPlace } from '../../support/duty-factories.ts';
import { addOfficerVersion, createOfficer, createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { createProgram } from '../../support/program-factories.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();
const { assign, end, handOver, rows } = dutyActs(api);

const Preview = graphql(`
  mutation PreviewDuties($input: AssignDutiesInput!) @dryRun {
    assignDuties(input: $input) {
      ... on AssignDutiesSuccess {
        duties {
          kind
        }
      }
    }
  }
`);

const Held = graphql(`
  query HeldDuties($officer: ID!, $unit: String!, $program: ID!, $date: Date!, $ended: Boolean) @asOf(date: $date) {
    node(id: $officer) {
      ... on Officer {
        duties(includeEnded: $ended) {
          totalCount
          nodes {
            kind
            validity {
              to
            }
          }
        }
      }
    }
    unit(code: $unit) {
      own: duties {
        nodes {
          kind
        }
      }
      all: duties(includeOfficers: true) {
        totalCount
        nodes {
          kind
        }
      }
    }
    program: node(id: $program) {
      ... on Program {
        duties(kind: [LINKED, STATIONED]) {
          totalCount
          nodes {
            holder {
              __typename
            }
          }
        }
      }
    }
  }
`);

let bureau: { id: number; code: string };
let station: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B' });
  station = await createUnit(api.registry, { code: 'B-S', parentId: bureau.id });
});

const unitId = ({ id }: { id: number }) => globalId('Unit', id);
const placeId = ({ id }: { id: number }) => globalId('Place', id);
const officerId = ({ id }: { id: number }) => globalId('Officer', id);
const officerWith = (number: string) => createOfficerIn(api.registry, station, { policeNumber: number });
const idIn = (duty: { id: string }) => Number(decodeGlobalID(duty.id).id);
const linked = (more: Partial<DutyInput> & Pick<DutyInput, 'target'>): DutyInput => ({
  kind: 'LINKED',
  holder: unitId(station),
  ...more,
});
const refused = (duties: readonly DutyInput[], more: Partial<AssignDutiesInput> = {}) =>
  refusedInBoth(api, (headers) => assign(duties, more, headers));

describe('assignDuties', () => {
  it('gives duties to an officer, a unit and an organ, in a chain, with one change', async () => {
    const town = await createPlace(api.registry, { code: 'TOWN' });
    const part = await createPlace(api.registry, { code: 'PART', parentId: town.id });
    const officer = await officerWith('T00001');
    const program = await createProgram(api.registry, { name: '包联' });
    const first = await assign([{ kind: 'LEADING', holderName: '某街道', target: placeId(town), title: '总河长' }]);
    expect(first).toMatchObject({ duties: [{ holder: { otherName: '某街道' }, program: null, above: null }] });
    const head = 'duties' in first ? first.duties[0]!.id : '';
    const result = await assign(
      [
        { kind: 'SUPERVISING', holder: unitId(station), target: placeId(part), above: head },
        { kind: 'LINKED', holder: officerId(officer), target: unitId(bureau) },
      ],
      { program: globalId('Program', program.id), until: '2030-01-01', basis: { documentNumber: '测〔2022〕2号' } },
    );
    expect(result).toMatchObject({
      __typename: 'AssignDutiesSuccess',
      duties: [
        { version: 1, kind: 'SUPERVISING', holder: { code: 'B-S' }, target: { code: 'PART' }, above: { id: head } },
        { kind: 'LINKED', holder: { policeNumber: 'T00001' }, target: { code: 'B' }, validity: { to: '2030-01-01' } },
      ],
    });
    expect(await lastChange(api.registry)).toMatchObject({
      operation: 'assignDuties',
      subjectType: 'Duty',
      subjectId: null,
      basisDocument: '测〔2022〕2号',
      fields: [
        ['effectiveOn', null, DUTY_ON],
        ['duty', null, '单位B-S B-S SUPERVISING 社区PART PART'],
        ['单位B-S B-S SUPERVISING 社区PART PART.above', null, '某街道 LEADING 社区TOWN TOWN 总河长'],
        ['duty', null, '甲乙 T00001 LINKED 单位B B'],
        ['program', null, program.key],
        ['validTo', null, '2030-01-01'],
      ],
    });
    const { place } = await api.admin.request(PlaceDutiesDocument, { code: 'PART', date: '2023-01-01' });
    expect(place!.duties.nodes).toMatchObject([
      { kind: 'SUPERVISING', chain: [{ kind: 'LEADING' }, { kind: 'SUPERVISING' }] },
    ]);
  });

  it('leaves no trace of a dry run', async () => {
    const input = { duties: [linked({ target: placeId(await createPlace(api.registry)) })], effectiveOn: DUTY_ON };
    const preview = await leavingNoTrace(api.registry, () => api.admin.request(Preview, { input }));
    expect(preview.assignDuties).toEqual({ duties: [{ kind: 'LINKED' }] });
  });

  it('refuses what cannot be meant', async () => {
    const target = placeId(await createPlace(api.registry));
    const exactlyOne = ['与责任人名称必须且只能填写一项', 'or holderName: exactly one must be given'] as const;
    expect(await refused([linked({ target, holderName: '某街道' })])).toMatchObject(
      issue('duties.0.holder', ...exactlyOne),
    );
    expect(await refused([{ kind: 'LINKED', target }])).toMatchObject(issue('duties.0.holder', ...exactlyOne));
    const itself = ['即责任单位自身', 'is the holder itself'] as const;
    expect(await refused([linked({ target: unitId(station) })])).toMatchObject(issue('duties.0.target', ...itself));
    expect(await refused([linked({ target }), linked({ target, title: '甲' })])).toMatchObject(
      issue('duties.1', '重复', 'is given twice'),
    );
    expect(await refused([linked({ target })], { until: DUTY_ON })).toMatchObject(
      issue('until', '必须晚于生效日期', 'must be after effectiveOn'),
    );
  });

  it('refuses a duty that is held already under the same program', async () => {
    const place = await createPlace(api.registry);
    const { id } = await createDuty(api.registry, { unitId: station.id, targetPlaceId: place.id });
    const twice = await refused([linked({ target: placeId(place) })]);
    expect(twice).toMatchObject([
      { __typename: 'ConflictError', message: `责任「单位B-S B-S 联系 社区${place.code} ${place.code}」当日已有登记` },
      { existing: { id: globalId('Duty', id) } },
    ]);
    const program = globalId('Program', (await createProgram(api.registry, {})).id);
    const other = await assign([linked({ target: placeId(place), kind: 'STATIONED' })]);
    const under = await assign([linked({ target: placeId(place) })], { program });
    expect([other.__typename, under.__typename]).toEqual(['AssignDutiesSuccess', 'AssignDutiesSuccess']);
  });

  it('refuses holders, targets, programs and duties above that are not there', async () => {
    const place = await createPlace(api.registry, { to: '2025-01-01' });
    const target = placeId(place);
    const missing = [{ __typename: 'NotFoundError' }, { __typename: 'NotFoundError' }];
    expect(await refused([linked({ target: globalId('Place', 999_999) })])).toMatchObject(missing);
    expect(await refused([linked({ target, holder: globalId('Officer', 999_999) })])).toMatchObject(missing);
    const program = globalId('Program', 999_999);
    expect(await refused([linked({ target })], { program, until: '2024-01-01' })).toMatchObject(missing);
    const over = await createDuty(api.registry, { unitId: bureau.id, targetPlaceId: place.id, to: DUTY_ON });
    const until = '2024-01-01';
    expect(await refused([linked({ target, above: globalId('Duty', over.id) })], { until })).toMatchObject(missing);
    expect(await refused([linked({ target })])).toEqual(
      rule(
        'place-outside-validity',
        `联系对象 社区${place.code} ${place.code} 自 ${DUTY_ON} 起并非始终存在`,
        `The place 社区${place.code} ${place.code} is not there on every day from ${DUTY_ON} on.`,
      ),
    );
    const leaver = await createOfficer(api.registry, { to: '2023-01-01' });
    await addOfficerVersion(api.registry, leaver.id, { status: 'RETIRED', from: '2023-01-01' });
    expect(await refused([linked({ target, holder: officerId(leaver) })], { until })).toMatchObject([
      { rule: 'officer-not-serving' },
      { rule: 'officer-not-serving' },
    ]);
    const closed = await createUnit(api.registry, { to: '2023-01-01' });
    expect(await refused([linked({ target: unitId(closed) })])).toMatchObject([
      { rule: 'unit-outside-validity' },
      { rule: 'unit-outside-validity' },
    ]);
  });

  it('refuses a duty above for another target, and a chain of more than sixteen', async () => {
    const [place, elsewhere] = [await createPlace(api.registry), await createPlace(api.registry)];
    const aside = await createDuty(api.registry, { unitId: bureau.id, targetPlaceId: elsewhere.id });
    const named = (kind: string) => `单位B B ${kind} 社区${elsewhere.code} ${elsewhere.code}`;
    expect(await refused([linked({ target: placeId(place), above: globalId('Duty', aside.id) })])).toEqual(
      rule(
        'duty-above-elsewhere',
        `上一级责任「${named('联系')}」的对象与本责任的对象不同，也不是其上级`,
        `The duty above, "${named('Link')}", is neither for the same target nor for one that the target is part of.`,
      ),
    );
    const over = await createDuty(api.registry, { holderName: '某局', targetUnitId: bureau.id });
    const below = await assign([
      { kind: 'RESPONSIBLE', holderName: '某镇', target: unitId(station), above: globalId('Duty', over.id) },
    ]);
    expect(below.__typename).toBe('AssignDutiesSuccess');
    let aboveId: number | null = null;
    for (let n = 1; n <= 16; n++) {
      ({ id: aboveId } = await createDuty(api.registry, { holderName: `${n}级`, targetPlaceId: place.id, aboveId }));
    }
    const chain = (kind: string) => `16级 ${kind} 社区${place.code} ${place.code}`;
    expect(await refused([linked({ target: placeId(place), above: globalId('Duty', aboveId!) })])).toEqual(
      rule(
        'duty-chain-too-long',
        `责任「${chain('联系')}」之下的链条超过 16 级`,
        `The chain below the duty "${chain('Link')}" would have more than 16 duties.`,
      ),
    );
  });
});

describe('endDuties', () => {
  it('ends duties, one that answers to another with it', async () => {
    const place = await createPlace(api.registry);
    const head = await createDuty(api.registry, { kind: 'LEADING', unitId: bureau.id, targetPlaceId: place.id });
    const below = await createDuty(api.registry, { unitId: station.id, targetPlaceId: place.id, aboveId: head.id });
    const at = `社区${place.code} ${place.code}`;
    const [one, other] = [`单位B B LEADING ${at}`, `单位B-S B-S LINKED ${at}`];
    expect(await refusedInBoth(api, (headers) => end([head.id], {}, headers))).toEqual(
      rule(
        'duty-answered-to',
        `下级责任「单位B-S B-S 联系 ${at}」对责任「单位B B 领导责任 ${at}」负责；请一并解除，或先交接`,
        `The duty "单位B-S B-S Link ${at}" answers to the duty "单位B B Leading ${at}"; end both, or hand the duty over.`,
      ),
    );
    const result = await end([head.id, below.id]);
    expect(result).toMatchObject({
      __typename: 'EndDutiesSuccess',
      duties: [
        { kind: 'LEADING', version: 2, validity: { to: DUTY_ON } },
        { kind: 'LINKED', validity: { to: DUTY_ON } },
      ],
    });
    expect(await lastChange(api.registry)).toMatchObject({
      subjectId: null,
      fields: [
        ['effectiveOn', null, DUTY_ON],
        [`${one}.validTo`, null, DUTY_ON],
        [`${other}.validTo`, null, DUTY_ON],
      ],
    });
  });

  it('refuses a duty that begins on the day, is not held, or is named twice', async () => {
    const place = await createPlace(api.registry);
    const duty = { unitId: station.id, targetPlaceId: place.id };
    const { id } = await createDuty(api.registry, { ...duty, from: DUTY_ON });
    const over = await createDuty(api.registry, { ...duty, to: '2021-01-01' });
    const named = (kind: string) => `单位B-S B-S ${kind} 社区${place.code} ${place.code}`;
    expect(await refusedInBoth(api, (headers) => end([id], {}, headers))).toEqual(
      rule(
        'duty-never-held',
        `责任「${named('联系')}」自 ${DUTY_ON} 起，不能在当日或之前解除或交接；如系误登，请撤回`,
        `The duty "${named('Link')}" begins on ${DUTY_ON} and can neither end nor pass to another on that day or before; withdraw it instead.`,
      ),
    );
    const missing = { __typename: 'NotFoundError', type: 'Duty' };
    expect(await refusedInBoth(api, (headers) => end([over.id], {}, headers))).toMatchObject([missing, missing]);
    expect(await refusedInBoth(api, (headers) => end([id, id], {}, headers))).toMatchObject(
      issue('ids.1', '重复', 'is given twice'),
    );
  });
});

describe('handOverDuties', () => {
  it('refuses a duty that begins on the day: the old holder would never have had it', async () => {
    const place = await createPlace(api.registry);
    const [from, to] = [await officerWith('T00091'), await officerWith('T00092')];
    const { id } = await createDuty(api.registry, { officerId: from.id, targetPlaceId: place.id, from: DUTY_ON });
    expect(await refusedInBoth(api, (headers) => handOver([id], officerId(to), {}, headers))).toMatchObject([
      { rule: 'duty-never-held' },
      { rule: 'duty-never-held' },
    ]);
  });

  it('passes duties as they are, with what answers to them', async () => {
    const place = await createPlace(api.registry);
    const [from, to] = [await officerWith('T00011'), await officerWith('T00012')];
    const top = await createDuty(api.registry, { kind: 'LEADING', officerId: from.id, targetPlaceId: place.id });
    const own = { kind: 'RESPONSIBLE' as const, officerId: from.id, targetPlaceId: place.id, aboveId: top.id };
    const middle = await createDuty(api.registry, { ...own, title: '网格长', to: '2030-01-01' });
    const foot = await createDuty(api.registry, { unitId: station.id, targetPlaceId: place.id, aboveId: middle.id });
    const result = await handOver([top.id, middle.id], officerId(to), { basis: { documentNumber: '测3' } });
    expect(result).toMatchObject({
      __typename: 'HandOverDutiesSuccess',
      duties: [
        { kind: 'LEADING', version: 1, holder: { policeNumber: 'T00012' }, validity: { from: DUTY_ON, to: null } },
        { kind: 'RESPONSIBLE', title: '网格长', validity: { to: '2030-01-01' } },
      ],
    });
    const [head, second] = 'duties' in result ? result.duties.map(idIn) : [];
    expect((await lastChange(api.registry)).fields).toEqual([
      ['effectiveOn', null, DUTY_ON],
      [`甲乙 T00011 LEADING 社区${place.code} ${place.code}.holder`, '甲乙 T00011', '甲乙 T00012'],
      [`甲乙 T00011 RESPONSIBLE 社区${place.code} ${place.code} 网格长.holder`, '甲乙 T00011', '甲乙 T00012'],
    ]);
    const all = await rows([top.id, middle.id, foot.id, head!, second!]);
    expect(all.map(({ officer, above, from: first, to: last }) => [officer, above, first, last])).toEqual([
      [from.id, null, '2020-01-01', DUTY_ON],
      [from.id, top.id, '2020-01-01', DUTY_ON],
      [null, middle.id, '2020-01-01', DUTY_ON],
      [null, second, DUTY_ON, null],
      [to.id, null, DUTY_ON, null],
      [to.id, head, DUTY_ON, '2030-01-01'],
    ]);
  });

  it('refuses duties of several holders, the holder, who has one already, and a unit for itself', async () => {
    const place = await createPlace(api.registry);
    const [from, to] = [await officerWith('T00021'), await officerWith('T00022')];
    const own = await createDuty(api.registry, { officerId: from.id, targetPlaceId: place.id });
    const others = await createDuty(api.registry, { unitId: bureau.id, targetPlaceId: place.id });
    const refusal = (ids: readonly number[], taker: string) =>
      refusedInBoth(api, (headers) => handOver(ids, taker, {}, headers));
    expect(await refusal([own.id, others.id], officerId(to))).toMatchObject(
      issue('ids.1', '与第一项不属于同一责任人', 'is not of the holder of the first one'),
    );
    expect(await refusal([own.id], officerId(from))).toMatchObject(issue('to', '即现责任人', 'is the holder'));
    const held = await createDuty(api.registry, { officerId: to.id, targetPlaceId: place.id, from: '2023-01-01' });
    expect(await refusal([own.id], officerId(to))).toMatchObject([
      { __typename: 'ConflictError', existing: { id: globalId('Duty', held.id) } },
      { message: `The duty "甲乙 T00022 Link 社区${place.code} ${place.code}" is held already.` },
    ]);
    const forStation = await createDuty(api.registry, { officerId: from.id, targetUnitId: station.id });
    expect(await refusal([forStation.id], unitId(station))).toEqual(
      rule(
        'duty-for-itself',
        '责任「单位B-S B-S 联系 单位B-S B-S」的对象即接手单位自身，不能交接',
        'The duty "单位B-S B-S Link 单位B-S B-S" is for the very unit that would take it over.',
      ),
    );
  });
});

describe('duties', () => {
  it('are lists of an officer, of a unit with its officers, and of a program, on a day', async () => {
    const unit = await createUnit(api.registry, { code: `L${unique()}`, parentId: bureau.id });
    const below = await createUnit(api.registry, { parentId: unit.id });
    const officer = await createOfficerIn(api.registry, below);
    const program = await createProgram(api.registry, {});
    const [a, b, c] = await Promise.all(['甲', '乙', '丙'].map((name) => createPlace(api.registry, { name })));
    const under = { programId: program.id };
    await createDuty(api.registry, { ...under, officerId: officer.id, targetPlaceId: a!.id, kind: 'STATIONED' });
    await createDuty(api.registry, { officerId: officer.id, targetPlaceId: b!.id, to: '2021-01-01' });
    await createDuty(api.registry, { ...under, unitId: unit.id, targetPlaceId: b!.id });
    await createDuty(api.registry, { ...under, unitId: below.id, targetPlaceId: c!.id, kind: 'RESPONSIBLE' });
    const asked = (date: string, ended = false) =>
      api.admin.request(Held, {
        officer: officerId(officer),
        unit: unit.code,
        program: globalId('Program', program.id),
        date,
        ended,
      });
    const found = await asked('2022-01-01');
    expect(found).toEqual({
      node: { duties: { totalCount: 1, nodes: [{ kind: 'STATIONED', validity: { to: null } }] } },
      unit: {
        own: { nodes: [{ kind: 'LINKED' }] },
        all: { totalCount: 3, nodes: [{ kind: 'RESPONSIBLE' }, { kind: 'LINKED' }, { kind: 'STATIONED' }] },
      },
      program: {
        duties: { totalCount: 2, nodes: [{ holder: { __typename: 'Unit' } }, { holder: { __typename: 'Officer' } }] },
      },
    });
    expect((await asked('2020-06-01')).node).toMatchObject({ duties: { totalCount: 2 } });
    expect((await asked('2022-01-01', true)).node).toMatchObject({
      duties: { totalCount: 2, nodes: [{ validity: { to: '2021-01-01' } }, { validity: { to: null } }] },
    });
  });
});
