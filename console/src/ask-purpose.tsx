import { Button, Form, Input } from 'antd';
import { useWords } from './locale.tsx';

/** As many characters as fit into the header of a request, percent-encoded. */
const PURPOSE_MAXIMUM = 60;

interface Props {
  /** What is read, and that it is on record. */
  readonly about: string;
  readonly isReading?: boolean;
  /** What is pressed then. Default: that it is shown. */
  readonly action?: string;
  readonly onPurpose: (purpose: string) => void;
}

/** Personal data are read when somebody has said what for: the page says nothing in their stead. */
export function AskPurpose({ about, isReading = false, action, onPurpose }: Props) {
  const { t } = useWords();
  return (
    <>
      <p>{about}</p>
      <Form<{ purpose: string }> layout="inline" onFinish={({ purpose }) => onPurpose(purpose.trim())}>
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
