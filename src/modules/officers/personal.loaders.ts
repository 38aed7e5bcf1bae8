import { GraphQLError } from 'graphql';
import { TemporalStatement } from '../../database/temporal.ts';
import { loader, oneOf } from '../../graphql/loading.ts';

interface PersonalRow {
  readonly officerId: number;
  readonly birthOn: boolean;
  readonly nationalId: boolean;
}

/** Which personal facts are stored of officers, by their ids; what they are stays sealed. */
export const personalOf = loader<number, PersonalRow | null>(async (officerIds, context) => {
  const statement = new TemporalStatement(context.moment);
  const text = `SELECT p.officer_id AS "officerId", p.birth_on IS NOT NULL AS "birthOn", p.national_id IS NOT NULL AS "nationalId"
FROM officer_personal p WHERE p.officer_id = ANY(${statement.value(officerIds, 'int[]')}) AND ${statement.believed('p')}`;
  return oneOf(officerIds, await context.rows<PersonalRow>(text, statement.values), ({ officerId }) => officerId);
});

/** Personal facts are there and the server cannot open them; it must not look as if there were none. */
export const personalKeyMissing = (): GraphQLError =>
  new GraphQLError('Personal data is stored sealed, and this server has no key to open it.', {
    extensions: { code: 'PERSONAL_KEY_MISSING' },
  });
