/** Whose sanctions, concerns or liabilities are read: an officer's, or those of the people of a unit and below. */
export interface Subject {
  readonly type: 'Officer' | 'Unit';
  readonly id: string;
  readonly name: string;
}

/** What a row is called: in a list of several people with the name of whom it is about. */
export const nameOf = ({ type }: Subject, officer: string, what: string): string =>
  type === 'Unit' ? `${officer} ${what}` : what;
