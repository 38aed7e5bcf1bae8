import type { TableProps } from 'antd';
import type { ParticipantAtFragment } from './generated/documents/graphql.ts';
import { Go } from './go.tsx';
import type { Words } from './locale.tsx';
import { Participant } from './participant.tsx';

/** Whom the rows of a list are of: by name, and officers by number and unit, by which namesakes are told from each other. */
export function whomColumns<Row>(
  { t }: Words,
  rows: readonly Row[],
  of: (row: Row) => ParticipantAtFragment,
  title = t('whom'),
): NonNullable<TableProps<Row>['columns']> {
  const officers = rows.length === 0 || rows.some((row) => of(row).__typename === 'Officer');
  return [
    { title, render: (_value, row) => <Participant of={of(row)} /> },
    ...(officers
      ? [
          {
            title: t('policeNumber'),
            width: 90,
            render: (_value: unknown, row: Row) => {
              const whom = of(row);
              return whom.__typename === 'Officer' && whom.policeNumber;
            },
          },
          {
            title: t('unit'),
            render: (_value: unknown, row: Row) => {
              const whom = of(row);
              return (
                whom.__typename === 'Officer' && whom.unit && <Go to={`/units/${whom.unit.id}`}>{whom.unit.name}</Go>
              );
            },
          },
        ]
      : []),
  ];
}
