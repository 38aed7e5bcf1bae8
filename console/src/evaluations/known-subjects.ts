import type { Subject } from './pasted-faults.ts';

/** Selects the form of the character before it. */
const SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D\u180F]/gu;

/** A number, a code or a name as the registry compares it: blanks, full-width forms, forms of characters and the case of Latin letters make no difference. */
export const plain = (text: string): string =>
  text
    .replaceAll(SELECTORS, '')
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase());

/** By what a sheet names a subject. */
const namesOf = (subject: Subject): readonly string[] =>
  subject.__typename === 'Officer'
    ? [subject.policeNumber ?? '']
    : [subject.code, subject.name, subject.shortName ?? ''];

/** Who of a cycle is meant by numbers, codes or names, of those that were asked for. */
export interface Known {
  readonly subjectOf: (name: string) => Subject | undefined;
  /** Whether there is nobody of this name in the cycle. */
  readonly isOfNobody: (name: string) => boolean;
}

/** What was found of cycles, so that only those names are asked for that came since; each cycle by itself: one page leads to another. */
export class KnownSubjects {
  /** By name, of each cycle; null: nobody in it. */
  readonly #ofCycles = new Map<string, Map<string, Subject | null>>();

  #of(cycle: string): Map<string, Subject | null> {
    const known = this.#ofCycles.get(cycle) ?? new Map<string, Subject | null>();
    this.#ofCycles.set(cycle, known);
    return known;
  }

  /** Which of some names were not asked for in the cycle. */
  unknownOf(cycle: string, names: readonly string[]): readonly string[] {
    return names.filter((name) => !this.#of(cycle).has(plain(name)));
  }

  /** Keeps who was found by names in the cycle. */
  found(cycle: string, names: readonly string[], subjects: readonly Subject[]): void {
    const known = this.#of(cycle);
    for (const name of names) known.set(plain(name), null);
    for (const subject of subjects) {
      for (const name of namesOf(subject)) if (name) known.set(plain(name), subject);
    }
  }

  /** What is known of the cycle by now, which does not change. */
  now(cycle: string): Known {
    const known = new Map(this.#of(cycle));
    return {
      subjectOf: (name) => known.get(plain(name)) ?? undefined,
      isOfNobody: (name) => plain(name) === '' || known.get(plain(name)) === null,
    };
  }
}
