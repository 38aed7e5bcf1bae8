import { App, Button, Upload } from 'antd';
import { useWords } from '../locale.tsx';

interface Props {
  readonly id?: string;
  /** The bytes of the file, in base64. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** As many bytes as the registry takes. */
const BYTES_MOST = 200_000;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Takes a file instead of a text of its bytes. */
export function PhotoInput({ id, value, onChange }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const take = async (file: File): Promise<void> => {
    if (file.size > BYTES_MOST) return void message.error(t('photoTooLarge'));
    try {
      onChange?.(await base64Of(file));
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <Upload
      accept="image/jpeg,image/png"
      showUploadList={false}
      beforeUpload={(file) => {
        void take(file);
        return false;
      }}
    >
      <Button {...(id && { id })}>{value ? t('photoChosen') : t('choosePhoto')}</Button>
    </Upload>
  );
}
