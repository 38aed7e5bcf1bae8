import { builder } from '../../../graphql/builder.ts';
import { DateFilter } from '../../../graphql/filters.ts';
import { EvaluationAppealStatus } from '../evaluation.enums.ts';

export interface EvaluationAppealFilterShape {
  cycle?: string | null | undefined;
  within?: string | null | undefined;
  status?: (typeof EvaluationAppealStatus.$inferInput)[] | null | undefined;
  filedOn?: typeof DateFilter.$inferInput | null | undefined;
  awaitsAmendment?: boolean | null | undefined;
  and?: EvaluationAppealFilterShape[] | null | undefined;
  or?: EvaluationAppealFilterShape[] | null | undefined;
  not?: EvaluationAppealFilterShape | null | undefined;
}

export const EvaluationAppealFilter = builder
  .inputRef<EvaluationAppealFilterShape>('EvaluationAppealFilter')
  .implement({
    description:
      'Which appeals. All fields given must hold; one that is null or omitted holds for all; an empty list of values matches nothing.',
    fields: (t) => ({
      cycle: t.id({ description: 'Against results of the cycle with this id.' }),
      within: t.id({
        description:
          'Of the unit with this id, of a unit below it, or of an officer who belongs to one of them on the day of the query, or belonged there last before leaving.',
      }),
      status: t.field({
        type: [EvaluationAppealStatus],
        description: 'One of these statuses, on the day of the query.',
      }),
      filedOn: t.field({ type: DateFilter, description: 'By the day on which they were filed.' }),
      awaitsAmendment: t.boolean({
        description:
          'Whether it was upheld and the result is yet to be amended, as EvaluationAppeal.awaitsAmendment tells.',
      }),
      and: t.field({ type: [EvaluationAppealFilter], description: 'All of these.' }),
      or: t.field({
        type: [EvaluationAppealFilter],
        description: 'At least one of these; an empty list matches nothing.',
      }),
      not: t.field({ type: EvaluationAppealFilter, description: 'Not this.' }),
    }),
  });
