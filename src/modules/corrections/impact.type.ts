import type { GraphQLSchema } from 'graphql';
import { builder, type Types } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { nodeRefusal } from '../../graphql/node-access.ts';
import { evaluationById } from '../evaluations/result/evaluation.loaders.ts';
import { CorrectionImpactKind } from './impact.enums.ts';
import { withheldText, type Impact } from './impact.rules.ts';

/** The subject of an impact, where the viewer may see it. */
async function subjectShown({ subject }: Impact, context: Context, schema: GraphQLSchema): Promise<Impact['subject']> {
  if (!subject || nodeRefusal(schema, subject.type, context.viewer, 'subject')) return null;
  // evaluations are for viewers who reach their subjects; all else is for all who read the registry
  const found = subject.type !== 'Evaluation' || (await evaluationById(context).load(subject.id)) !== null;
  return found ? subject : null;
}

export const CorrectionImpact = builder.objectRef<Impact>('CorrectionImpact').implement({
  description: 'What a correction would have made different, had it been known (影响).',
  fields: (t) => ({
    message: t.string({
      description:
        'Why it matters, for people, in the language of Accept-Language: Chinese (default) or English. Where the viewer may not see the subject, it tells the kind alone.',
      resolve: async (impact, _args, context, { schema }) => {
        const withheld = impact.subject !== null && (await subjectShown(impact, context, schema)) === null;
        return (withheld ? withheldText(impact.kind) : impact.text)[context.locale];
      },
    }),
    subject: t.node({
      description:
        'What was made or decided on the grounds of the old record; null where it has no id of its own, such as an exported roster, and where the viewer may not see it.',
      id: (impact, _args, context, { schema }) => subjectShown(impact, context, schema),
    }),
    kind: t.expose('kind', { type: CorrectionImpactKind, description: 'What kind of thing rests on the old record.' }),
  }),
});

/** The field of a payload that tells what rests on the old record. */
export const impactsField = <Shown extends { readonly impacts: readonly Impact[] }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Shown>,
) =>
  t.field({
    type: [CorrectionImpact],
    description:
      'What was made or decided on the old record and does not change with it (影响), told in a dry run as well: at most 100 of a kind, then how many more there are.',
    resolve: ({ impacts }) => impacts,
  });
