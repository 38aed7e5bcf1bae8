import type { PersonPlaces } from '../../access/person.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { believedNow, type TemporalStatement } from '../../time/temporal.ts';
import { officerIdWithNumber } from '../officers/number.sql.ts';
import { leadsTo } from '../officers/officer-merge.sql.ts';

/**
 * The id of the officer whom a person is today: by the link on record, else by the police number that the identity provider
 * tells; NULL for who is none. A link was decided by somebody here, so it wins over what a claim says.
 */
export const officerOfPerson = (
  statement: TemporalStatement,
  { issuer, subject, policeNumber }: PersonPlaces,
): Sql => sql`coalesce(
  (SELECT ${leadsTo(sql`pl.officer_id`)} FROM person_link pl
  WHERE pl.issuer = ${issuer} AND pl.subject = ${subject} AND ${believedNow('pl')}),
  ${officerIdWithNumber(statement, policeNumber)}
)`;
