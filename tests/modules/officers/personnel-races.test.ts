import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CreateUnitDocument,
  EnrollOfficerDocument,
  MergeUnitsDocument,
  ReenrollOfficerDocument,
  SeparateOfficerDocument,
  SuspendOfficerDocument,
  TransferOfficerDocument,
  type EnrollOfficerInput,
} from '../../generated/graphql.ts';
import { useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { unique } from '../../support/factories.ts';
import { sql } from '../../../src/sql/sql.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;
/** Of acts that need more acts before each attempt. */
const FEWER = 50;

onServer('what is recorded of officers at the same time', () => {
  const api = useApp();

  const newUnit = async (): Promise<string> => {
    const input = { code: `R${unique()}`, name: '新单位', kind: 'TEAM' as const, effectiveOn: '2020-01-01' };
    const { createUnit } = await api.admin.request(CreateUnitDocument, { input, key: `key-${unique()}` });
    if (createUnit.__typename !== 'CreateUnitSuccess') throw new Error(createUnit.message);
    return createUnit.unit.id;
  };

  const enroll = (unit: string, more: Partial<EnrollOfficerInput> = {}) => {
    const input = {
      name: '甲乙',
      category: 'POLICE' as const,
      unit,
      title: '民警',
      effectiveOn: '2022-01-01',
      ...more,
    };
    return api.admin
      .request(EnrollOfficerDocument, { input, key: `key-${unique()}` })
      .then(({ enrollOfficer }) => enrollOfficer);
  };

  const transfer = (id: string, to: string, expectedVersion: number | null) =>
    api.admin
      .request(TransferOfficerDocument, {
        input: { id, expectedVersion, to, title: '民警', effectiveOn: '2023-01-01' },
      })
      .then(({ transferOfficer }) => transferOfficer.__typename);

  let home: string;
  let other: string;

  beforeAll(async () => {
    [home, other] = [await newUnit(), await newUnit()];
  });

  it(`two transfers of one officer leave one primary post, ${REPETITIONS} times`, async () => {
    const third = await newUnit();
    for (let n = 0; n < REPETITIONS; n++) {
      const enrolled = await enroll(home);
      if (enrolled.__typename !== 'EnrollOfficerSuccess') throw new Error(enrolled.message);
      const { id } = enrolled.officer;
      const expected = n % 2 ? 1 : null;
      const answers = await Promise.all([transfer(id, other, expected), transfer(id, third, expected)]);
      // whoever gave the version that was read is told; whoever gave none comes in the place of the first
      const second = expected === null ? 'TransferOfficerSuccess' : 'StaleVersionError';
      expect(new Set(answers)).toEqual(new Set(['TransferOfficerSuccess', second]));
      const posts = await api.registry.$query<{ open: number }>(
        sql`SELECT count(*)::int AS open FROM assignment_version
WHERE officer_id = (SELECT max(id) FROM officer) AND superseded_at IS NULL AND valid_to IS NULL`,
        [],
      );
      expect(posts).toEqual([{ open: 1 }]);
    }
  }, 120_000);

  it(`let one of two takers of a police number have it, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const policeNumber = `R${unique()}`;
      const answers = await Promise.all([
        enroll(home, { policeNumber }),
        enroll(other, { policeNumber, effectiveOn: '2021-01-01' }),
      ]);
      const won = answers.flatMap((answer) =>
        answer.__typename === 'EnrollOfficerSuccess' ? [answer.officer.id] : [],
      );
      const told = answers.flatMap((answer) => (answer.__typename === 'ConflictError' ? [answer.existing?.id] : []));
      expect(won).toHaveLength(1);
      expect(told).toEqual(won);
    }
  }, 120_000);

  const enrolled = async () => {
    const answer = await enroll(home);
    if (answer.__typename !== 'EnrollOfficerSuccess') throw new Error(answer.message);
    return answer.officer.id;
  };

  const outcome = (answer: { __typename: string; rule?: string }) => answer.rule ?? answer.__typename;

  it(`let one of two suspensions of the same days stand, ${FEWER} times`, async () => {
    const basis = { documentNumber: '测停〔2023〕1号' };
    for (let n = 0; n < FEWER; n++) {
      const id = await enrolled();
      const suspend = async (effectiveOn: string) =>
        outcome(
          (await api.admin.request(SuspendOfficerDocument, { input: { id, effectiveOn, basis } })).suspendOfficer,
        );
      const answers = await Promise.all([suspend('2023-01-01'), suspend('2023-02-01')]);
      expect(new Set(answers)).toEqual(new Set(['SuspendOfficerSuccess', 'suspended-already']));
    }
  }, 120_000);

  it(`let one of two who take somebody back do it, and give a number once, ${FEWER} times`, async () => {
    const basis = { documentNumber: '测录〔2023〕1号' };
    for (let n = 0; n < FEWER; n++) {
      const [one, two] = [await enrolled(), await enrolled()];
      for (const id of [one, two]) {
        const input = { id, status: 'SEPARATED' as const, effectiveOn: '2023-01-01' };
        await api.admin.request(SeparateOfficerDocument, { input });
      }
      const policeNumber = `B${unique()}`;
      const reenroll = async (id: string) => {
        const input = { id, unit: home, title: '民警', policeNumber, effectiveOn: '2024-01-01', basis };
        return outcome((await api.admin.request(ReenrollOfficerDocument, { input })).reenrollOfficer);
      };
      const answers = await Promise.all([reenroll(one), reenroll(n % 2 ? one : two)]);
      const second = n % 2 ? 'officer-serving' : 'ConflictError';
      expect(new Set(answers)).toEqual(new Set(['ReenrollOfficerSuccess', second]));
    }
  }, 120_000);

  it(`leave nobody in a unit that is merged while somebody is enrolled into it, ${REPETITIONS} times`, async () => {
    const seen = new Set<string>();
    for (let n = 0; n < REPETITIONS; n++) {
      const id = await newUnit();
      const input = { ids: [id], into: home, effectiveOn: '2024-01-01' };
      const started = [
        () =>
          api.admin
            .request(MergeUnitsDocument, { input })
            .then(({ mergeUnits: merged }) =>
              merged.__typename === 'MergeUnitsSuccess' ? `moved ${merged.movedOfficers}` : merged.__typename,
            ),
        () => enroll(id).then((result) => (result.__typename === 'RuleViolationError' ? result.rule : 'enrolled')),
      ];
      // who starts first takes turns
      const answers = await Promise.all((n % 2 ? started : started.toReversed()).map((start) => start()));
      seen.add([...answers].toSorted((a, b) => a.localeCompare(b)).join(', '));
    }
    // either the new officer was moved with the rest, or there was no unit left to enroll into
    const possible = new Set(['enrolled, moved 1', 'moved 0, unit-outside-validity']);
    expect([...seen].filter((both) => !possible.has(both))).toEqual([]);
  }, 120_000);

  it('leave a registry that is sound', async () => {
    expect(await breaksOf(api.registry)).toEqual([]);
  });
});
