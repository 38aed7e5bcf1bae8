import { useState } from 'react';
import { useMoment } from '../moment.tsx';
import { useFiles } from '../sheets/use-files.ts';

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
  const { date, knownAt } = useMoment();
  const files = useFiles();
  const [making, setMaking] = useState<string | null>(null);
  return {
    making,
    /** Whether it was handed over. */
    take: async ({ file, of, title }: FormOf, purpose: string): Promise<boolean> => {
      setMaking(file);
      const asked = new URLSearchParams({ ...of, ...(date && { date }), ...(knownAt && { knownAt }) });
      const name = `${title}${file.slice(file.lastIndexOf('.'))}`;
      const isTaken = await files.download(`/exports/${file}?${asked}`, name, purpose);
      setMaking(null);
      return isTaken;
    },
  };
}
