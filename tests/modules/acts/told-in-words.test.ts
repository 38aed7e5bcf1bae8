import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { globalId, useApp } from '../../support/app.ts';
import type { World } from '../../support/acts/world.ts';
import { EVERY_ACT } from '../../support/every-act.ts';
import { createOneOfEach } from '../../support/one-of-each.ts';
import { newKey, personalKeys, sealerWith } from '../../support/personal.ts';
import { codesIn, untold } from '../../support/told-codes.ts';
import { createTwoBureaus } from '../../support/two-bureaus.ts';

// what a dry run shows to people: names, days and words, not codes, keys, ids of rows or instants as programs write them

const key = newKey('k');
const MANY = 1_000_000_000;
const api = useApp({ personalKeys: personalKeys(key), limits: { cost: MANY, budget: MANY } });
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

let world: World;

beforeAll(async () => {
  world = { registry: api.registry, sealer: sealerWith(key), secrets: [], ...(await createTwoBureaus(api.registry)) };
});

/** Fields whose value is the code, the key or the number itself; a name beside it says of what. */
const THE_CODE_ITSELF: ReadonlySet<string> = new Set(['code', 'key', 'policeNumber']);

/** Fields that are told as others typed them: how an identity provider calls a person, and the number of a case. */
const AS_TYPED: ReadonlySet<string> = new Set(['issuer', 'subject', 'caseNumber']);

interface Field {
  readonly field: string;
  readonly label: string;
  readonly beforeText: string | null;
  readonly afterText: string | null;
}

interface Told {
  readonly __typename: string;
  readonly message?: string;
  readonly change: { readonly fields: readonly Field[] };
  readonly impacts?: readonly { readonly message: string }[];
}

/** What a dry run of an act tells, in the language of most. */
async function rehearsed(mutation: string, input: object): Promise<Told> {
  const name = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`;
  const success = schema.getType(`${name}Success`) as GraphQLObjectType;
  const impacts = 'impacts' in success.getFields() ? 'impacts { message }' : '';
  const document = `mutation ($input: ${name}Input!) @dryRun { ${mutation}(input: $input) { __typename
    ... on ${name}Success { change { fields { field label beforeText afterText } } ${impacts} }
    ... on UserError { message } } }`;
  const data = await api.admin.request<Record<string, Told>>(document, { input }, { 'x-purpose': 'test' });
  expect(data[mutation]).toMatchObject({ __typename: `${name}Success` });
  return data[mutation]!;
}

/** What of that is for programs. */
async function forPrograms({ change, impacts = [] }: Told): Promise<string[]> {
  const coded = await codesIn(api.registry);
  const ofFields = change.fields.flatMap(({ field, label, beforeText, afterText }) => {
    const name = field.slice(field.lastIndexOf('.') + 1);
    const values = THE_CODE_ITSELF.has(name) || AS_TYPED.has(name) ? [] : [beforeText ?? '', afterText ?? ''];
    return [label, ...values].flatMap((text) => untold(text, coded).map((found) => `${field}: ${found}`));
  });
  return [...ofFields, ...impacts.flatMap(({ message }) => untold(message, coded))];
}

describe('a dry run', () => {
  it.each(Object.keys(EVERY_ACT))('tells people what %s would change by names, days and words', async (mutation) => {
    const told = await rehearsed(mutation, await EVERY_ACT[mutation]!.input(world, () => world.own));
    expect(told.change.fields.length).toBeGreaterThan(0);
    expect(await forPrograms(told)).toEqual([]);
  });

  it('tells what is withdrawn, a thing of each type, by what it is', async () => {
    const made = await createOneOfEach(api.registry, world.root, world.sealer);
    const withdrawn = new Map<string, string | null>();
    for (const [type, id] of Object.entries(made)) {
      const document = `mutation ($input: WithdrawRecordInput!) @dryRun { withdrawRecord(input: $input) {
        ... on WithdrawRecordSuccess { change { fields { field label beforeText afterText } } impacts { message } } } }`;
      const input = { id: globalId(type, id), withDependents: true, basis: { reason: '误登' } };
      // oxlint-disable-next-line no-await-in-loop -- each is on record while the others are withdrawn
      const { withdrawRecord } = await api.admin.request<{ withdrawRecord: Partial<Told> }>(document, { input });
      if (!withdrawRecord.change) continue;
      // oxlint-disable-next-line no-await-in-loop -- the same
      expect(await forPrograms(withdrawRecord as Told)).toEqual([]);
      withdrawn.set(type, withdrawRecord.change.fields.find(({ field }) => field === `${type} ${id}`)!.beforeText);
    }
    // the numbers with which tests make names
    const told = [...withdrawn].map(([type, text]) => [type, text!.replaceAll(/(?<=[UP]|scheme-)\d+/g, '')]);
    expect(Object.fromEntries(told)).toEqual({
      Activity: '政治轮训 2022-05-09',
      Assignment: '甲乙 单位U U 民警 2020-01-01',
      Attendance: '甲乙 政治轮训 2022-05-09',
      CalendarDay: expect.stringMatching(/^劳动节 \d{4}-\d\d-\d\d$/),
      CaseLiability: '限制查阅的登记',
      DossierSection: '限制查阅的登记',
      Duty: '甲乙 联系 社区P P 2020-01-01',
      Evaluation: '甲乙 办法scheme- 2020-01-01–2021-01-01',
      EvaluationAppeal: '甲乙 办法scheme- 2020-01-01–2021-01-01 2020-01-01',
      EvaluationCycle: '单位U U 办法scheme- 2020-01-01–2021-01-01',
      Honor: '嘉奖 甲乙、单位U U、他人 2020-01-01',
      MetricObservation: '单位U U 接警数',
      ProgramMember: '甲乙 三驻三联 2020-01-01',
      Recommendation: '甲乙 所长 2022-02-01',
      Selection: '甲乙 副所长 2020-01-01',
      SelectionRound: '单位U U 选任甲',
    });
  });
});
