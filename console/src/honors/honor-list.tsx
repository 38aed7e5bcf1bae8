import { Empty, Flex, Table } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { HONOR_ACTS } from '../acts/acts-of.ts';
import { labelOf } from '../forms/field-labels.ts';
import { HonorsOfDocument, type HonorLineFragment, type HonorsOfQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { FormButton } from '../official-forms/form-button.tsx';
import { after, usePages } from '../pages.tsx';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';

interface Props {
  /** Who gets them, among others: the officer or the unit of the page. */
  readonly recipient: { readonly id: string; readonly name: string };
}

/** Honors of one title are told apart. */
const nameOf = ({ title, awardedOn }: HonorLineFragment): string => (awardedOn ? `${title} ${awardedOn}` : title);

type Thing = HonorsOfQuery['node'];

const listOf = (node: Thing) =>
  node?.__typename === 'Officer' || node?.__typename === 'Unit' ? node.honors : undefined;

/** The honors of an officer or a unit, each with its form and what can be done with it. */
export function HonorList({ recipient }: Props) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const paged = usePages(
    ['honors-of', recipient.id, moment],
    (cursor, signal) => ask(HonorsOfDocument, { id: recipient.id, after: cursor, ...moment }, { signal }),
    ({ node }) => after(listOf(node)?.pageInfo),
  );
  return (
    <ReadPages paged={paged} listOf={({ node }) => listOf(node)}>
      {(honors) =>
        honors.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noHonors')} />
        ) : (
          <HonorTable honors={honors} recipient={recipient} />
        )
      }
    </ReadPages>
  );
}

function HonorTable({ honors, recipient }: Props & { readonly honors: readonly HonorLineFragment[] }) {
  const { t, locale, marks } = useWords();
  const { label } = useSession();
  return (
    <Table<HonorLineFragment>
      rowKey="id"
      pagination={false}
      dataSource={[...honors]}
      columns={[
        {
          title: t('when'),
          width: 130,
          render: (_value, { awardedOn, nominatedOn }) =>
            awardedOn ?? (nominatedOn ? marks.aside(nominatedOn, label('HonorStatus', 'NOMINATED')) : t('notKnown')),
        },
        { title: t('honors'), dataIndex: 'title' },
        {
          title: labelOf('ConferHonorInput.awardedBy', locale),
          dataIndex: 'awardedBy',
          render: (by: string | null) => by ?? '—',
        },
        { title: t('status'), render: (_value, { status }) => label('HonorStatus', status) },
        {
          title: '',
          className: 'no-print',
          render: (_value, honor) => (
            <Flex gap="small">
              <ActMenu groups={HONOR_ACTS} subject={honor} name={nameOf(honor)} />
              <FormButton
                file="honor-form.docx"
                of={{ honor: honor.id, recipient: recipient.id }}
                title={t('honorForm')}
                // and so are the files of two people
                name={`${recipient.name} ${nameOf(honor)}`}
              />
            </Flex>
          ),
        },
      ]}
    />
  );
}
