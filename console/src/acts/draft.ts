import { ACTS } from '../generated/acts.ts';
import { INPUTS } from '../generated/inputs.ts';
import { today } from '../moment.tsx';
import { DRAFT } from '../person.ts';
import type { Prepared } from './act-provider.tsx';
import { REPLACING } from './acts-of.ts';

/** What was typed outlives a reload of the page, for as long as the tab is open, and what somebody else changes meanwhile. */
function draftOf({ act, fixed: { expectedVersion: _version, ...fixed }, initial = {} }: Prepared): string {
  return `${DRAFT}${act}:${JSON.stringify([fixed, initial])}`;
}

export function keepDraft(prepared: Prepared, values: Record<string, unknown>): void {
  // what the registry seals is not kept by the page, neither what is on record nor what is typed
  if (REPLACING.has(prepared.act)) return;
  const sealed = new Set(INPUTS[ACTS[prepared.act].input]?.filter((field) => field.sealed).map(({ name }) => name));
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !sealed.has(name)));
  try {
    sessionStorage.setItem(draftOf(prepared), JSON.stringify(kept));
  } catch {
    // there is no room left for it: the form itself has what was typed
  }
}

/** The days of acts that are done on the day that they are recorded, unless somebody says otherwise. */
const OF_TODAY = new Set([
  'awardedOn',
  'decidedOn',
  'effectiveOn',
  'filedOn',
  'noticedOn',
  'openedOn',
  'selectedOn',
  'signedOn',
]);

/** The days of an input that are today unless somebody says otherwise. */
export const todaysOf = (type: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (INPUTS[type] ?? [])
      .filter(({ name, required }) => required && OF_TODAY.has(name))
      .map(({ name }) => [name, today()]),
  );

/** What a form begins with: what was typed before, else today and what the page knows. */
export function initialOf(prepared: Prepared): Record<string, unknown> {
  const draft = REPLACING.has(prepared.act) ? null : sessionStorage.getItem(draftOf(prepared));
  if (draft) return JSON.parse(draft) as Record<string, unknown>;
  return { ...todaysOf(ACTS[prepared.act].input), ...prepared.initial };
}

export const forgetDraft = (prepared: Prepared): void => sessionStorage.removeItem(draftOf(prepared));
