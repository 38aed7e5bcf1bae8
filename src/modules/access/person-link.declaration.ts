import { recorded, reference, text, type FactsOf } from '../../record/declaration.ts';

/** Which officer a person is whom an identity provider names. */
export const PERSON_LINK = recorded({
  type: 'PersonLink',
  table: 'person_link',
  alias: 'pl',
  unique: [{ of: ['issuer', 'subject'] }],
  facts: {
    issuer: text(),
    subject: text(),
    officerId: reference('Officer'),
  },
});

export type PersonLinkFacts = FactsOf<typeof PERSON_LINK>;
