import { labelOf } from '../forms/field-labels.ts';
import { inputOf } from '../forms/input-of.ts';
import { shownOf, TypedRows } from '../forms/typed-rows.tsx';
import { useNamed } from '../forms/use-named.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';

/** What is told of a row where it was typed. */
const FIELDS = ['presenter', 'hours', 'score', 'place', 'prize', 'entry', 'honor'] as const;

interface Row extends Readonly<Partial<Record<(typeof FIELDS)[number], string | number | boolean>>> {
  readonly participant?: string;
  readonly otherName?: string;
  readonly outcome?: string;
}

/**
 * What was typed of each who took part, to be read before it is done: the record of changes counts attendances and names whose they are, since not
 * all who may read changes may read results.
 */
export function AttendanceRows({ values }: { readonly values: Readonly<Record<string, unknown>> }) {
  const { t, locale } = useWords();
  const { label } = useSession();
  const rows = inputOf('RecordAttendancesInput', values)['attendances'] as readonly Row[];
  const named = useNamed([
    ...new Set(
      shownOf(rows).flatMap(({ participant, honor }) => [participant, honor].filter((id) => typeof id === 'string')),
    ),
  ]);
  const textOf = (field: (typeof FIELDS)[number], value: string | number | boolean | undefined) => {
    if (value === undefined) return field === 'hours' ? t('byDefault') : '—';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    return field === 'honor' ? named(String(value)) : value;
  };
  const titleOf = (field: string) => labelOf(`AttendanceInput.${field}`, locale);
  return (
    <TypedRows
      rows={rows}
      columns={[
        {
          title: titleOf('participant'),
          render: (_value, { participant, otherName }) => (participant ? named(participant) : otherName),
        },
        {
          title: titleOf('outcome'),
          render: (_value, { outcome }) => label('AttendanceOutcome', outcome ?? 'ATTENDED'),
        },
        ...FIELDS.filter((field) => rows.some((row) => row[field] !== undefined)).map((field) => ({
          title: titleOf(field),
          render: (_value: unknown, row: Row) => textOf(field, row[field]),
        })),
      ]}
    />
  );
}
