import type { FormInstance } from 'antd';
import type { RefusalFragment } from '../generated/documents/graphql.ts';
import type { Marks } from '../marks.ts';
import { AT_FAULT } from './at-fault.ts';

/** The fields of a form that name a thing, by the type of the thing. */
const NAMING: Readonly<Record<string, readonly string[]>> = {
  Unit: ['to', 'unit', 'parent', 'into', 'organizer', 'owner'],
  Officer: ['officer', 'candidate', 'into', 'recommender'],
};

/** The field in which a reason lifts a rule, by the rule. */
export const REASONS: Readonly<Record<string, string>> = {
  'appeal-too-late': 'lateBecause',
  'notice-not-over': 'withoutNoticeBecause',
  'over-quota': 'exceedsQuotaBecause',
};

/** The field whose value a rule forbids, by the rule; that in which a reason lifts it comes first. */
export const FORBIDDEN: Readonly<Record<string, string>> = {
  'rank-not-higher': 'rank',
  'rank-police-only': 'rank',
  'rank-step-not-in-force': 'rank',
  'rank-step-skipped': 'rank',
  'rank-too-early': 'effectiveOn',
};

/** `scores.0.score` as a form names it. */
const nameOf = (path: string): (string | number)[] =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Shows a refusal where it belongs, at the fields that are wrong. Gives what belongs to none, to be told above the form. */
export function showRefusal(form: FormInstance, refusal: RefusalFragment, marks: Marks): string | null {
  const blame = (path: string, message: string): boolean => {
    const name = nameOf(path);
    if (!form.getFieldInstance(name)) return false;
    form.setFields([{ name, errors: [message] }]);
    form.scrollToField(name, AT_FAULT);
    return true;
  };
  switch (refusal.__typename) {
    case 'InvalidInputError': {
      const elsewhere = refusal.issues.filter(({ path, message }) => !blame(path, message));
      return elsewhere.length > 0 ? marks.clauses(elsewhere.map(({ message }) => message)) : null;
    }
    case 'NotFoundError': {
      // what the page shows and nobody has named is not there on the day that was typed
      const names = [...(NAMING[refusal.type] ?? []), 'effectiveOn'];
      return names.some((name) => blame(name, refusal.message)) ? null : refusal.message;
    }
    case 'RuleViolationError': {
      const message = marks.aside(refusal.message, refusal.article);
      const at = REASONS[refusal.rule] ?? FORBIDDEN[refusal.rule];
      return at !== undefined && blame(at, message) ? null : message;
    }
    case 'ConflictError':
      return refusal.field && blame(refusal.field, refusal.message) ? null : refusal.message;
    case 'StaleVersionError':
    default:
      return refusal.message;
  }
}
