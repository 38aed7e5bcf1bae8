import { Flex, Table, Tag } from 'antd';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import { DUTY_ACTS, WITHDRAWING } from '../acts/acts-of.ts';
import { NoneYet } from '../acts/none-yet.tsx';
import { calledIn } from '../called.ts';
import { labelOf } from '../forms/field-labels.ts';
import { DutiesDocument, type DutiesQuery, type DutyPageFragment } from '../generated/documents/graphql.ts';
import { Go, pathOf } from '../go.tsx';
import { hasEnded } from '../has-ended.ts';
import { useWords } from '../locale.tsx';
import { useDay, useMoment } from '../moment.tsx';
import { after, usePages } from '../pages.tsx';
import { heldBy, PlaceContext, placeOf, type Place } from '../place.ts';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';
import { whomColumns } from '../whom-columns.tsx';

type Duty = DutyPageFragment['nodes'][number];

const pageOf = ({ node }: DutiesQuery): DutyPageFragment | undefined =>
  node && 'duties' in node ? node.duties : undefined;

/** Where a duty is: where whoever has it is; of somebody outside where the unit is that it is for, if it is for one. */
const placeOfDuty = ({ holder, target }: Duty): Place => {
  if (holder.__typename === 'Officer') return placeOf(holder.unit);
  if (holder.__typename === 'Unit') return placeOf(holder);
  return heldBy(target.__typename === 'Unit' ? target : null);
};

interface Props {
  readonly type: 'Officer' | 'Place' | 'Unit' | 'Program';
  readonly of: { readonly id: string; readonly name: string };
}

/** What a new one has from the page. */
const begunOn = (type: Props['type'], id: string) => {
  if (type === 'Program') return { program: id };
  return { duties: [type === 'Place' ? { target: id } : { holder: id }] };
};

/** What an officer answers for, a unit with all below it and their people, who under a program, or who for a place and did before; each with what can be done with it. */
export function Duties({ type, of: { id, name } }: Props) {
  const { ask } = useSession();
  const moment = useMoment();
  const paged = usePages(
    ['duties', id, moment],
    (cursor, signal) => ask(DutiesDocument, { id, after: cursor, ...moment }, { signal }),
    (page) => after(pageOf(page)?.pageInfo),
  );
  return (
    <>
      <Flex className="list-head">
        <ActButton act="assignDuties" initial={begunOn(type, id)} name={name} />
      </Flex>
      <ReadPages paged={paged} listOf={pageOf}>
        {(rows) => <Lines rows={rows} type={type} />}
      </ReadPages>
    </>
  );
}

function Lines({ rows, type }: Pick<Props, 'type'> & { readonly rows: readonly Duty[] }) {
  const words = useWords();
  const { t, locale, marks } = words;
  const { label } = useSession();
  const called = calledIn(marks, rows, ({ holder }) => holder);
  const day = useDay();
  const titleOf = ({ kind, title }: Duty): string => title ?? label('DutyKind', kind);
  return (
    <Table<Duty>
      rowKey="id"
      pagination={false}
      dataSource={rows}
      locale={{ emptyText: <NoneYet act="assignDuties" /> }}
      columns={[
        { title: t('since'), width: 110, render: (_value, { validity }) => validity.from },
        ...(type === 'Officer'
          ? []
          : whomColumns(words, rows, ({ holder }) => holder, labelOf('DutyInput.holder', locale))),
        {
          title: t('duties'),
          render: (_value, duty) => (
            <>
              {titleOf(duty)} {hasEnded(duty.validity, day) && <Tag>{t('hasEnded')}</Tag>}
            </>
          ),
        },
        ...(type === 'Place'
          ? []
          : [
              {
                title: t('whom'),
                render: (_value: unknown, { target }: Duty) => (
                  <Go to={pathOf(target)}>{marks.aside(target.name, 'parent' in target && target.parent?.name)}</Go>
                ),
              },
            ]),
        ...(type !== 'Program'
          ? [
              {
                title: t('programs'),
                render: (_value: unknown, { program }: Duty) =>
                  program ? <Go to={`/programs/${program.id}`}>{program.name}</Go> : '—',
              },
            ]
          : []),
        { title: t('until'), width: 110, render: (_value, { validity }) => validity.to ?? '—' },
        {
          title: '',
          className: 'no-print',
          render: (_value, duty) => (
            <PlaceContext value={placeOfDuty(duty)}>
              <ActMenu
                groups={hasEnded(duty.validity, day) ? WITHDRAWING : DUTY_ACTS}
                subject={{ id: duty.id }}
                whom={type === 'Officer' ? null : duty.holder}
                name={[type !== 'Officer' && called(duty.holder), titleOf(duty), duty.target.name, duty.validity.from]
                  .filter(Boolean)
                  .join(' ')}
              />
            </PlaceContext>
          ),
        },
      ]}
    />
  );
}
