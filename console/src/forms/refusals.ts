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

/** The name of a field of a form: `scores.0.score` in parts. */
type Name = (string | number)[];

/** The field that has the value at a path: `recipients.2` is one of the values of the field `recipients`. */
function fieldAt(form: FormInstance, path: string): Name | undefined {
  const parts = path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const leading = parts.map((_part, i) => parts.slice(0, parts.length - i));
  return leading.find((name): boolean => Boolean(form.getFieldInstance(name)));
}

/** Shows a refusal where it belongs, at the fields that are wrong. Gives what belongs to none, to be told above the form. */
export function showRefusal(form: FormInstance, refusal: RefusalFragment, marks: Marks): string | null {
  const show = (name: Name, errors: string[]) => {
    form.setFields([{ name, errors }]);
    form.scrollToField(name, AT_FAULT);
  };
  const blame = (path: string, message: string): boolean => {
    const name = fieldAt(form, path);
    if (name) show(name, [message]);
    return name !== undefined;
  };
  switch (refusal.__typename) {
    case 'InvalidInputError': {
      // one field may have several, each of which is to be mended
      const told = new Map<string, { readonly name: Name; readonly messages: Set<string> }>();
      const elsewhere: string[] = [];
      for (const { path, message } of refusal.issues) {
        const name = fieldAt(form, path);
        if (!name) elsewhere.push(message);
        else {
          const key = name.join('.');
          if (!told.has(key)) told.set(key, { name, messages: new Set() });
          told.get(key)!.messages.add(message);
        }
      }
      for (const { name, messages } of told.values()) show(name, [...messages]);
      return elsewhere.length > 0 ? marks.clauses(elsewhere) : null;
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
