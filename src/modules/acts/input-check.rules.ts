import { isDay, type Day } from '../../time/day.ts';
import { InvalidInputError, type InputProblem, type Message } from '../../errors/refusals.ts';
import { charactersOf, isBlank, isSpoofed, storedForm } from '../../names/text-form.ts';

/** Before it there was no force to keep a roll of; after it nobody can have decided anything. */
const FIRST_DAY = '1949-10-01';
const YEARS_AHEAD = 10;

/** What is wrong with a text that has no blanks at its ends; null where nothing is. */
export function textProblem(text: string, maximum: number): Message | null {
  if (isBlank(text)) return { zh: '不能为空', en: 'must not be blank' };
  if (charactersOf(text) > maximum) {
    return { zh: `不能超过 ${maximum} 个字符`, en: `must not have more than ${maximum} characters` };
  }
  return isSpoofed(text) ? { zh: '含有控制字符', en: 'must not have control characters' } : null;
}

/** The keys to which some keys lead by now, by type; see record/subjects.ts. */
type Led = ReadonlyMap<string, ReadonlyMap<number, number>>;

/**
 * Reads the fields of one input and collects all that is wrong with them, so that a person mends everything at once.
 * `done()` throws when there was anything.
 */
export class InputCheck {
  readonly #problems: InputProblem[] = [];
  readonly #led: Led;
  /** The keys that the input names, by type. */
  readonly named: Map<string, Set<number>>;

  constructor(led: Led = new Map(), named = new Map<string, Set<number>>()) {
    this.#led = led;
    this.named = named;
  }

  /** The key to which a named one leads by now. */
  led(type: string, key: number): number {
    const named = this.named.get(type) ?? new Set();
    this.named.set(type, named.add(key));
    return this.#led.get(type)?.get(key) ?? key;
  }

  /** For ids that are taken as they are: that of a merged record does not lead on. */
  get asGiven(): Pick<InputCheck, 'refuse'> {
    return { refuse: this.refuse.bind(this) };
  }

  refuse(path: string, text: Message): void {
    this.#problems.push({ path, text });
  }

  /** A text in the form in which texts are stored, without blanks at its ends; '' where it is wrong. */
  text(path: string, value: string, maximum: number): string {
    return this.identifier(path, storedForm(value), maximum);
  }

  /** The same of a name that another system gave: it stays as that one has it. */
  identifier(path: string, value: string, maximum: number): string {
    const trimmed = value.trim();
    const problem = textProblem(trimmed, maximum);
    if (problem === null) return trimmed;
    this.refuse(path, problem);
    return '';
  }

  /** The same where it may be left out; null where it is. */
  optionalText(path: string, value: string | null | undefined, maximum: number): string | null {
    return value == null ? null : this.text(path, value, maximum);
  }

  /** Values that may be left out, but not be null. */
  notNull(values: Readonly<Record<string, unknown>>): void {
    for (const [path, value] of Object.entries(values)) {
      if (value === null) this.refuse(path, { zh: '不能为空', en: 'must not be null' });
    }
  }

  /** A text of one form. */
  pattern(path: string, value: string, form: RegExp, text: Message): string {
    if (!form.test(value)) this.refuse(path, text);
    return value;
  }

  /** A number from a least to a greatest, both included. */
  range(path: string, value: number, least: number, greatest: number): number {
    if (value < least || value > greatest) {
      this.refuse(path, { zh: `必须在 ${least} 至 ${greatest} 之间`, en: `must be from ${least} to ${greatest}` });
    }
    return value;
  }

  /** A day on which a change can take effect. */
  day(path: string, value: Day, today: Day): Day {
    const last = `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
    if (!isDay(value) || value < FIRST_DAY || value > last) {
      this.refuse(path, { zh: `必须在 ${FIRST_DAY} 至 ${last} 之间`, en: `must be from ${FIRST_DAY} to ${last}` });
    }
    return value;
  }

  /** A day that has come: of what has happened. */
  pastDay(path: string, value: Day, today: Day): Day {
    if (value <= today) return this.day(path, value, today);
    this.refuse(path, { zh: `不能晚于今日 ${today}`, en: `must not be after today, ${today}` });
    return value;
  }

  /** How many elements a list has: at least one. False where it is wrong: what is in it need not be looked at then. */
  size(path: string, values: readonly unknown[], greatest: number): boolean {
    if (values.length > 0 && values.length <= greatest) return true;
    this.refuse(path, {
      zh: `必须有 1 至 ${greatest} 项，现有 ${values.length} 项`,
      en: `must have 1 to ${greatest} elements, and has ${values.length}`,
    });
    return false;
  }

  /** All that is wrong so far. */
  get problems(): readonly InputProblem[] {
    return this.#problems;
  }

  /** Reads a part of the input, and tells what is wrong with it by where that is in the whole. */
  within<Read>(path: string, read: (part: InputCheck) => Read): Read {
    const part = new InputCheck(this.#led, this.named);
    const value = read(part);
    for (const problem of part.#problems) {
      this.refuse(problem.path === 'input' ? path : `${path}.${problem.path}`, problem.text);
    }
    return value;
  }

  /** Refuses the input where anything is wrong with it. */
  done(): void {
    if (this.#problems.length) throw new InvalidInputError(this.#problems);
  }
}

/** Reads an input that is of no act, and refuses it with all that is wrong with it. */
export function checked<Read>(read: (check: InputCheck) => Read): Read {
  const check = new InputCheck();
  const value = read(check);
  check.done();
  return value;
}

export interface BasisInput {
  readonly documentNumber?: string | null | undefined;
  readonly reason?: string | null | undefined;
}

const DOCUMENT_NUMBER_MAXIMUM = 100;
const REASON_MAXIMUM = 1_000;

/** By whose order; null where neither the document nor the reason is given. */
export function parseBasis(check: InputCheck, basis: BasisInput | null | undefined) {
  const documentNumber = check.optionalText('basis.documentNumber', basis?.documentNumber, DOCUMENT_NUMBER_MAXIMUM);
  const reason = check.optionalText('basis.reason', basis?.reason, REASON_MAXIMUM);
  return documentNumber === null && reason === null ? null : { documentNumber, reason };
}

/** Refuses a basis that has neither a document nor a reason, where one is needed. */
export function requireBasis(check: InputCheck, basis: object | null): void {
  if (basis === null) check.refuse('basis', { zh: '须有文号或事由', en: 'must have a document number or a reason' });
}

/** The fields that every change effective on a day has. */
export function parseChange(
  check: InputCheck,
  input: {
    readonly expectedVersion?: number | null | undefined;
    readonly effectiveOn: Day;
    readonly basis?: BasisInput | null | undefined;
  },
  today: Day,
) {
  return {
    expectedVersion: input.expectedVersion ?? null,
    effectiveOn: check.day('effectiveOn', input.effectiveOn, today),
    basis: parseBasis(check, input.basis),
  };
}

/** A change of what is on record changes something; `path` is where the values are in the input. */
export function assertChanges(path: string, rewriting: { readonly recorded: readonly unknown[] }): void {
  if (rewriting.recorded.length > 0) return;
  throw new InvalidInputError([
    {
      path,
      text: { zh: '与该日的现有记录相同，没有变更', en: 'matches the record for that day; nothing would change' },
    },
  ]);
}
