import { builder } from '../../graphql/builder.ts';
import { OtherRecipient, recipientType } from '../honors/honor-recipient.type.ts';
import { Officer } from '../officers/officer.type.ts';
import { Unit } from '../units/unit.type.ts';

/** `recipientOf` of an honor finds the member for a row. */
export const Participant = builder.unionType('Participant', {
  description: 'Who takes part in something or answers for it (参加者, 责任主体).',
  types: [Officer, OtherRecipient, Unit],
  resolveType: recipientType,
});
