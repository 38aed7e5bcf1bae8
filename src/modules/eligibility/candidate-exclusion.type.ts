import { loader } from '../../graphql/loading.ts';
import { reachesOfficer } from '../../graphql/reach.ts';
import { noteSensitiveRead } from '../../graphql/sensitive.ts';
import { registerCandidateExclusions } from '../selection/candidate-exclusion.type.ts';
import { EXCLUSIONS, type Barred, type ExclusionRule } from '../selection/candidate.rules.ts';
import { candidatesInQuestion } from './candidate-exclusion.loaders.ts';
import { eligibilityOf } from './eligibility.loaders.ts';

const SCOPE = 'discipline:read';

const isExclusion = (code: string): code is ExclusionRule => code in EXCLUSIONS;

/**
 * Whom recordSelection would refuse, and what for, by the function that it asks. It does not depend on the round, so that all rounds
 * that are asked about at once have one answer, and their pages are one statement.
 */
const barredOf = loader<number, readonly Barred[]>(async (roundIds, context) => {
  const ids = await candidatesInQuestion(context, roundIds);
  const rows = await Promise.all(ids.map((id) => eligibilityOf(context, 'POST').load(id)));
  const barred = rows.flatMap((row) => {
    const codes = row?.reasons.flatMap(({ excludes, code }) => (excludes && isExclusion(code) ? [code] : [])) ?? [];
    return codes.map((rule) => ({ officerId: row!.officerId, rule }));
  });
  return roundIds.map(() => barred);
});

registerCandidateExclusions({
  // to who may not read sanctions, or does not say what for, nothing is told
  barredFrom: (context, roundId) =>
    context.purpose === null || !context.viewer.scopes.has(SCOPE)
      ? Promise.resolve(null)
      : barredOf(context).load(roundId),
  note: async (context, officerIds) => {
    const covered = await Promise.all(officerIds.map((id) => reachesOfficer(context, SCOPE, id)));
    officerIds.forEach((id, i) => covered[i] && noteSensitiveRead(context, id, 'sanctions'));
  },
});
