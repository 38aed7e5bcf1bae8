import { ASSIGNMENT, type AssignmentFacts } from '../../modules/officers/assignment.declaration.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow, endsAfter } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import { firstDay } from '../cells.ts';
import { posts } from '../datasets/post.dataset.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';

interface PostContent extends DatedContent {
  readonly officer: string;
  readonly unit: string | null;
  readonly organ: string | null;
  readonly title: string;
  readonly role: AssignmentFacts['role'];
  readonly primary: boolean;
}

export const postStore: DatedStore<PostContent, typeof ASSIGNMENT> = {
  declaration: ASSIGNMENT,
  dataset: posts,
  facts: ({ facts }) =>
    facts.posts.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        officer: row.officer_ref,
        unit: row.unit_code,
        organ: row.external_organ,
        title: row.title,
        role: row.role,
        primary: row.primary,
        validFrom: firstDay(row.observed_on),
        source: row.source,
      },
    })),
  identity: ({ officer }, ids) => ({ officer_id: ids.of('officers', officer) }),
  values: ({ officer, unit, organ, title, role, primary }, ids) => ({
    officerId: ids.of('officers', officer),
    unitId: ids.ofOptional('units', unit),
    externalOrgan: organ,
    title,
    role,
    kind: primary ? 'PRIMARY' : 'CONCURRENT',
  }),
  attested: 'assignment_id',
  check: async ({ write, ids }, { added, changed }, report) => {
    const primaries = [...added, ...changed].filter(({ content }) => content.primary);
    if (primaries.length === 0) return;
    const officerIds = primaries.map(({ content }) => ids.of('officers', content.officer));
    // an officer has one primary post a day; posts that this load supersedes do not count
    const others = await write.query<{ id: number; from: Day }>(
      sql`SELECT v.officer_id AS id, min(v.valid_from)::text AS "from" FROM assignment_version v
JOIN unnest($1::int[], $2::date[]) AS fact(officer_id, valid_from)
  ON fact.officer_id = v.officer_id AND ${endsAfter('v', sql`fact.valid_from`)}
WHERE ${believedNow('v')} AND v.kind = 'PRIMARY'
  AND NOT EXISTS (SELECT FROM unnest($3::int[]) AS changed(id) WHERE changed.id = v.assignment_id)
GROUP BY v.officer_id`,
      [officerIds, primaries.map(({ content }) => content.validFrom), changed.map(({ entityId }) => entityId)],
    );
    const since = new Map(others.map(({ id, from }) => [id, from]));
    primaries.forEach((fact, i) => {
      const from = since.get(officerIds[i] ?? 0);
      if (from === undefined) return;
      report(
        fact,
        'primary',
        `${fact.content.officer} has another primary post in the registry from ${from}; end that one first`,
      );
    });
  },
};
