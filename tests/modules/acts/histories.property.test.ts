import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { globalId, useApp } from '../../support/app.ts';
import {
  linesExpected,
  linesTold,
  mayAccount,
  swapped,
  type Asked,
  type Belief,
  type State,
  type ToldDifference,
} from '../../support/difference-model.ts';
import { createUnit, unique } from '../../support/factories.ts';

/** A history of one officer is made by mutations and followed by a model that knows nothing of rows, periods or posts' ids. */

const api = useApp();

const UNITS = ['甲所', '乙所', '丙所'] as const;
const NAMES = ['王一', '李二', '张三'] as const;
const BASIS = { documentNumber: '测〔2024〕1号' };
const DAYS = 9;
const dayOf = (index: number): string => `2024-01-0${index + 1}`;

/** One act: what is sent, and what is believed after it was done. */
interface Act {
  readonly send: () => Promise<Done | null>;
  readonly believed: (before: Belief) => Belief;
}

/** What an act that was done answers; null stands for a refusal. */
interface Done {
  readonly at: string;
}

const unitIds = new Map<string, string>();

beforeAll(async () => {
  for (const name of UNITS) {
    const { id } = await createUnit(api.registry, { name, code: `CODE-${UNITS.indexOf(name)}`, from: '2020-01-01' });
    unitIds.set(name, globalId('Unit', id));
  }
});

/** The text of an answer. */
async function ask(query: string, variables: object): Promise<string> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
}

/** Sends a mutation of one field; `more` is asked of its success. */
async function send<Success extends Done>(field: string, input: object, more = ''): Promise<Success | null> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}`;
  const text = await ask(
    `mutation ($input: ${type}Input!) { ${field}(input: $input) { __typename ... on ${type}Success { change { at } ${more} } } }`,
    { input },
  );
  const { data } = JSON.parse(text) as { data?: Record<string, { __typename: string; change: { at: string } }> };
  const answer = data?.[field];
  if (!answer) throw new Error(text);
  return answer.__typename === `${type}Success` ? ({ ...answer, at: answer.change.at } as unknown as Success) : null;
}

const OFFICER = `officer(id: $id) {
  name status gender rank grade primaryAssignment { title unit { name } validity { from to } }
  assignments { title kind unit { name } validity { from to } }
  history { name status validity { from to } recordedAt supersededAt }
}`;

/** What the registry tells of a day, as known at an instant; null: now. */
const told = async (id: string, day: number, knownAt: string | null): Promise<string> => {
  const text = await ask(
    `query ($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) { ${OFFICER} }`,
    { id, date: dayOf(day), knownAt },
  );
  if (text.includes('"errors"')) throw new Error(text);
  // the cost and the id of the request are of this answer alone
  return text.slice(0, text.indexOf(',"extensions"')) + '}';
};

/** A moment of the history, by the instant after so many acts. */
type Moment = Asked & { readonly at: string };

/** What the registry tells to be not the same at two moments, with the units by their names. */
async function differing(id: string, earlier: Moment, later: Moment): Promise<readonly ToldDifference[]> {
  const moment = ({ day: on, at }: Moment) => ({ date: dayOf(on), knownAt: at });
  const text = await ask(
    `query ($of: ID!, $earlier: MomentInput!, $later: MomentInput!) { differences(of: $of, earlier: $earlier, later: $later) {
      nodes { subjectType subject { ... on Officer { name } } fields { field before after } changes { at } } } }`,
    { of: id, earlier: moment(earlier), later: moment(later) },
  );
  const named = text.replaceAll(/CODE-(\d)/g, (_, index: string) => UNITS[Number(index)]!);
  const { data } = JSON.parse(named) as { data?: { differences: { nodes: ToldDifference[] } } };
  if (!data) throw new Error(text);
  return data.differences.nodes;
}

/** What differs is what the model tells, either way round, and the acts that are told may account for it. */
async function assertDiffering(
  id: string,
  known: readonly { readonly at: string; readonly belief: Belief }[],
  [one, other]: readonly [Moment, Moment],
): Promise<number> {
  const found = await differing(id, one, other);
  const state = ({ acts, day: on }: Moment) => known[acts]!.belief[on]!;
  const expected = linesExpected(state(one), state(other));
  expect(linesTold(found)).toEqual(expected);
  for (const { changes, fields } of found) {
    expect([changes.length > 0, fields.length > 0]).toEqual([true, true]);
    const acts = changes.map(({ at }) => known.findIndex((after) => after.at === at));
    const beliefs = known.map(({ belief }) => belief);
    expect(acts.filter((act) => !mayAccount(act, beliefs, one, other))).toEqual([]);
  }
  const back = await differing(id, other, one);
  expect(linesTold(back)).toEqual(swapped(expected));
  expect(back.map(({ changes }) => changes)).toEqual(found.map(({ changes }) => changes));
  expect(await differing(id, one, one)).toEqual([]);
  return found.length;
}

type Told = Omit<State, 'unit' | 'post'> & {
  readonly primaryAssignment: { readonly unit: { readonly name: string } } | null;
};

const stateOf = (text: string): Omit<State, 'post'> | null => {
  const { officer } = (JSON.parse(text) as { data: { officer: Told | null } }).data;
  if (!officer) return null;
  const { name, status, gender, primaryAssignment } = officer;
  return { name, status, gender, unit: primaryAssignment?.unit.name ?? null };
};

const withoutPost = (state: State | null): Omit<State, 'post'> | null => {
  if (!state) return null;
  const { post: _post, ...rest } = state;
  return rest;
};

/** A value holds from its day until the day on which the same fact changes by what was believed before. */
const revised = (before: Belief, from: number, values: Partial<State>): Belief => {
  const after = [...before];
  for (const fact of Object.keys(values) as (keyof State)[]) {
    for (let day = from; day < DAYS && before[day]; day++) {
      if (day > from && before[day]![fact] !== before[day - 1]![fact]) break;
      after[day] = { ...after[day]!, [fact]: values[fact] };
    }
  }
  return after;
};

let posts = 0;

/** The post held on the day is another from then on; a later post still follows. */
const transferred = (before: Belief, from: number, unit: string): Belief => {
  const [held, post] = [before[from]?.post, (posts += 1)];
  let goesOn = true;
  return before.map((state, day) => {
    if (day < from || !state) return state;
    goesOn &&= state.post === held && state.status !== 'RETIRED';
    return goesOn ? { ...state, unit, post } : state;
  });
};

/** Changes each day from one on, as long as the days before were of one kind. */
const whileIs = (
  before: Belief,
  from: number,
  is: (state: State, day: number) => boolean,
  values: Partial<State>,
): Belief => {
  let goesOn = true;
  return before.map((state, day) => {
    if (day < from || !state) return state;
    goesOn &&= is(state, day);
    return goesOn ? { ...state, ...values } : state;
  });
};

const serves = ({ status }: State): boolean => status !== 'RETIRED';

const separated = (before: Belief, from: number): Belief =>
  whileIs(before, from, serves, { status: 'RETIRED', unit: null, post: null });

const reenrolled = (before: Belief, from: number, unit: string): Belief =>
  whileIs(before, from, (state) => !serves(state), { status: 'ACTIVE', unit, post: (posts += 1) });

const suspended = (before: Belief, from: number, until: number | null): Belief =>
  whileIs(before, from, (state, day) => serves(state) && (until === null || day < until), { status: 'SUSPENDED' });

const reinstated = (before: Belief, from: number): Belief =>
  whileIs(before, from, ({ status }) => status === 'SUSPENDED', { status: 'ACTIVE' });

/** On each day of a period the values are others, whatever changes were believed for these days. */
const corrected = (before: Belief, from: number, until: number, values: Partial<State>): Belief =>
  before.map((state, each) => (state && each >= from && each < until ? { ...state, ...values } : state));

/** The post of a day was in another unit, as long as it is held. */
const placed = (before: Belief, on: number, inUnit: string): Belief =>
  before.map((state) => (state && state.post === before[on]?.post ? { ...state, unit: inUnit } : state));

/** The post of a day began on another day; the one that was held right before it is held until then. */
const begun = (before: Belief, on: number, first: number): Belief => {
  const { post, unit: inUnit } = before[on]!;
  const was = before.findIndex((state) => state !== null && state.post === post);
  const last = before[was - 1];
  const beside = { unit: last?.unit ?? null, post: last?.post ?? null };
  return before.map((state, each) => {
    if (state && each >= first && each < was) return { ...state, unit: inUnit, post };
    return state && each >= was && each < first ? { ...state, ...beside } : state;
  });
};

/** Sends a correction of the primary post that is believed to be held on a day. */
const correctPost = async (id: string, on: number, input: object): Promise<Done | null> => {
  const text = await ask(
    'query ($id: ID!, $date: Date) @asOf(date: $date) { officer(id: $id) { primaryAssignment { id } } }',
    { id, date: dayOf(on) },
  );
  const { data } = JSON.parse(text) as { data: { officer: { primaryAssignment: { id: string } | null } | null } };
  const post = data.officer?.primaryAssignment?.id;
  return post === undefined ? null : send('correctAssignment', { id: post, ...input, basis: WRONG });
};

const WRONG = { reason: '登记有误' };

const day = fc.integer({ min: 0, max: DAYS - 1 });
const unit = fc.constantFrom(...UNITS);
const name = fc.constantFrom(...NAMES);
const gender = fc.constantFrom('MALE', 'FEMALE', null);

type MakeAct = (id: string) => Act;

const ACTS: fc.Arbitrary<MakeAct> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({ from: day, values: fc.oneof(fc.record({ name }), fc.record({ gender }), fc.record({ name, gender })) })
      .map(({ from, values }): MakeAct => (id) => ({
        send: () => send('reviseOfficer', { id, effectiveOn: dayOf(from), ...values }),
        believed: (before) => revised(before, from, values),
      })),
  },
  {
    weight: 3,
    arbitrary: fc.record({ from: day, to: unit }).map(({ from, to }): MakeAct => (id) => ({
      send: () => send('transferOfficer', { id, to: unitIds.get(to), title: '民警', effectiveOn: dayOf(from) }),
      believed: (before) => transferred(before, from, to),
    })),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        from: day,
        until: fc.integer({ min: 1, max: DAYS }),
        values: fc.oneof(fc.record({ name }), fc.record({ gender }), fc.record({ name, gender })),
      })
      .map(({ from, until, values }): MakeAct => (id) => {
        const period = { from: dayOf(from), until: until === DAYS ? null : dayOf(until) };
        return {
          send: () => send('correctOfficer', { id, period, ...values, basis: WRONG }),
          believed: (before) => corrected(before, from, until, values),
        };
      }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ on: day, to: unit }).map(({ on, to }): MakeAct => (id) => ({
      send: () => correctPost(id, on, { unit: unitIds.get(to) }),
      believed: (before) => placed(before, on, to),
    })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ on: day, first: day }).map(({ on, first }): MakeAct => (id) => ({
      send: () => correctPost(id, on, { from: dayOf(first), moveAdjoining: true }),
      believed: (before) => begun(before, on, first),
    })),
  },
  {
    weight: 1,
    arbitrary: day.map((from): MakeAct => (id) => ({
      send: () => send('separateOfficer', { id, status: 'RETIRED', effectiveOn: dayOf(from) }),
      believed: (before) => separated(before, from),
    })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ from: day, to: unit }).map(({ from, to }): MakeAct => (id) => ({
      send: () =>
        send('reenrollOfficer', { id, unit: unitIds.get(to), title: '民警', effectiveOn: dayOf(from), basis: BASIS }),
      believed: (before) => reenrolled(before, from, to),
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ from: day, days: fc.option(fc.integer({ min: 1, max: 4 })) })
      .map(({ from, days }) => ({ from, until: days === null || from + days >= DAYS ? null : from + days }))
      .map(({ from, until }): MakeAct => (id) => ({
        send: () =>
          send('suspendOfficer', {
            id,
            effectiveOn: dayOf(from),
            until: until === null ? null : dayOf(until),
            basis: BASIS,
          }),
        believed: (before) => suspended(before, from, until),
      })),
  },
  {
    weight: 2,
    arbitrary: day.map((from): MakeAct => (id) => ({
      send: () => send('reinstateOfficer', { id, effectiveOn: dayOf(from), basis: BASIS }),
      believed: (before) => reinstated(before, from),
    })),
  },
);

const story = fc.record({
  begins: fc.integer({ min: 0, max: 3 }),
  first: fc.record({ name, gender }),
  unit,
  // enough that hardly any choice of stories is one of refusals alone
  acts: fc.array(ACTS, { minLength: 4, maxLength: 7 }),
  compared: fc.array(fc.tuple(fc.nat(), day, fc.nat(), day), { minLength: 4, maxLength: 4 }),
});

it('agree with a simple model for any day as known at any instant, and what was known stays byte for byte', async () => {
  let [done, differences] = [0, 0];
  await fc.assert(
    fc.asyncProperty(story, async ({ begins, first, unit: firstUnit, acts, compared }) => {
      const enrolled = await send<Done & { officer: { id: string } }>(
        'enrollOfficer',
        {
          ...first,
          policeNumber: `P${unique()}`,
          category: 'POLICE',
          unit: unitIds.get(firstUnit),
          title: '民警',
          effectiveOn: dayOf(begins),
        },
        'officer { id }',
      );
      const { id } = enrolled!.officer;
      const state: State = { ...first, status: 'ACTIVE', unit: firstUnit, post: 0 };
      const known: { at: string; belief: Belief; texts: string[] }[] = [];
      const note = async (at: string, belief: Belief) => {
        const days = Array.from({ length: DAYS }, (_, each) => told(id, each, at));
        known.push({ at, belief, texts: await Promise.all(days) });
      };
      await note(
        enrolled!.at,
        Array.from({ length: DAYS }, (_, each) => (each < begins ? null : state)),
      );
      for (const make of acts) {
        const { send: perform, believed } = make(id);
        const answer = await perform();
        if (!answer) continue;
        done += 1;
        await note(answer.at, believed(known.at(-1)!.belief));
      }
      for (const { at, belief, texts } of known) {
        expect(texts.map(stateOf)).toEqual(belief.map(withoutPost));
        expect(await Promise.all(belief.map((_, each) => told(id, each, at)))).toEqual(texts);
      }
      const momentOf = (count: number, on: number) => ({
        acts: count % known.length,
        day: on,
        at: known[count % known.length]!.at,
      });
      for (const [count, on, others, other] of compared) {
        differences += await assertDiffering(id, known, [momentOf(count, on), momentOf(others, other)]);
      }
      const last = known.at(-1)!;
      expect((await Promise.all(last.belief.map((_, each) => told(id, each, null)))).map(stateOf)).toEqual(
        last.belief.map(withoutPost),
      );
    }),
    { numRuns: 25 },
  );
  // a history of refusals would agree with any model
  expect(done).toBeGreaterThan(25);
  expect(differences).toBeGreaterThan(25);
}, 240_000);
