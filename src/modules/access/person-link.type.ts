import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { basis, nodeOf, optionalLink } from '../../graphql/field-options.ts';
import { scopeForRow } from '../../graphql/reach.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { personLinkList } from './person-link.lists.ts';
import { personLinkById, type PersonLinkRow } from './person-link.loaders.ts';

const NEEDS =
  'Needs the scope access:admin; where that is bound to units, only those of officers of these units and of units below them are returned.';

export const PersonLink = builder.objectRef<PersonLinkRow>('PersonLink');

builder.node(PersonLink, {
  description: `Which officer a person is who signs in at an identity provider (人员与民警的关联), as it is now, whatever the moment of the query. What the provider tells by a claim is not here. ${NEEDS}`,
  authScopes: scopeForRow(
    'access:admin',
    async ({ id }: PersonLinkRow, context) => (await personLinkById(context).load(id)) !== null,
  ),
  ...nodeOf(personLinkById),
  fields: (t) => ({
    issuer: t.exposeString('issuer', { description: 'The identity provider that names the person (claim iss).' }),
    subject: t.exposeString('subject', { description: 'The person, as the provider names them (claim sub).' }),
    officer: t.field(
      optionalLink(
        Officer,
        officerById,
        'officerId',
        'The officer; null where the officer is not on record at the moment of the query.',
      ),
    ),
    linkedAt: t.expose('linkedAt', { type: 'DateTime', description: 'When it was put on record.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended; null while it holds.',
    }),
    basis: t.field(basis('By whose order; null where none is on record.')),
  }),
});

const PersonLinkConnection = connectionOf(PersonLink, 'PersonLink', { scope: 'access:admin' });

builder.queryField('personLinks', (t) =>
  t.field({
    type: PersonLinkConnection,
    description: `Which officers people are, by links on record, those that have ended included, in the order in which they were made. ${NEEDS}`,
    authScopes: { scope: 'access:admin' },
    args: pageArguments(t.arg),
    resolve: (_root, args, context) => personLinkList(context, args),
  }),
);
