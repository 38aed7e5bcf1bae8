import { dated, text } from '../../../record/declaration.ts';

/** An edition of a scheme: what it says never changes, only the days on which it is in force under its key. */
export const EVALUATION_SCHEME = dated({
  type: 'EvaluationScheme',
  table: 'evaluation_scheme',
  owner: 'scheme_id',
  alias: 'v',
  unique: [{ of: ['key'] }],
  facts: { key: text() },
});
