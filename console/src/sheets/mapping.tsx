import { useMutation } from '@tanstack/react-query';
import { AutoComplete, Button, Collapse, Form } from 'antd';
import { useState } from 'react';
import { MapImportDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import type { Batch } from './sheet-page.tsx';

interface Props {
  readonly batch: Batch;
  readonly onDone: () => void;
}

/** Which column gives which field: guessed by the registry, put right here. */
export function Mapping({ batch, onDone }: Props) {
  const { t } = useWords();
  const { ask } = useSession();
  const [fields, setFields] = useState(() => batch.columns.map(({ field }) => field ?? ''));
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () =>
      ask(MapImportDocument, {
        input: {
          id: batch.id,
          columns: batch.columns.map(({ heading }, i) => ({ heading, field: fields[i] || null })),
        },
      }),
    onSuccess: ({ result }) => {
      if (result.__typename === 'ImportSuccess') onDone();
    },
  });
  const refusal = data && data.result.__typename !== 'ImportSuccess' ? new Error(data.result.message) : null;
  const known = [...new Set(batch.columns.flatMap(({ field }) => field ?? []))].map((value) => ({ value }));
  return (
    <Collapse
      className="list-head"
      items={[
        {
          key: 'mapping',
          label: `${t('mapping')}（${batch.columns.filter(({ field }) => field).length} / ${batch.columns.length}）`,
          children: (
            <Form layout="inline" onFinish={() => mutate()}>
              {(error ?? refusal) && <Problem error={(error ?? refusal)!} />}
              {batch.columns.map(({ heading }, i) => (
                <Form.Item key={`${heading}${i}`} label={heading || t('none')}>
                  <AutoComplete
                    className="field"
                    allowClear
                    placeholder={t('notUsed')}
                    aria-label={`${heading}：${t('mapsTo')}`}
                    options={known}
                    value={fields[i] ?? ''}
                    onChange={(value: string | undefined) =>
                      setFields(fields.map((field, j) => (i === j ? (value ?? '') : field)))
                    }
                  />
                </Form.Item>
              ))}
              <Button htmlType="submit" loading={isPending}>
                {t('saveMapping')}
              </Button>
            </Form>
          ),
        },
      ]}
    />
  );
}
