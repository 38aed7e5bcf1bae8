import { writeLoader } from '../../record/loading.ts';
import { believedNow } from '../../time/temporal.ts';
import { REGULATION_RULE } from './regulation-rule.declaration.ts';
import type { RuleEdition } from './rule-edition.rules.ts';
import { ruleEditions } from './rule-edition.sql.ts';

/** All editions that are believed of the rules whose keys begin with a text, for an act: there are few prefixes. */
export const editionsFor = writeLoader<string, readonly RuleEdition[]>(
  (prefixes, { query }) =>
    Promise.all(prefixes.map((prefix) => query<RuleEdition>(ruleEditions(prefix, believedNow), []))),
  { reads: () => [{ table: REGULATION_RULE.versions }] },
);
