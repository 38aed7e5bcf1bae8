import { Button, Upload } from 'antd';
import { useWords } from '../locale.tsx';

interface Props {
  readonly id?: string;
  /** The bytes of the file, in base64. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** Takes a file instead of a text of its bytes. */
export function PhotoInput({ id, value, onChange }: Props) {
  const { t } = useWords();
  return (
    <Upload
      accept="image/jpeg,image/png"
      showUploadList={false}
      beforeUpload={(file) => {
        void file
          .bytes()
          .then((bytes) => onChange?.(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))));
        return false;
      }}
    >
      <Button {...(id && { id })}>{value ? t('photoChosen') : t('choosePhoto')}</Button>
    </Upload>
  );
}
