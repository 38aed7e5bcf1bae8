import { describe, expect, it } from '@jest/globals';
import { CreateUnitDocument, MergeUnitsDocument, type CreateUnitInput } from '../../generated/graphql.ts';
import { useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { unique } from '../../support/factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;

onServer('writes that meet', () => {
  const api = useApp();

  const newUnit = (more: Partial<CreateUnitInput> = {}): CreateUnitInput => ({
    code: `R${unique()}`,
    name: '新单位',
    kind: 'TEAM',
    effectiveOn: '2023-01-01',
    ...more,
  });

  const create = (input: CreateUnitInput, key = `key-${unique()}`) =>
    api.admin.request(CreateUnitDocument, { input, key }).then((data) => data.createUnit);

  const made = async (): Promise<string> => {
    const result = await create(newUnit());
    if (result.__typename !== 'CreateUnitSuccess') throw new Error(result.message);
    return result.unit.id;
  };

  const unitsWithCode = (code: string) => api.registry.unitVersion.count({ where: { code } });

  it(`under one key, 20 at once, are one, with 20 equal answers, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const input = newUnit();
      const key = `race-${n}`;
      const before = await api.registry.change.count();
      const answers = await Promise.all(Array.from({ length: 20 }, () => create(input, key)));
      expect(answers[0]).toMatchObject({ __typename: 'CreateUnitSuccess', unit: { code: input.code, version: 1 } });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(await unitsWithCode(input.code)).toBe(1);
      expect(await api.registry.change.count()).toBe(before + 1);
    }
  }, 120_000);

  it(`let one of two creators of a code have it, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const input = newUnit();
      const answers = await Promise.all([create(input), create({ ...input, effectiveOn: '2022-01-01' })]);
      expect(answers.map(({ __typename }) => __typename).toSorted((a, b) => a.localeCompare(b))).toEqual([
        'ConflictError',
        'CreateUnitSuccess',
      ]);
      expect(await unitsWithCode(input.code)).toBe(1);
    }
  }, 120_000);

  it(`leave nothing below a unit that is merged while one is made below it, ${REPETITIONS} times`, async () => {
    const merged = new Set<string>();
    for (let n = 0; n < REPETITIONS; n++) {
      const [into, id] = [await made(), await made()];
      const input = { ids: [id], into, effectiveOn: '2023-06-01' };
      const started = [
        () => api.admin.request(MergeUnitsDocument, { input }).then((data) => data.mergeUnits.__typename),
        () => create(newUnit({ parent: id })).then((result) => result.__typename),
      ];
      // who starts first takes turns
      const answers = await Promise.all((n % 2 ? started : started.toReversed()).map((start) => start()));
      merged.add([...answers].toSorted((a, b) => a.localeCompare(b)).join(' '));
    }
    // either the new unit was moved with the rest, or there was nothing left to put it under
    const possible = new Set(['CreateUnitSuccess MergeUnitsSuccess', 'MergeUnitsSuccess RuleViolationError']);
    expect([...merged].filter((both) => !possible.has(both))).toEqual([]);
  }, 120_000);

  it('leave a registry that is sound', async () => {
    expect(await breaksOf(api.registry)).toEqual([]);
  });
});
