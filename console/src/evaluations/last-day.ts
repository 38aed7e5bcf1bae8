import dayjs from 'dayjs';
import type { CycleEndFragment } from '../generated/documents/graphql.ts';

/** The last day of the period of a cycle. */
export const lastDayOf = ({ to }: CycleEndFragment): string => dayjs(to).subtract(1, 'day').format('YYYY-MM-DD');
