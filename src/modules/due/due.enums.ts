import { labelledEnum } from '../../graphql/enums.ts';
import { DUE_KIND } from './due.vocabulary.ts';

export const DueKind = labelledEnum(DUE_KIND);
