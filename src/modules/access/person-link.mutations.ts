import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { link } from '../../graphql/field-options.ts';
import { act, payload } from '../acts/act.ts';
import { parseBasis } from '../acts/input-check.rules.ts';
import { basisField } from '../acts/standard.inputs.ts';
import { PersonInput } from './access.mutations.ts';
import { parsePerson } from './access.rules.ts';
import { personLinkById } from './person-link.loaders.ts';
import { linkPerson, unlinkPerson } from './person-link.service.ts';
import { PersonLink } from './person-link.type.ts';

const linked = payload<{ linkId: number }>('The link with the change on record, or why not.', (t) => ({
  link: t.field(link(PersonLink, personLinkById, 'linkId', 'The link.')),
}));

act('linkPerson', {
  scope: 'access:admin',
  scopeCondition: ', for the officer; nobody links themselves',
  description:
    'Puts on record which officer a person is who signs in at an identity provider; in force within 5 seconds. It wins over what a claim of the provider says.',
  input: {
    description: 'Which officer a person is (关联登录人员).',
    argument: 'Who is whom.',
    fields: (t) => ({
      person: t.field({
        type: PersonInput,
        required: true,
        description: 'The person, whether they have signed in yet or not; not linked to an officer.',
      }),
      officer: t.id({ required: true, description: 'The officer, on record today; another person may be the same.' }),
      ...basisField(t),
    }),
  },
  success: 'The person is linked.',
  payload: linked,
  refusals: [ConflictError, NotFoundError, RuleViolationError],
  command: (input, check) => ({
    person: parsePerson(check, input.person),
    officerId: inputKey(check, 'Officer', input.officer, 'officer'),
    basis: parseBasis(check, input.basis),
  }),
  run: linkPerson,
});

act('unlinkPerson', {
  scope: 'access:admin',
  scopeCondition: ', for the officer',
  description:
    'Ends a link of a person to an officer: within 5 seconds it no longer holds, and what a claim of the provider says holds again.',
  input: {
    description: 'The end of a link (取消人员关联).',
    argument: 'Which link.',
    fields: (t) => ({ id: t.id({ required: true, description: 'The link, which holds.' }), ...basisField(t) }),
  },
  success: 'The link has ended.',
  payload: linked,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    id: inputKey(check, 'PersonLink', input.id, 'id'),
    basis: parseBasis(check, input.basis),
  }),
  run: unlinkPerson,
});
