import type {
  DatePrecision,
  HonorKind,
  HonorLevel,
  HonorStatus,
  HonorTrait,
  MeritClass,
} from '../../generated/prisma/enums.ts';
import { dated, day, flag, listOf, oneOf, reference, text, type FactsOf } from '../../record/declaration.ts';

/** An honor: what can change about it. Its recipients cannot. */
export const HONOR = dated({
  type: 'Honor',
  table: 'honor',
  basisRead: true,
  facts: {
    title: text(),
    programId: reference('HonorProgram', { nullable: true, recordedAs: 'program' }),
    kind: oneOf<HonorKind>('HonorKind')({ nullable: true }),
    level: oneOf<HonorLevel>('HonorLevel')({ nullable: true }),
    meritClass: oneOf<MeritClass>('MeritClass')({ nullable: true }),
    citation: text({ nullable: true }),
    nominatedOn: day({ nullable: true, recordedAs: null }),
    posthumous: flag(),
    traits: listOf<HonorTrait>('HonorTrait')(),
    status: oneOf<HonorStatus>('HonorStatus')(),
    noticedOn: day({ nullable: true }),
    awardedBy: text({ nullable: true }),
    /** The first day of the day, month or year that the precision names. */
    awardedOn: day({ nullable: true }),
    awardedPrecision: oneOf<DatePrecision>('DatePrecision')({ nullable: true, recordedAs: null }),
    noticeWaived: text({ nullable: true }),
  },
});

export type HonorFacts = FactsOf<typeof HONOR>;
