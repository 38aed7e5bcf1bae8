import { useGo, useMoment } from './moment.tsx';

interface Props {
  readonly to: string;
  readonly children: string;
}

/** A link to another page of the same moment, which does not load the page anew. */
export function Go({ to, children }: Props) {
  const go = useGo();
  const { date, knownAt } = useMoment();
  const search = new URLSearchParams({ ...(date && { date }), ...(knownAt && { knownAt }) }).toString();
  return (
    <a
      href={search ? `${to}?${search}` : to}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
