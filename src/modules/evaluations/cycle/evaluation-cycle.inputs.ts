import { builder } from '../../../graphql/builder.ts';
import { DateFilter, StringFilter } from '../../../graphql/filters.ts';
import { EvaluationCycleStatus, EvaluationSubjectKind } from '../evaluation.enums.ts';

export interface EvaluationCycleFilterShape {
  scheme?: typeof StringFilter.$inferInput | null | undefined;
  subjectKind?: (typeof EvaluationSubjectKind.$inferInput)[] | null | undefined;
  unit?: string | null | undefined;
  within?: string | null | undefined;
  status?: (typeof EvaluationCycleStatus.$inferInput)[] | null | undefined;
  from?: typeof DateFilter.$inferInput | null | undefined;
  to?: typeof DateFilter.$inferInput | null | undefined;
  and?: EvaluationCycleFilterShape[] | null | undefined;
  or?: EvaluationCycleFilterShape[] | null | undefined;
  not?: EvaluationCycleFilterShape | null | undefined;
}

export const EvaluationCycleFilter = builder.inputRef<EvaluationCycleFilterShape>('EvaluationCycleFilter').implement({
  description:
    'Which cycles. All fields given must hold; one that is null or omitted holds for all; an empty list of values matches nothing.',
  fields: (t) => ({
    scheme: t.field({ type: StringFilter, description: 'By the key of the scheme, whatever the edition.' }),
    subjectKind: t.field({ type: [EvaluationSubjectKind], description: 'The scheme evaluates one of these.' }),
    unit: t.id({ description: 'Held by the unit with this id.' }),
    within: t.id({
      description: 'Held by the unit with this id or by a unit below it, on the day of the query.',
    }),
    status: t.field({ type: [EvaluationCycleStatus], description: 'One of these statuses, on the day of the query.' }),
    from: t.field({ type: DateFilter, description: 'By the first day of the period.' }),
    to: t.field({ type: DateFilter, description: 'By the first day after the period.' }),
    and: t.field({ type: [EvaluationCycleFilter], description: 'All of these.' }),
    or: t.field({
      type: [EvaluationCycleFilter],
      description: 'At least one of these; an empty list matches nothing.',
    }),
    not: t.field({ type: EvaluationCycleFilter, description: 'Not this.' }),
  }),
});
