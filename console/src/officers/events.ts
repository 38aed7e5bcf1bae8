import type { OfficerQuery } from '../generated/documents/graphql.ts';
import type { Worded } from '../session.tsx';

export type Officer = NonNullable<OfficerQuery['officer']>;

export interface Event {
  readonly key: string;
  /** Null: not known. */
  readonly on: string | null;
  readonly text: string;
  readonly document: string | null;
  readonly color: 'blue' | 'green' | 'gray' | 'red';
}

/** After every day: what is not known when stands first. */
const LAST = '9999-12-31';

/** What happened to an officer, and is to happen, newest first: posts begun and ended, ranks and grades, selections, honors. */
export function eventsOf(officer: Officer, words: Worded): Event[] {
  const events = [postEvents, rowEvents, selectionEvents, honorEvents].flatMap((of) => of(officer, words));
  // of one day, what ends comes below what begins
  return events.toSorted(
    (a, b) => (b.on ?? LAST).localeCompare(a.on ?? LAST) || Number(a.color === 'gray') - Number(b.color === 'gray'),
  );
}

function postEvents({ assignments }: Officer, { t, marks, label }: Worded): Event[] {
  return assignments.flatMap(({ id, title, kind, unit, externalOrgan, validity, basis }): Event[] => {
    const where = marks.aside(unit?.name ?? externalOrgan ?? '', kind !== 'PRIMARY' && label('AssignmentKind', kind));
    const begun: Event = {
      key: `${id}-from`,
      on: validity.from,
      text: t(validity.startKnown ? 'began' : 'attested', { where, title }),
      document: basis?.documentNumber ?? null,
      color: 'blue',
    };
    if (!validity.to) return [begun];
    return [
      begun,
      { key: `${id}-to`, on: validity.to, text: t('ended', { where, title }), document: null, color: 'gray' },
    ];
  });
}

function rowEvents({ history }: Officer, { t, marks, label }: Worded): Event[] {
  const believed = history.filter(({ supersededAt }) => !supersededAt);
  return believed.map((version, i): Event => {
    const before = believed[i - 1];
    const changed = [
      version.rank !== before?.rank && label('PoliceRank', version.rank),
      version.grade !== before?.grade && label('Grade', version.grade),
      version.status !== before?.status && label('OfficerStatus', version.status),
    ];
    return {
      key: `version-${version.validity.from}`,
      on: version.validity.from,
      text: marks.phrases(changed) || t('revised'),
      document: version.basis?.documentNumber ?? null,
      color: 'green',
    };
  });
}

const selectionEvents = ({ selections }: Officer, { t }: Worded): Event[] =>
  selections.map(({ id, title, selectedOn, round, basis }) => ({
    key: id,
    on: selectedOn,
    text: t('selectedFor', { round: round.title, title }),
    document: basis?.documentNumber ?? null,
    color: 'green',
  }));

/** Those that were conferred, taken back or not: others are among the honors alone. */
const honorEvents = ({ honors }: Officer, { marks, label }: Worded): Event[] =>
  honors.nodes.map(({ id, title, awardedBy, awardedOn, status }) => ({
    key: id,
    on: awardedOn ?? null,
    text: marks.phrases([title, awardedBy, status !== 'CONFERRED' && label('HonorStatus', status)]),
    document: null,
    color: 'red',
  }));
