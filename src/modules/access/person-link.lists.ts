import { KEY } from '../../graphql/keyset.ts';
import { rootList } from '../../graphql/list.ts';
import { sql } from '../../sql/sql.ts';
import { LINK_COLUMNS, linkCovered, type PersonLinkRow } from './person-link.loaders.ts';

/** All links, in the order in which they were made. */
export const personLinkList = rootList<PersonLinkRow, object>({
  name: 'personLinks',
  columns: LINK_COLUMNS,
  scope: 'access:admin',
  source: ({ statement, covered }) => ({ from: sql`person_link pl`, where: [linkCovered(statement, covered)] }),
  order: () => [{ sql: sql`pl.id`, type: KEY.int }],
});
