import { useMutation } from '@tanstack/react-query';
import { Button, Collapse, Form, Select } from 'antd';
import { useDraft } from '../acts/draft.ts';
import { MapImportDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { headingOf, useFieldsOf } from './fields-of-kind.ts';
import type { Batch } from './sheet-page.tsx';

interface Props {
  readonly batch: Batch;
  readonly onDone: () => void;
}

/** Which column gives which field: guessed by the registry, put right here. */
export function Mapping({ batch, onDone }: Props) {
  const { t, marks } = useWords();
  const { ask } = useSession();
  const onRecord = batch.columns.map(({ field }) => field ?? null);
  const draft = useDraft<readonly (string | null)[]>(`mapping:${batch.id}`, onRecord);
  const fields = draft.value;
  const isChanged = fields.join() !== onRecord.join();
  const known = useFieldsOf(batch.kind);
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () =>
      ask(MapImportDocument, {
        input: {
          id: batch.id,
          columns: batch.columns.map(({ heading }, i) => ({ heading, field: fields[i] ?? null })),
        },
      }),
    onSuccess: ({ result }) => {
      if (result.__typename !== 'ImportSuccess') return;
      draft.forget();
      onDone();
    },
  });
  const refusal = data && data.result.__typename !== 'ImportSuccess' ? new Error(data.result.message) : null;
  const problem = error ?? refusal ?? known.error;
  const discard = () => {
    draft.put(onRecord);
    draft.forget();
  };
  const headings = batch.columns.map((column) => headingOf(column, known.data));
  // each field is given by one column at most
  const optionsFor = (own: string | null | undefined) =>
    known.data?.map(({ field, heading, required }) => ({
      value: field,
      label: `${heading}${required ? '*' : ''}`,
      disabled: field !== own && fields.includes(field),
    })) ?? [];
  return (
    <Collapse
      className="list-head"
      // what was chosen and not saved is shown
      defaultActiveKey={isChanged ? ['mapping'] : []}
      items={[
        {
          key: 'mapping',
          label: marks.aside(t('mapping'), `${onRecord.filter(Boolean).length} / ${onRecord.length}`),
          children: (
            <Form layout="inline" onFinish={() => mutate()}>
              {problem && <Problem error={problem} />}
              {headings.map((heading, i) => (
                <Form.Item key={`${heading}${i}`} label={heading || t('none')}>
                  <Select
                    className="field"
                    disabled={isPending}
                    allowClear={{ label: t('clearValue') }}
                    placeholder={t('notUsed')}
                    aria-label={marks.of(heading, t('mapsTo'))}
                    loading={known.isPending}
                    popupMatchSelectWidth={false}
                    options={optionsFor(fields[i])}
                    value={fields[i] ?? null}
                    onChange={(field: string | undefined) =>
                      draft.put(fields.map((before, j) => (i === j ? (field ?? null) : before)))
                    }
                  />
                </Form.Item>
              ))}
              <Button htmlType="submit" loading={isPending}>
                {t('saveMapping')}
              </Button>
              {isChanged && (
                <Button disabled={isPending} onClick={discard}>
                  {t('cancel')}
                </Button>
              )}
            </Form>
          ),
        },
      ]}
    />
  );
}
