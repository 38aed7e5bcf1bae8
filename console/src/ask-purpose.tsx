import { Button, Form, Input, type FormInstance } from 'antd';
import { useWords } from './locale.tsx';

/** As many characters as fit into the header of a request, percent-encoded. */
const PURPOSE_MAXIMUM = 60;

export interface Asked {
  readonly purpose: string;
}

interface Props {
  /** What is read, and that it is on record. */
  readonly about: string;
  readonly isReading?: boolean;
  /** What is pressed then. Default: that it is shown. */
  readonly action?: string;
  /** Keeps what was typed where the question goes and comes again. */
  readonly form?: FormInstance<Asked>;
  readonly onPurpose: (purpose: string) => void;
}

/** Personal data are read when somebody has said what for: the page says nothing in their stead. */
export function AskPurpose({ about, isReading = false, action, form, onPurpose }: Props) {
  const { t } = useWords();
  return (
    <>
      <p>{about}</p>
      <Form<Asked> {...(form && { form })} layout="inline" onFinish={({ purpose }) => onPurpose(purpose.trim())}>
        <Form.Item
          name="purpose"
          label={t('purpose')}
          rules={[{ required: true, whitespace: true, message: t('purposeWanted') }]}
        >
          <Input maxLength={PURPOSE_MAXIMUM} placeholder={t('purposeWanted')} className="purpose" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isReading}>
          {action ?? t('show')}
        </Button>
      </Form>
    </>
  );
}
