import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import {
  EnrollOfficerDocument,
  ReviseOfficerDocument,
  type EnrollOfficerInput,
  type ReviseOfficerInput,
} from '../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createOfficer, createUnit, unique } from '../../support/factories.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears } from '../../support/writes.ts';
import { sql } from '../../../src/sql/sql.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k1')) });
const keyless = useApp();

const PersonalNow = graphql(`
  query PersonalNow($id: ID!) {
    officer(id: $id) {
      birthOn
      nationalId
    }
  }
`);

let unit: { id: number };

beforeAll(async () => {
  unit = await createUnit(api.registry);
});

const newOfficer = (more: Partial<EnrollOfficerInput> = {}): EnrollOfficerInput => ({
  name: '甲乙',
  category: 'POLICE',
  unit: globalId('Unit', unit.id),
  title: '民警',
  effectiveOn: '2023-03-01',
  ...more,
});

const enroll = (more: Partial<EnrollOfficerInput>, headers = {}, client = api.admin) =>
  client
    .request(EnrollOfficerDocument, { input: newOfficer(more), key: `key-${unique()}` }, headers)
    .then(({ enrollOfficer }) => enrollOfficer);

const revise = (id: string, more: Partial<ReviseOfficerInput>, headers = {}, client = api.admin) =>
  client
    .request(ReviseOfficerDocument, { input: { id, effectiveOn: '2024-01-01', ...more } }, headers)
    .then(({ reviseOfficer }) => reviseOfficer);

/** What is refused changes nothing; that it was a guess at personal data is on record. */
const refused = <Result>(work: () => Promise<Result>): Promise<Result> =>
  leavingNoTrace(api.registry, work, 'personal_read');

/** A man born on a day, of whom no two have one number. */
const man = (birthOn = '1990-01-31') => ({
  birthOn,
  nationalId: syntheticNationalId({
    birth: birthOn.replaceAll('-', ''),
    serial: String(2 * unique() + 1).padStart(3, '0'),
  }),
});

const enrolled = async (more: Partial<EnrollOfficerInput>): Promise<string> => {
  const result = await enroll(more);
  if (result.__typename !== 'EnrollOfficerSuccess') throw new Error(result.message);
  return result.officer.id;
};

const personal = async (id: string) => (await api.admin.request(PersonalNow, { id })).officer;

const SEALED = ['birthOn', 'nationalId'].map((field) => [field, null, 'sealed']);

describe('personal data of an enrolment', () => {
  it('is stored sealed, and the record of the change tells only that it is there', async () => {
    const data = man();
    const id = await enrolled({ ...data, gender: 'MALE', nationalId: ` ${data.nationalId.toLowerCase()} ` });
    expect(await personal(id)).toEqual(data);
    const { fields } = await lastChange(api.registry);
    expect(fields.slice(-2)).toEqual(SEALED);
    const rows = await api.registry.$query<{ all: string }>(
      sql`SELECT coalesce((SELECT string_agg(c::text, '') FROM change c), '') || coalesce((SELECT string_agg(v::text, '') FROM officer_version v), '')
  || coalesce((SELECT string_agg(k::text, '') FROM idempotency_key k), '') AS all`,
      [],
    );
    expect(rows[0]!.all).not.toContain(data.nationalId);
    expect(rows[0]!.all).not.toContain(data.birthOn);
  });

  it('is refused where it contradicts itself', async () => {
    const { nationalId } = man('1990-01-31');
    const wrong = { nationalId, birthOn: '1990-02-01', gender: 'FEMALE' as const };
    const issues = (messages: string[]) => ({
      __typename: 'InvalidInputError',
      issues: messages.map((message) => ({ path: 'nationalId', message })),
    });
    expect(await leavingNoTrace(api.registry, () => enroll(wrong))).toMatchObject(
      issues(['其中的出生日期与所填出生日期不一致', '其中的性别与所填性别不一致']),
    );
    expect(await leavingNoTrace(api.registry, () => enroll(wrong, ENGLISH))).toMatchObject(
      issues(['has another birth date than the one given', 'is of the other gender than the one given']),
    );
  });

  it('is refused where another officer has the number, whom the refusal shows', async () => {
    const data = man();
    const id = await enrolled({ ...data, effectiveOn: nextYears(1) });
    const again = { nationalId: data.nationalId };
    expect(await refused(() => enroll(again))).toEqual({
      __typename: 'ConflictError',
      message: '该公民身份号码已登记在另一民警名下',
      existing: { id },
    });
    expect(await refused(() => enroll(again, ENGLISH))).toMatchObject({
      message: 'The national id belongs to another officer.',
    });
  });

  it('is refused where the server has no key, and so is a section of a dossier', async () => {
    const officer = await createOfficer(keyless.registry);
    const input = { officer: globalId('Officer', officer.id), effectiveOn: '2023-01-01', members: [] };
    const document = `mutation ($input: RecordFamilyInput!) { recordFamily(input: $input) { ... on RuleViolationError { rule } } }`;
    const answer = () => keyless.admin.request(document, { input });
    expect(await leavingNoTrace(keyless.registry, answer, 'personal_read')).toEqual({
      recordFamily: { rule: 'personal-key-missing' },
    });
    const at = globalId('Unit', (await createUnit(keyless.registry)).id);
    const give = (more: Partial<EnrollOfficerInput>, headers = {}) =>
      leavingNoTrace(keyless.registry, () => enroll({ unit: at, ...more }, headers, keyless.admin));
    expect(await give({ birthOn: '1990-01-31' })).toMatchObject({
      __typename: 'RuleViolationError',
      rule: 'personal-key-missing',
      message:
        '服务器未配置个人信息密钥，不能保存须加密的内容：出生日期、公民身份号码、干部档案信息，处分、办案责任和苗头问题的内容。请系统管理员配置密钥',
      article: null,
    });
    expect(await give({ nationalId: man().nationalId }, ENGLISH)).toMatchObject({
      message: expect.stringMatching(/^This server has no key to seal personal data with/),
    });
    expect(await enroll({ unit: at, birthOn: null }, {}, keyless.admin)).toMatchObject({
      __typename: 'EnrollOfficerSuccess',
    });
  });
});

describe('personal data of a revision', () => {
  it('is corrected as a whole, without days, and cleared by null', async () => {
    const [first, second] = [man(), man('1991-02-01')];
    const id = await enrolled(first);
    expect(await revise(id, second)).toMatchObject({
      officer: { version: 2 },
      change: {
        fields: [
          { field: 'effectiveOn', after: '2024-01-01' },
          { field: 'birthOn', before: 'sealed', after: 'sealed' },
          { field: 'nationalId', before: 'sealed', after: 'sealed' },
        ],
      },
    });
    expect(await personal(id)).toEqual(second);
    expect(await revise(id, { nationalId: null })).toMatchObject({
      change: { fields: [{}, { field: 'nationalId', before: 'sealed', after: null }] },
    });
    expect(await personal(id)).toEqual({ birthOn: second.birthOn, nationalId: null });
    // the number is free again for whom it belongs to
    expect(await enroll(second)).toMatchObject({ __typename: 'EnrollOfficerSuccess' });
  });

  it('agrees with what is on record', async () => {
    const id = await enrolled({ ...man(), gender: 'MALE' });
    const disagrees = { __typename: 'RuleViolationError', rule: 'national-id-disagrees', article: 'GB 11643' };
    for (const more of [
      { birthOn: '1990-02-01' },
      { gender: 'FEMALE' as const },
      { nationalId: man('1990-02-01').nationalId },
    ]) {
      expect(await refused(() => revise(id, more))).toEqual({
        ...disagrees,
        message: '公民身份号码与登记的出生日期或性别不一致，请一并更正',
      });
    }
    expect(await refused(() => revise(id, { birthOn: '1990-02-01' }, ENGLISH))).toEqual({
      ...disagrees,
      message: 'The national id does not agree with the birth date or the gender; correct them together.',
    });
    const same = await personal(id);
    expect(await refused(() => revise(id, { birthOn: same!.birthOn! }))).toMatchObject({
      __typename: 'InvalidInputError',
    });
  });

  it('is refused where another officer has the number', async () => {
    const data = man();
    const id = await enrolled(data);
    const other = await createOfficer(api.registry);
    const result = await refused(() => revise(globalId('Officer', other.id), data));
    expect(result).toMatchObject({ __typename: 'ConflictError', existing: { id } });
  });
});

describe('a writer who may not read personal data', () => {
  it('may not set or clear it either, and may do all else', async () => {
    const id = await enrolled(man());
    const client = await api.signedIn(scopesWithout('officer:personal'));
    for (const attempt of [
      () => enroll({ birthOn: '1990-01-31' }, {}, client),
      () => enroll({ nationalId: 'x' }, {}, client),
      () => revise(id, { birthOn: '1990-02-01' }, {}, client),
      () => revise(id, { nationalId: null }, {}, client),
    ]) {
      expect(await leavingNoTrace(api.registry, () => refusal(attempt()))).toMatchObject([
        { message: 'This needs the scope officer:personal.', extensions: { code: 'FORBIDDEN' } },
      ]);
    }
    expect(await enroll({ birthOn: null, nationalId: null }, {}, client)).toMatchObject({
      __typename: 'EnrollOfficerSuccess',
    });
    expect(await revise(id, { name: '丙' }, {}, client)).toMatchObject({ __typename: 'ReviseOfficerSuccess' });
  });
});
