import { describe, expect, it } from '@jest/globals';
import { changeHash, type FieldChange } from '../../src/database/changes.ts';
import { CreateUnitDocument, MergeUnitsDocument, type CreateUnitInput } from '../generated/graphql.ts';
import { globalId, useApp } from '../support/app.ts';
import { createUnit, unique } from '../support/factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 200;
const GENESIS = '0'.repeat(64);

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

  const unitsWithCode = (code: string) => api.registry.unitVersion.count({ where: { code } });

  it('under one key, 20 at once, are one, with 20 equal answers', async () => {
    for (let n = 0; n < 20; n++) {
      const input = newUnit();
      const key = `race-${n}`;
      const before = await api.registry.change.count();
      const answers = await Promise.all(Array.from({ length: 20 }, () => create(input, key)));
      expect(answers[0]).toMatchObject({ __typename: 'CreateUnitSuccess', unit: { code: input.code, version: 1 } });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(await unitsWithCode(input.code)).toBe(1);
      expect(await api.registry.change.count()).toBe(before + 1);
    }
  }, 60_000);

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
  }, 60_000);

  it(`leave nothing below a unit that is merged while one is made below it, ${REPETITIONS} times`, async () => {
    const merged = new Set<string>();
    for (let n = 0; n < REPETITIONS; n++) {
      const into = await createUnit(api.registry, {});
      const unit = await createUnit(api.registry, {});
      const id = globalId('Unit', unit.id);
      const input = { ids: [id], into: globalId('Unit', into.id), effectiveOn: '2023-06-01' };
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
    const orphans = await api.registry.$rows(
      `SELECT child.id FROM unit_version child
WHERE child.superseded_at IS NULL AND child.parent_id IS NOT NULL AND NOT EXISTS (
  SELECT FROM (SELECT range_agg(daterange(valid_from, valid_to)) AS there FROM unit_version
    WHERE unit_id = child.parent_id AND superseded_at IS NULL) parent
  WHERE parent.there @> daterange(child.valid_from, child.valid_to))`,
      [],
    );
    expect(orphans).toEqual([]);
  }, 60_000);

  it('leave one chain without a gap', async () => {
    const rows = await api.registry.change.findMany({ orderBy: { position: 'asc' } });
    let previous = GENESIS;
    for (const [i, row] of rows.entries()) {
      expect(row.position).toBe(BigInt(i + 1));
      const { basisDocument, basisReason, fields, ...record } = row;
      const change = { ...record, fields: fields as unknown as FieldChange[], basis: null };
      expect([basisDocument, basisReason]).toEqual([null, null]);
      expect(row.previousHash).toBe(previous);
      expect(changeHash(row.position, row.at, change, previous)).toBe(row.hash);
      previous = row.hash;
    }
    expect(await api.registry.changeHead.findUnique({ where: { id: 1 } })).toMatchObject({ hash: previous });
  });
});
