import { builder } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { officerById, type OfficerRow } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { unitById, type UnitRow } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import type { HonorRecipientRow } from './honor.loaders.ts';

interface Other {
  readonly otherName: string;
}

export const OtherRecipient = builder.objectRef<Other>('OtherRecipient').implement({
  description: 'A recipient that the registry has neither as an officer nor as a unit, such as a group without a name.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    name: t.exposeString('otherName', { description: 'The name in the source.' }),
  }),
});

/** An officer, a unit, or words that name somebody whom the registry does not have. */
export type Recipient = OfficerRow | UnitRow | Other;

/** The type of a member of a union of these. */
export const recipientType = (recipient: Recipient) =>
  'otherName' in recipient ? OtherRecipient : 'policeNumber' in recipient ? Officer : Unit;

/** Who or what a row is of; null for an officer or a unit that is not yet there on the day. */
export async function recipientOf(
  { officerId, unitId, otherName }: Pick<HonorRecipientRow, 'officerId' | 'unitId' | 'otherName'>,
  context: Context,
): Promise<Recipient | null> {
  if (officerId !== null) return officerById(context).load(officerId);
  if (unitId !== null) return unitById(context).load(unitId);
  return { otherName: otherName! };
}
