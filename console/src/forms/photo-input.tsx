import { App, Button, Upload } from 'antd';
import { useWords } from '../locale.tsx';
import { toldOf } from '../problem.tsx';
import { PHOTO_BYTES_MOST } from './limits.ts';

interface Props {
  readonly id?: string;
  /** The bytes of the file, in base64. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

const MOST = { most: PHOTO_BYTES_MOST / 1000 };

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Takes a file instead of a text of its bytes. */
export function PhotoInput({ id, value, onChange }: Props) {
  const words = useWords();
  const { t } = words;
  const { message } = App.useApp();
  const take = async (file: File): Promise<void> => {
    if (file.size > PHOTO_BYTES_MOST) return void message.error(t('photoTooLarge', MOST));
    try {
      onChange?.(await base64Of(file));
    } catch (error) {
      void message.error(toldOf(error, words));
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
      <Button {...(id && { id })}>{value ? t('photoChosen') : t('choosePhoto', MOST)}</Button>
    </Upload>
  );
}
