import type { AssignmentKind, AssignmentRole } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const ASSIGNMENT_KIND = vocabulary<AssignmentKind>('AssignmentKind', 'How an assignment counts (任职性质).', {
  PRIMARY: {
    zh: '主要任职',
    en: 'Primary',
    description:
      'The post by which someone belongs to a unit and counts in its strength (本职); nobody has two on the same day.',
  },
  CONCURRENT: { zh: '兼任', en: 'Concurrent', description: 'A post held beside the primary one (兼任).' },
  SECONDMENT: {
    zh: '借调',
    en: 'Secondment',
    description: 'Lent to another unit for a time (借调); the primary post goes on.',
  },
});

export const ASSIGNMENT_ROLE = vocabulary<AssignmentRole>(
  'AssignmentRole',
  'The part that an assignment gives in its unit (职务层次), in the order in which leaders are listed.',
  {
    LEADER: { zh: '主要领导', en: 'Leader', description: 'The head (正职).' },
    DEPUTY: { zh: '副职', en: 'Deputy', description: 'A deputy head (副职).' },
    PARTY_SECRETARY: {
      zh: '党委书记',
      en: 'Party secretary',
      description: 'The secretary of its Party organization (党组织书记).',
    },
    PARTY_COMMITTEE: {
      zh: '党委委员',
      en: 'Party committee member',
      description: 'A member of its Party committee (党委委员).',
    },
    MEMBER: { zh: '成员', en: 'Member', description: 'Everyone else (成员).' },
  },
);
