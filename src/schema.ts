import './graphql/scalars.ts';
import './graphql/refusal.type.ts';
import './modules/units/unit.reach.ts';
import './modules/units/unit-told.loaders.ts';
import './modules/officers/officer.reach.ts';
import './modules/metrics/metric.reach.ts';
import './modules/honors/honor.reach.ts';
import './modules/honors/honor-program-told.loaders.ts';
import './modules/evaluations/evaluation.reach.ts';
import './modules/evaluations/evaluation-told.loaders.ts';
import './modules/selection/selection.reach.ts';
import './modules/selection/policy-told.loaders.ts';
import './modules/duties/duty.reach.ts';
import './modules/programs/program.reach.ts';
import './modules/programs/program-told.loaders.ts';
import './modules/activities/activity.reach.ts';
import './modules/tallies/tally.reach.ts';
import './modules/discipline/discipline.reach.ts';
import './modules/dossier/dossier.reach.ts';
import './modules/units/unit-withdrawal.reach.ts';
import './modules/officers/officer-withdrawal.reach.ts';
import './modules/metrics/metric-withdrawal.reach.ts';
import './modules/honors/honor-withdrawal.reach.ts';
import './modules/calendar/calendar-day.reach.ts';
import './modules/programs/program-withdrawal.reach.ts';
import './modules/regulations/regulation-rule.reach.ts';
import './modules/evaluations/evaluation-withdrawal.reach.ts';
import './modules/selection/selection-withdrawal.reach.ts';
import './modules/activities/activity-withdrawal.reach.ts';
import './modules/tallies/tally-withdrawal.reach.ts';
import './modules/recommendations/recommendation.reach.ts';
import './modules/recommendations/recommendation-withdrawal.reach.ts';
import './modules/concerns/concern.reach.ts';
import './modules/concerns/concern-withdrawal.reach.ts';
import './modules/access/grant-withdrawal.reach.ts';
import './modules/access/person-link.reach.ts';
import './modules/duties/duty-withdrawal.reach.ts';
import './modules/discipline/discipline-withdrawal.reach.ts';
import './modules/dossier/dossier-withdrawal.reach.ts';
import './modules/units/unit.type.ts';
import './modules/units/unit.mutations.ts';
import './modules/units/merger.mutations.ts';
import './modules/metrics/metric.type.ts';
import './modules/metrics/metric-comparison.type.ts';
import './modules/metrics/metric.mutations.ts';
import './modules/officers/assignment.type.ts';
import './modules/officers/officer.type.ts';
import './modules/officers/roll.type.ts';
import './modules/officers/strength.type.ts';
import './modules/officers/unit-content.service.ts';
import './modules/officers/officer.mutations.ts';
import './modules/officers/demotion.mutations.ts';
import './modules/officers/reenrollment.mutations.ts';
import './modules/officers/separation.mutations.ts';
import './modules/officers/suspension.mutations.ts';
import './modules/officers/assignment.mutations.ts';
import './modules/officers/assignment-withdrawal.service.ts';
import './modules/honors/honor.type.ts';
import './modules/honors/honor-nomination.type.ts';
import './modules/honors/honor-summary.type.ts';
import './modules/honors/honor.mutations.ts';
import './modules/honors/honor-end.service.ts';
import './modules/honors/honor-program.mutations.ts';
import './modules/calendar/calendar-day.mutations.ts';
import './modules/evaluations/result/evaluation.type.ts';
import './modules/evaluations/appeal/evaluation-appeal.type.ts';
import './modules/evaluations/progress/evaluation-progress.type.ts';
import './modules/evaluations/appeal/evaluation-appeal.mutations.ts';
import './modules/evaluations/result/evaluation-amendment.mutations.ts';
import './modules/evaluations/result/competence-outcome.mutations.ts';
import './modules/evaluations/scheme/evaluation-scheme.mutations.ts';
import './modules/evaluations/cycle/evaluation-cycle.mutations.ts';
import './modules/evaluations/score/evaluation-score.mutations.ts';
import './modules/evaluations/score/evaluation-end.service.ts';
import './modules/evaluations/result/evaluation-finalization.mutations.ts';
import './modules/selection/policy.type.ts';
import './modules/selection/policy.mutations.ts';
import './modules/selection/round.type.ts';
import './modules/selection/round.mutations.ts';
import './modules/selection/selection-end.service.ts';
import './modules/selection/candidate.type.ts';
import './modules/selection/report.type.ts';
import './modules/selection/trend.type.ts';
import './modules/selection/plan.type.ts';
import './modules/regulations/regulation-rule.mutations.ts';
import './modules/programs/program.type.ts';
import './modules/activities/attendance.type.ts';
import './modules/activities/program-activities.type.ts';
import './modules/activities/activity.mutations.ts';
import './modules/activities/attendance.mutations.ts';
import './modules/activities/activity-end.service.ts';
import './modules/tallies/tally.type.ts';
import './modules/tallies/tally.mutations.ts';
import './modules/programs/program-member.type.ts';
import './modules/programs/concerned.type.ts';
import './modules/programs/program.mutations.ts';
import './modules/programs/program-member.mutations.ts';
import './modules/programs/program-end.service.ts';
import './modules/duties/place.type.ts';
import './modules/duties/place.mutations.ts';
import './modules/duties/duty.type.ts';
import './modules/duties/duty.mutations.ts';
import './modules/duties/duty-moving.service.ts';
import './modules/concerns/concern.type.ts';
import './modules/concerns/concern.mutations.ts';
import './modules/discipline/sanction.type.ts';
import './modules/discipline/sanction.mutations.ts';
import './modules/discipline/evaluation-effect.service.ts';
import './modules/discipline/discipline-summary.type.ts';
import './modules/discipline/case-liability.type.ts';
import './modules/discipline/case-liability.mutations.ts';
import './modules/dossier/dossier.type.ts';
import './modules/dossier/dossier.mutations.ts';
import './modules/dossier/record-dossier.mutations.ts';
import './modules/eligibility/eligibility.type.ts';
import './modules/eligibility/candidate-exclusion.type.ts';
import './modules/eligibility/eligibility.service.ts';
import './modules/recommendations/recommendation.type.ts';
import './modules/recommendations/recommendation.mutations.ts';
import './modules/statistics/statistics.type.ts';
import './modules/due/due.type.ts';
import './modules/standings/standing.type.ts';
import './modules/standings/summary.type.ts';
import './modules/quality/quality.type.ts';
import './modules/corrections/impact.type.ts';
import './modules/corrections/correct-unit.mutations.ts';
import './modules/corrections/correct-officer.mutations.ts';
import './modules/corrections/correct-assignment.mutations.ts';
import './modules/corrections/correct-honor.mutations.ts';
import './modules/corrections/withdrawal.mutations.ts';
import './modules/corrections/merge.mutations.ts';
import './modules/corrections/duplicate.type.ts';
import './modules/changes/change.type.ts';
import './modules/changes/checkpoint.type.ts';
import './modules/differences/difference.type.ts';
import './modules/personal-reads/bulk-read.type.ts';
import './modules/personal-reads/personal-read.type.ts';
import './modules/sources/source.type.ts';
import './modules/access/viewer.type.ts';
import './modules/access/token.type.ts';
import './modules/access/person-link.type.ts';
import './modules/access/access.mutations.ts';
import './modules/access/person-link.mutations.ts';
import './modules/imports/import.type.ts';
import './modules/imports/import.mutations.ts';
import './modules/imports/import-work.mutations.ts';
import './modules/vocabulary/vocabulary.type.ts';
import { GraphQLSchema, specifiedDirectives, type GraphQLInputType } from 'graphql';
import { limitAnswers } from './graphql/answer-size.ts';
import { builder } from './graphql/builder.ts';
import { asOfDirective } from './graphql/moment.ts';
import { DRY_RUN } from './graphql/operation-settings.ts';
import { IDEMPOTENT } from './modules/acts/write-directives.ts';

function complete(types: GraphQLSchema): GraphQLSchema {
  const scalar = (name: string) => types.getType(name) as GraphQLInputType;
  return new GraphQLSchema({
    ...types.toConfig(),
    directives: [
      ...specifiedDirectives,
      asOfDirective({ Date: scalar('Date'), DateTime: scalar('DateTime') }),
      DRY_RUN,
      IDEMPOTENT,
    ],
  });
}

export const schema = limitAnswers(complete(builder.toSchema()));

let open: GraphQLSchema | undefined;

/**
 * The same schema without scope checks and without counting elements, for a caller that does both. It is made when it is first
 * needed.
 */
export const openSchema = (): GraphQLSchema => (open ??= complete(builder.toSchema({ disableScopeAuth: true })));
