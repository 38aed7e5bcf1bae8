import type { AllocationFragment } from '../generated/documents/graphql.ts';
import type { Tell } from '../texts.ts';

/** What was selected of a category beside its quota, in words. */
export function besideQuota({ quota, selected }: Pick<AllocationFragment, 'quota' | 'selected'>, t: Tell): string {
  if (selected === quota) return t('quotaMet');
  return selected > quota ? t('overQuota', { count: selected - quota }) : t('underQuota', { count: quota - selected });
}
