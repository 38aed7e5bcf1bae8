import { Empty, Flex, Table } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { HONOR_ACTS } from '../acts/acts-of.ts';
import { labelOf } from '../forms/field-labels.ts';
import type { HonorLineFragment } from '../generated/documents/graphql.ts';
import { Cut } from '../pages.tsx';
import { useWords } from '../locale.tsx';
import { FormButton } from '../official-forms/form-button.tsx';
import { useSession } from '../session.tsx';

interface Props {
  readonly honors: { readonly nodes: readonly HonorLineFragment[]; readonly totalCount: number | null };
  /** Who gets them, among others: the officer or the unit of the page. */
  readonly recipient: { readonly id: string; readonly name: string };
}

/** Honors of one title are told apart. */
const nameOf = ({ title, awardedOn }: HonorLineFragment): string => (awardedOn ? `${title} ${awardedOn}` : title);

/** Honors, each with its form and what can be done with it. */
export function HonorList({ honors, recipient }: Props) {
  const { t, locale } = useWords();
  const { label } = useSession();
  if (honors.nodes.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noHonors')} />;
  return (
    <>
      <Table<HonorLineFragment>
        rowKey="id"
        pagination={false}
        dataSource={honors.nodes}
        columns={[
          {
            title: t('when'),
            dataIndex: 'awardedOn',
            width: 110,
            render: (day: string | null) => day ?? t('notKnown'),
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
      <Cut list={honors} />
    </>
  );
}
