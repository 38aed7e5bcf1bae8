import { describedEnum } from '../../graphql/enums.ts';

export const AssignmentKind = describedEnum('AssignmentKind', 'How an assignment counts (任职性质).', {
  PRIMARY:
    'The post by which someone belongs to a unit and counts in its strength (本职); nobody has two on the same day.',
  CONCURRENT: 'A post held beside the primary one (兼任).',
  SECONDMENT: 'Lent to another unit for a time (借调); the primary post goes on.',
});

export const AssignmentRole = describedEnum(
  'AssignmentRole',
  'The part that an assignment gives in its unit (职务层次), in the order in which leaders are listed.',
  {
    LEADER: 'The head (正职).',
    DEPUTY: 'A deputy head (副职).',
    PARTY_SECRETARY: 'The secretary of its Party organization (党组织书记).',
    PARTY_COMMITTEE: 'A member of its Party committee (党委委员).',
    MEMBER: 'Everyone else (成员).',
  },
);
