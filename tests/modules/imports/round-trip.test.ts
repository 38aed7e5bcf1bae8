import { beforeAll, describe, expect, it } from '@jest/globals';
import { synthesize } from '../../../src/synthesis/synthesize.ts';
import { DEFAULTS } from '../../../src/synthesis/options.ts';
import { graphql } from '../../generated/gql.ts';
import { useApp } from '../../support/app.ts';
import { csv, importActs, problemsIn } from '../../support/import-acts.ts';
import { newKey, personalKeys } from '../../support/personal.ts';

const full = useApp();
const empty = useApp({ personalKeys: personalKeys(newKey('k')) });
const { upload, run } = importActs(empty);

const DAY = DEFAULTS.until;

const Units = graphql(`
  query RoundTripUnits($day: Date!) @asOf(date: $day) {
    units(first: 100) {
      nodes {
        code
        name
        kind
        category
        parent {
          code
        }
      }
    }
  }
`);

const COLUMNS = 'policeNumber,name,gender,category,rank,grade,joinedOn,unitCode,unit,title,role,postFrom';

async function rosterOf({ url, token }: typeof full, code: string, more = ''): Promise<Buffer> {
  const address = `${url}/exports/roster.csv?code=${code}&includeSubunits=true&date=${DAY}&columns=${COLUMNS}${more}`;
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** The lines of people who can be as they are in a registry that knows nothing of before; without what tells of the file. */
const linesOf = (file: Buffer): string[] =>
  file
    .toString()
    .trimEnd()
    .split('\r\n')
    .filter((line) => !line.startsWith('#'));

describe('a roster that was exported', () => {
  beforeAll(async () => {
    const size = { officers: 90, units: 30, evaluationYears: 0 };
    await synthesize(full.database, { ...DEFAULTS, ...size, actor: 'test', requestId: 'request-1' });
  }, 60_000);

  it('is the same after its units and its people were imported into an empty registry', async () => {
    const { units } = await full.admin.request(Units, { day: DAY });
    // each unit after the one above it
    const above = new Map(units.nodes.map(({ code, parent }) => [code, parent?.code ?? null]));
    const depth = (code: string): number => (above.get(code) ? 1 + depth(above.get(code)!) : 0);
    const sorted = units.nodes.toSorted((a, b) => depth(a.code) - depth(b.code));
    const rows = sorted.map(({ code, name, kind, category, parent }) => [
      name,
      code,
      kind,
      category ?? '',
      parent?.code ?? '',
    ]);
    const file = csv(['单位名称', '单位代码', '机构种类', '单位类别', '上级单位'], ...rows);
    const made = await run('apply', await upload('CREATE_UNITS', file), { effectiveOn: '2000-01-01' });
    expect([made.status, problemsIn(made)]).toEqual(['APPLIED', []]);

    const root = sorted[0]!.code;
    const roster = await rosterOf(full, root);
    const sent = await upload('ENROLL_OFFICERS', Buffer.from(linesOf(roster).join('\r\n')));
    const enrolled = await run('apply', sent, { basis: { reason: '合成' } });
    expect([enrolled.status, problemsIn(enrolled)]).toEqual(['APPLIED', []]);
    expect(enrolled.columns.map(({ field }) => field)).toEqual([
      'policeNumber',
      'name',
      'gender',
      'category',
      'rank',
      'grade',
      'joinedOn',
      'unit',
      null,
      'title',
      'role',
      'effectiveOn',
    ]);
    const again = linesOf(await rosterOf(empty, root));
    expect(again.length).toBeGreaterThan(40);
    expect(again).toEqual(linesOf(roster));
  });
});
