import { loader, readRows } from '../../graphql/loading.ts';
import type { RuleEdition } from './rule-edition.rules.ts';
import { ruleEditions } from './rule-edition.sql.ts';

/** All editions of the rules whose keys begin with a text, as believed at the moment: there are few prefixes. */
export const editionsOf = loader<string, readonly RuleEdition[]>((prefixes, context) =>
  Promise.all(
    prefixes.map((prefix) =>
      readRows<RuleEdition>(context, 'generic', (statement) =>
        ruleEditions(prefix, (alias) => statement.believed(alias)),
      ),
    ),
  ),
);
