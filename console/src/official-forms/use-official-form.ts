import { useState } from 'react';
import { searchOf, useMoment } from '../moment.tsx';
import { useFiles } from '../files/use-files.ts';

/** An official form of somebody or something. */
export interface FormOf {
  /** As the registry calls the file, such as `honor-form.docx`. */
  readonly file: string;
  readonly of: Readonly<Record<string, string>>;
  /** What people call it; the file is named so. */
  readonly title: string;
}

/** Takes official forms of the registry as of the moment of the page; `making` is the file that is on its way. */
export function useOfficialForm() {
  const moment = useMoment();
  const files = useFiles();
  const [making, setMaking] = useState<string | null>(null);
  return {
    making,
    /** Whether it was handed over. */
    take: async ({ file, of, title }: FormOf, purpose: string): Promise<boolean> => {
      setMaking(file);
      const name = `${title}${file.slice(file.lastIndexOf('.'))}`;
      const isTaken = await files.download(`/exports/${file}?${searchOf(moment, of)}`, name, purpose);
      setMaking(null);
      return isTaken;
    },
  };
}
