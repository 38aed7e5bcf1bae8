import { describe, expect, it } from '@jest/globals';
import { decodeGlobalID } from '@pothos/plugin-relay';
import { graphql } from '../../generated/gql.ts';
import {
  AssignDutiesDocument,
  RecordPlacesDocument,
  type PlaceFilter,
  type PlaceInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createDuty, createPlace } from '../../support/duty-factories.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();

const Places = graphql(`
  query Places($filter: PlaceFilter, $first: Int, $after: String) {
    places(filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        code
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PlaceOn = graphql(`
  query PlaceOn($code: String, $id: ID, $date: Date!) @asOf(date: $date) {
    place(code: $code, id: $id) {
      id
      code
      kind
      name
      version
      parent {
        code
      }
      basis {
        documentNumber
      }
      validity {
        from
        to
      }
    }
  }
`);

const PlaceHistories = graphql(`
  query PlaceHistories($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Place {
        history {
          code
          name
          divisionCode
          parent {
            code
          }
          supersededAt
          validity {
            from
            to
          }
          basis {
            documentNumber
          }
        }
      }
    }
  }
`);

const PreviewPlaces = graphql(`
  mutation PreviewPlaces($input: RecordPlacesInput!) @dryRun {
    recordPlaces(input: $input) {
      ... on RecordPlacesSuccess {
        places {
          name
        }
      }
    }
  }
`);

const community = (code: string, more: Partial<PlaceInput> = {}): PlaceInput => ({
  code,
  kind: 'COMMUNITY',
  name: '枫杨社区',
  ...more,
});
/** What a place is refused with in English whose parent is nowhere. */
const NO_PARENT = 'is the code of no place on record, nor of one before it in the list';
const newCode = () => `PL-${unique()}`;

const record = async (places: readonly PlaceInput[], more: object = {}, headers = {}) =>
  (
    await api.admin.request(
      RecordPlacesDocument,
      { input: { places: [...places], effectiveOn: '2022-01-01', ...more }, key: `key-${unique()}` },
      headers,
    )
  ).recordPlaces;
const refused = (places: readonly PlaceInput[], more: object = {}) =>
  refusedInBoth(api, (headers) => record(places, more, headers));
const on = async (code: string, date: string) => (await api.admin.request(PlaceOn, { code, date })).place;
const codes = async (filter: PlaceFilter) => {
  const { places } = await api.admin.request(Places, { filter });
  expect(places.totalCount).toBe(places.nodes.length);
  return places.nodes.map(({ code }) => code);
};

describe('recordPlaces', () => {
  it('records places and their parts in the order of the input, with one change', async () => {
    const [whole, part] = [newCode(), newCode()];
    const basis = { documentNumber: '测〔2022〕1号' };
    const result = await record(
      [
        community(whole, { divisionCode: '330402' }),
        { code: part.toLowerCase(), kind: 'BUILDING', name: '1幢', parentCode: whole, until: '2030-01-01' },
      ],
      { basis },
    );
    const change = await lastChange(api.registry);
    expect(result).toMatchObject({
      __typename: 'RecordPlacesSuccess',
      places: [
        { code: whole, kind: 'COMMUNITY', divisionCode: '330402', parent: null, validity: { to: null } },
        { code: part, kind: 'BUILDING', name: '1幢', parent: { code: whole }, validity: { to: '2030-01-01' } },
      ],
    });
    expect(change).toMatchObject({ operation: 'recordPlaces', subjectType: 'Place', subjectId: null });
    expect(change.fields).toEqual([
      ['effectiveOn', null, '2022-01-01'],
      [`枫杨社区 ${whole}.code`, null, whole],
      [`枫杨社区 ${whole}.kind`, null, 'COMMUNITY'],
      [`枫杨社区 ${whole}.name`, null, '枫杨社区'],
      [`枫杨社区 ${whole}.divisionCode`, null, '330402'],
      [`1幢 ${part}.code`, null, part],
      [`1幢 ${part}.kind`, null, 'BUILDING'],
      [`1幢 ${part}.name`, null, '1幢'],
      [`1幢 ${part}.parent`, null, `枫杨社区 ${whole}`],
      [`1幢 ${part}.validTo`, null, '2030-01-01'],
    ]);
    expect(await on(part, '2029-12-31')).toMatchObject({ basis, version: 1 });
    expect(await on(part, '2030-01-01')).toBeNull();
  });

  it('leaves each row of a place in its history, one that is no longer believed too, for all places in one statement', async () => {
    const [code, whole] = [newCode(), newCode()];
    await record([community(whole), community(code, { divisionCode: '330402' })], { effectiveOn: '2020-01-01' });
    const renamed = community(code, { name: '枫杨新村社区', parentCode: whole });
    await record([renamed], { basis: { documentNumber: '测〔2022〕2号' } });
    const [place, other] = [await on(code, '2022-01-01'), await on(whole, '2022-01-01')];
    const asked = (...ids: string[]) => api.admin.request(PlaceHistories, { ids });
    const { nodes } = await asked(place!.id);
    const row = (name: string, from: string, to: string | null, more: object = {}) => ({
      code,
      name,
      divisionCode: null,
      parent: null,
      supersededAt: null,
      basis: null,
      validity: { from, to },
      ...more,
    });
    const before = { divisionCode: '330402' };
    expect(nodes).toEqual([
      {
        history: [
          row('枫杨社区', '2020-01-01', null, { ...before, supersededAt: expect.any(String) }),
          row('枫杨社区', '2020-01-01', '2022-01-01', before),
          row('枫杨新村社区', '2022-01-01', null, {
            parent: { code: whole },
            basis: { documentNumber: '测〔2022〕2号' },
          }),
        ],
      },
    ]);
    const one = await api.statements(() => asked(other!.id));
    // the parent is one of them
    expect(await api.statements(() => asked(place!.id, other!.id))).toHaveLength(one.length);
  });

  it('has the changes of its duties beside its own, each for who may read it', async () => {
    const code = newCode();
    await record([community(code)]);
    const [{ id: place }, unit] = [(await on(code, '2022-01-01'))!, await createUnit(api.registry)];
    const duty = { kind: 'LINKED' as const, holder: globalId('Unit', unit.id), target: place };
    await api.admin.request(AssignDutiesDocument, {
      input: { duties: [duty], effectiveOn: '2022-02-01' },
      key: `key-${unique()}`,
    });
    const query = `query ($id: ID!) { changes(filter: { subject: $id }) { nodes { operation } } }`;
    const told = async (client: typeof api.admin) =>
      (await client.request<{ changes: { nodes: { operation: string }[] } }>(query, { id: place })).changes.nodes.map(
        ({ operation }) => operation,
      );
    expect(await told(api.admin)).toEqual(['recordPlaces', 'assignDuties']);
    // a place is of no unit, and a duty is where its holder is
    expect(await told(await api.signedIn(['change:read'], [unit.id], ['registry:read']))).toEqual(['assignDuties']);
    const other = await createUnit(api.registry);
    expect(await told(await api.signedIn(['change:read'], [other.id], ['registry:read']))).toEqual([]);
  });

  it('changes a place from a day on, ends it, and has it there again under its id', async () => {
    const code = newCode();
    await record([community(code)], { effectiveOn: '2020-01-01' });
    await record([community(code, { name: '枫杨新村社区' })]);
    expect(await lastChange(api.registry)).toMatchObject({
      subjectType: 'Place',
      fields: [
        ['effectiveOn', null, '2022-01-01'],
        [`枫杨新村社区 ${code}.name`, '枫杨社区', '枫杨新村社区'],
      ],
    });
    await record([community(code, { name: '枫杨新村社区', until: '2024-01-01' })], { effectiveOn: '2023-01-01' });
    expect((await lastChange(api.registry)).fields.slice(1)).toEqual([
      [`枫杨新村社区 ${code}.validTo`, null, '2024-01-01'],
    ]);
    const before = await on(code, '2021-12-31');
    expect(before).toMatchObject({ name: '枫杨社区', version: 3 });
    expect(await on(code, '2023-12-31')).toMatchObject({
      name: '枫杨新村社区',
      validity: { from: '2022-01-01', to: '2024-01-01' },
    });
    expect(await on(code, '2024-01-01')).toBeNull();
    const again = await record([community(code)], { effectiveOn: '2025-01-01' });
    expect(again).toMatchObject({ places: [{ id: before!.id, name: '枫杨社区' }] });
    const { place } = await api.admin.request(PlaceOn, { id: before!.id, date: '2024-06-01' });
    expect(place).toMatchObject({ name: '枫杨新村社区', validity: { to: '2024-01-01' } });
  });

  it('leaves no trace of a dry run', async () => {
    const input = { places: [community(newCode())], effectiveOn: '2022-01-01' };
    const preview = await leavingNoTrace(api.registry, () => api.admin.request(PreviewPlaces, { input }));
    expect(preview.recordPlaces).toEqual({ places: [{ name: '枫杨社区' }] });
  });

  it.each<[string, Partial<PlaceInput>, string, string, string]>([
    [
      'a code of other characters',
      { code: 'A_1' },
      'code',
      '只能含字母、数字和连字符，最多 60 个字符',
      'must have letters, digits and hyphens only, at most 60',
    ],
    ['a blank name', { name: ' ' }, 'name', '不能为空', 'must not be blank'],
    [
      'a division of five digits',
      { divisionCode: '33040' },
      'divisionCode',
      '必须是六位数字',
      'must have six digits (GB/T 2260)',
    ],
    ['an end on the first day', { until: '2022-01-01' }, 'until', '必须晚于生效日期', 'must be after effectiveOn'],
    ['a parent that is nowhere', { parentCode: 'NOWHERE' }, 'parentCode', '没有代码为 NOWHERE 的联系对象', NO_PARENT],
  ])('refuses %s', async (_what, more, path, zh, en) => {
    expect(await refused([community(newCode(), more)])).toMatchObject(issue(`places.0.${path}`, zh, en));
  });

  it('refuses a code that is given twice, no places at all, and a place as it is on record', async () => {
    const { code } = await createPlace(api.registry, { name: '枫杨社区' });
    const twice = await refused([community('TWICE'), community('twice')]);
    expect(twice).toMatchObject(issue('places.1.code', '重复', 'is given twice'));
    const none = await refused([]);
    expect(none).toMatchObject(
      issue('places', '必须有 1 至 1000 项，现有 0 项', 'must have 1 to 1000 elements, and has 0'),
    );
    const text = ['与该日的现有记录相同，没有变更', 'matches the record for that day; nothing would change'] as const;
    expect(await refused([community(code)])).toMatchObject(issue('places.0', ...text));
    // what lacks is its parent alone
    const nowhere = issue('places.0.parentCode', '没有代码为 NOPE 的联系对象', NO_PARENT);
    expect(await refused([community(code, { parentCode: 'NOPE' })])).toMatchObject(nowhere);
    const later = issue('places.0.parentCode', '代码为 LATER 的联系对象须列在其前', NO_PARENT);
    expect(await refused([community(code, { parentCode: 'LATER' }), community('LATER')])).toMatchObject(later);
    const kind = ['与已登记的类别不同，类别不能变更', 'is not the kind on record, which never changes'] as const;
    expect(await refused([community(code, { kind: 'VILLAGE' })])).toMatchObject(issue('places.0.kind', ...kind));
  });

  it('refuses to end a place with a duty or a part, and one that is part of itself or of one that is gone', async () => {
    const whole = await createPlace(api.registry, { name: '枫杨社区' });
    const part = await createPlace(api.registry, { name: '枫杨社区', parentId: whole.id });
    const unit = await createUnit(api.registry);
    await createDuty(api.registry, { unitId: unit.id, targetPlaceId: part.id });
    const until = '2023-01-01';
    const of = { parentCode: whole.code };
    expect(await refused([community(part.code, { ...of, until })])).toEqual(
      rule(
        'place-has-duties',
        `联系对象 枫杨社区 ${part.code} 在 ${until} 及以后仍有 1 项责任；请先解除`,
        `1 dut(ies) are held for the place 枫杨社区 ${part.code} on ${until} or later; end them first.`,
      ),
    );
    expect(await refused([community(whole.code, { until })])).toEqual(
      rule(
        'place-has-parts',
        `联系对象 枫杨社区 ${part.code} 届时仍属于 枫杨社区 ${whole.code}`,
        `The place 枫杨社区 ${part.code} would still be part of the place 枫杨社区 ${whole.code} then.`,
      ),
    );
    expect(await refused([community(whole.code, { parentCode: part.code })])).toEqual(
      rule(
        'place-own-part',
        `联系对象 枫杨社区 ${whole.code} 不能成为自己的组成部分`,
        `The place 枫杨社区 ${whole.code} would be part of itself.`,
      ),
    );
    const gone = await createPlace(api.registry, { to: '2022-06-01' });
    expect(await refused([community(newCode(), { parentCode: gone.code })])).toEqual(
      rule(
        'place-outside-validity',
        `联系对象 社区${gone.code} ${gone.code} 自 2022-01-01 起并非始终存在`,
        `The place 社区${gone.code} ${gone.code} is not there on every day from 2022-01-01 on.`,
      ),
    );
  });

  it('is refused to who has duty:write for some units alone', async () => {
    const unit = await createUnit(api.registry);
    const bound = await api.signedIn(['registry:read', 'duty:write'], [unit.id]);
    const input = { places: [community(newCode())], effectiveOn: '2022-01-01' };
    const sent = leavingNoTrace(api.registry, () =>
      bound.request(RecordPlacesDocument, { input, key: `key-${unique()}` }).catch((error: Error) => error.message),
    );
    expect(await sent).toContain('This needs the scope duty:write for every unit concerned.');
  });
});

describe('places', () => {
  it('are found by code, kind, name and what they are in, by pages', async () => {
    const tag = `F${unique()}`;
    const town = await createPlace(api.registry, { code: `${tag}-A`, name: '漢河街' });
    const village = await createPlace(api.registry, { code: `${tag}-B`, kind: 'VILLAGE', parentId: town.id });
    await createPlace(api.registry, { code: `${tag}-C`, kind: 'BUILDING', parentId: village.id });
    await createPlace(api.registry, { code: `${tag}-D`, to: '2021-01-01', parentId: town.id });
    const within = globalId('Place', town.id);
    expect(await codes({ within })).toEqual([`${tag}-B`, `${tag}-C`]);
    expect(await codes({ within, kind: ['BUILDING'] })).toEqual([`${tag}-C`]);
    expect(await codes({ code: { startsWith: tag.toLowerCase() }, name: { contains: '汉河' } })).toEqual([`${tag}-A`]);
    const filter = { code: { startsWith: tag } };
    const one = (await api.admin.request(Places, { filter, first: 2 })).places;
    expect(one).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const two = (await api.admin.request(Places, { filter, first: 2, after: one.pageInfo.endCursor! })).places;
    expect([...one.nodes, ...two.nodes].map(({ code }) => code)).toEqual([`${tag}-A`, `${tag}-B`, `${tag}-C`]);
  });

  it('that nobody answers for under a program are found', async () => {
    const whole = await createPlace(api.registry);
    const [covered, uncovered, before] = await Promise.all(
      [1, 2, 3].map(() => createPlace(api.registry, { parentId: whole.id })),
    );
    const [program, other] = await Promise.all(
      [1, 2].map(() =>
        api.registry.program.create({
          data: { key: `uncovered-${unique()}`, kind: 'CONTACT', admission: 'BY_CRITERIA', subjectKind: 'OFFICER' },
        }),
      ),
    );
    const { id: unitId } = await createUnit(api.registry);
    await createDuty(api.registry, { unitId, targetPlaceId: covered!.id, programId: program!.id });
    await createDuty(api.registry, { unitId, targetPlaceId: before!.id, programId: program!.id, to: '2021-01-01' });
    await createDuty(api.registry, { unitId, targetPlaceId: uncovered!.id, programId: other!.id });
    const found = await codes({
      within: globalId('Place', whole.id),
      uncoveredBy: globalId('Program', program!.id),
    });
    expect(found).toEqual([uncovered!.code, before!.code].toSorted());
  });

  it('are asked for by exactly one of code and id', async () => {
    const { id } = await createPlace(api.registry);
    const by = (variables: object) =>
      api.admin.request(PlaceOn, { date: '2022-01-01', ...variables }).catch((error: Error) => error.message);
    expect(await by({})).toContain('exactly one must be given');
    const { place } = await api.admin.request(PlaceOn, { id: globalId('Place', id), date: '2022-01-01' });
    expect(decodeGlobalID(place!.id)).toEqual({ typename: 'Place', id: String(id) });
  });
});
