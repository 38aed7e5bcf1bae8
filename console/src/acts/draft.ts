import { useState } from 'react';
import { OF_TODAY } from '../forms/day-of-form.ts';
import { ACTS } from '../generated/acts.ts';
import { INPUTS } from '../generated/inputs.ts';
import { today } from '../moment.tsx';
import { DRAFT } from '../person.ts';
import type { Prepared } from './act-provider.tsx';
import type { ActName } from './acts-of.ts';

type Values = Readonly<Record<string, unknown>>;

/** What was typed outlives a reload of the page, for as long as the tab is open, and what somebody else changes meanwhile. */
export function draftBy<Kept>(name: string) {
  const key = `${DRAFT}${name}`;
  return {
    /** What was typed before; null: nothing. */
    read: (): Kept | null => JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null,
    keep: (kept: Kept): void => {
      try {
        sessionStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // there is no room left for it: the page itself has what was typed
      }
    },
    forget: (): void => sessionStorage.removeItem(key),
  };
}

/** What is typed or chosen outside of forms, kept as a draft from the first change on. */
export function useDraft<Kept>(name: string, first: Kept) {
  const { read, keep, forget } = draftBy<Kept>(name);
  const [value, setValue] = useState(() => read() ?? first);
  const put = (next: Kept) => {
    keep(next);
    setValue(next);
  };
  return { value, put, forget };
}

/** What the registry seals is not kept by the page, neither what is on record nor what is typed. */
export function withoutSealed(types: readonly string[], values: Values): Values {
  const sealed = new Set(
    types.flatMap((type) => INPUTS[type] ?? []).flatMap((field) => (field.sealed ? field.name : [])),
  );
  return Object.fromEntries(Object.entries(values).filter(([name]) => !sealed.has(name)));
}

interface Draft {
  readonly values: Values;
  /** The form, where it can be opened again without the page that it was opened from, and the path of that. */
  readonly form?: { readonly prepared: Prepared; readonly at: string };
}

const draftOf = ({ act, fixed: { expectedVersion: _version, ...fixed }, hidden = [], initial = {} }: Prepared) =>
  draftBy<Draft>(`${act}:${JSON.stringify([fixed, hidden, initial])}`);

/** What such scopes are for is read for a purpose. */
const FOR_PURPOSE = new Set(['discipline:read', 'concern:read', 'officer:personal']);

/**
 * Whether what is typed for an act is kept: nothing of what is read for a purpose, such as whom a sanction is for or a dossier, and so nothing of what
 * takes a record back, which may be about any of it.
 */
function isKept(act: ActName): boolean {
  const scopes: readonly string[] = ACTS[act].scopes;
  return scopes.length > 0 && !scopes.some((scope) => FOR_PURPOSE.has(scope));
}

export function keepDraft(prepared: Prepared, values: Values): void {
  if (!isKept(prepared.act)) return;
  draftOf(prepared).keep({
    values: withoutSealed([ACTS[prepared.act].input], values),
    // with what the page has read, for a field or above the form, it is opened from there alone
    ...(!prepared.choices && !prepared.answers && { form: { prepared, at: location.pathname } }),
  });
}

/** The forms that were begun in this tab and neither sent nor given up: of the page at a path, or all. */
export const keptForms = (at: string | null): readonly Prepared[] =>
  Object.keys(sessionStorage)
    .filter((name) => name.startsWith(DRAFT))
    .flatMap((name) => {
      const form = draftBy<Draft | null>(name.slice(DRAFT.length)).read()?.form;
      return form && (at === null || form.at === at) ? [form.prepared] : [];
    });

/** Whether all that is typed for an act is kept. */
export const isKeptWhole = ({ act }: Prepared): boolean =>
  isKept(act) && !INPUTS[ACTS[act].input]?.some(({ sealed }) => sealed);

/** Whether something was typed before. */
export const hasDraft = (prepared: Prepared): boolean => isKept(prepared.act) && draftOf(prepared).read() !== null;

/** The days of an input that are today unless somebody says otherwise. */
export const todaysOf = (type: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (INPUTS[type] ?? [])
      // a day of another name that is left out is unknown, not today
      .filter(({ name, required }) => (required || name === 'effectiveOn') && OF_TODAY.includes(name))
      .map(({ name }) => [name, today()]),
  );

/** What a form begins with: what was typed before, else today and what the page knows. */
export function initialOf(prepared: Prepared): Values {
  const draft = isKept(prepared.act) ? draftOf(prepared).read() : null;
  return draft?.values ?? { ...todaysOf(ACTS[prepared.act].input), ...prepared.initial };
}

export const forgetDraft = (prepared: Prepared): void => draftOf(prepared).forget();
