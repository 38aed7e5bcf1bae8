import { Table } from 'antd';
import { PlacesInDocument, type PlacesInQuery } from '../generated/documents/graphql.ts';
import { Go, pathOf } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, usePages } from '../pages.tsx';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';

type Place = PlacesInQuery['places']['nodes'][number];

/** The places in a place, at any depth; nothing where there are none. */
export function PlacesIn({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { ask, label } = useSession();
  const moment = useMoment();
  const paged = usePages(
    ['places-in', id, moment],
    (cursor, signal) => ask(PlacesInDocument, { id, after: cursor, ...moment }, { signal }),
    ({ places }) => after(places.pageInfo),
  );
  return (
    <ReadPages paged={paged} listOf={({ places }) => places}>
      {(rows) =>
        rows.length > 0 && (
          <>
            <h2>{t('placesIn')}</h2>
            <Table<Place>
              rowKey="id"
              pagination={false}
              dataSource={rows}
              columns={[
                { title: t('called'), render: (_value, place) => <Go to={pathOf(place)}>{place.name}</Go> },
                { title: t('code'), dataIndex: 'code' },
                { title: t('kind'), render: (_value, { kind }) => label('PlaceKind', kind) },
              ]}
            />
          </>
        )
      }
    </ReadPages>
  );
}
