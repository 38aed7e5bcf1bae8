import { useMutation } from '@tanstack/react-query';
import { Button, Descriptions, Form, Input } from 'antd';
import { PersonalDataDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';

/** Personal data are read when it was said what for, and are not kept by the page. */
export function PersonalData({ id }: { readonly id: string }) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (purpose: string) => ask(PersonalDataDocument, { id, ...moment }, { purpose }),
    gcTime: 0,
  });
  const officer = data?.officer;
  return (
    <section aria-label={t('personal')}>
      <p>{t('personalAsk')}</p>
      {error && <Problem error={error} />}
      {officer ? (
        <Descriptions
          bordered
          column={1}
          items={[
            { key: 'birth', label: t('birthOn'), children: officer.birthOn ?? t('notKnown') },
            { key: 'id', label: t('nationalId'), children: officer.nationalId ?? t('notKnown') },
          ]}
        />
      ) : (
        <Form<{ purpose: string }> layout="inline" onFinish={({ purpose }) => mutate(purpose)}>
          <Form.Item
            name="purpose"
            label={t('purpose')}
            rules={[{ required: true, whitespace: true, message: t('purposeWanted') }]}
          >
            <Input maxLength={60} placeholder={t('purposeWanted')} className="purpose" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={isPending}>
            {t('show')}
          </Button>
        </Form>
      )}
    </section>
  );
}
