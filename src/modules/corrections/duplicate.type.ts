import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { duplicatePage } from './duplicate.lists.ts';
import { reasonsOf, type LikelyPair } from './duplicate.rules.ts';

const DuplicateCandidate = builder.objectRef<LikelyPair>('DuplicateCandidate').implement({
  description: 'Records that may be of one person (疑似重复登记).',
  authScopes: { scope: 'personnel:write' },
  fields: (t) => ({
    officers: t.field({
      type: [Officer],
      description: 'The two officers, the one that was enrolled first before the other.',
      resolve: async ({ one, other }, _args, context) =>
        (await Promise.all([one, other].map((id) => officerById(context).load(id)))).filter((found) => found !== null),
    }),
    reasons: t.stringList({
      description:
        'Why, the most telling first, in the language of Accept-Language: the same national id was recorded of both; the same name and birth date; one police number in two times, and names that sound alike; the same name, and they joined on the same day.',
      resolve: (pair, _args, { locale }) => reasonsOf(pair).map((told) => told[locale]),
    }),
  }),
});

const DuplicateCandidateConnection = connectionOf(DuplicateCandidate, 'DuplicateCandidate', {
  scope: 'personnel:write',
});

builder.queryField('duplicateOfficers', (t) =>
  t.field({
    type: DuplicateCandidateConnection,
    description:
      'Officers on the day of the query who may be on record twice, most alike first, at most 1,000 pairs. The same name alone is no reason, and neither is a day of joining that more than three of one name have in common. Who is told apart by gender, or by two police numbers of the day, is left out, unless one national id was recorded of both. Needs the scope personnel:write for both officers; a birth date or a national id is a reason only where the viewer has officer:personal for both as well, and pairs without another reason are absent and not counted otherwise. At most 20,000 birth dates are compared, in the order of the names: narrow a larger force by `within`.',
    authScopes: { scope: 'personnel:write' },
    args: {
      within: t.arg.id({ description: 'A unit: one of the two belongs to it or to a unit below it. Default: any.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => duplicatePage(context, args),
  }),
);
