import {
  useInfiniteQuery,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  type InfiniteData,
} from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useWords } from './locale.tsx';

type Options<Page> = UseInfiniteQueryOptions<Page, Error, InfiniteData<Page>, readonly unknown[], string | null>;

export type Paged<Page> = UseInfiniteQueryResult<InfiniteData<Page>>;

/** A list of the registry, page by page, by cursors. */
export const usePages = <Page,>(
  queryKey: readonly unknown[],
  read: (cursor: string | null, signal: AbortSignal) => Promise<Page>,
  /** The cursor of the next page; null where there is none. */
  next: (page: Page) => string | null | undefined,
  options: Pick<
    Options<Page>,
    | 'enabled'
    | 'staleTime'
    | 'gcTime'
    | 'refetchOnMount'
    | 'refetchOnReconnect'
    | 'meta'
    | 'refetchInterval'
    | 'placeholderData'
  > = {},
): Paged<Page> =>
  useInfiniteQuery<Page, Error, InfiniteData<Page>, readonly unknown[], string | null>({
    ...options,
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: null,
    getNextPageParam: (page) => next(page) ?? null,
  });

/**
 * For `placeholderData`: what is shown of a thing stays until it is there as it is asked for now; nothing of another does. The id of the thing
 * is the second of the key.
 */
export const ofSame =
  (id: string) =>
  <Data,>(before: Data | undefined, query: { readonly queryKey: readonly unknown[] } | undefined): Data | undefined =>
    query?.queryKey[1] === id ? before : undefined;

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor?: string | null;
}

interface PageInfoBackward {
  readonly hasPreviousPage: boolean;
  readonly startCursor?: string | null;
}

/** The cursor after a page, where there is more. */
export const after = (pageInfo: PageInfo | undefined): string | null | undefined =>
  pageInfo?.hasNextPage ? pageInfo.endCursor : null;

/** The cursor before a page, where there is more: of a list whose latest are read first. */
export const before = (pageInfo: PageInfoBackward): string | null | undefined =>
  pageInfo.hasPreviousPage ? pageInfo.startCursor : null;

interface PageOf<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
}

/** All of a list, page by page; null where it is as long as `most`, or longer. */
export async function readAll<Node>(
  read: (cursor: string | null) => Promise<PageOf<Node> | null | undefined>,
  most = Infinity,
): Promise<readonly Node[] | null> {
  const all: Node[] = [];
  let cursor: string | null = null;
  do {
    // oxlint-disable-next-line no-await-in-loop -- the next page is told by the one before
    const page: PageOf<Node> | null | undefined = await read(cursor);
    all.push(...(page?.nodes ?? []));
    cursor = after(page?.pageInfo) ?? null;
  } while (cursor !== null && all.length < most);
  return cursor === null ? all : null;
}

interface CutProps {
  /** A list of which the first are read, and no others. */
  readonly list: { readonly nodes: readonly unknown[]; readonly totalCount: number | null } | undefined;
}

/** Says of a list how much of it is shown, where that is not all. */
export function Cut({ list }: CutProps) {
  const { t } = useWords();
  if (!list || list.totalCount === null || list.nodes.length >= list.totalCount) return null;
  return (
    <p role="status" className="list-foot">
      {t('shownOf', { shown: list.nodes.length, total: list.totalCount })}
    </p>
  );
}

interface MoreProps {
  readonly paged: Pick<Paged<unknown>, 'hasNextPage' | 'isFetching' | 'fetchNextPage'>;
  /** How much is shown. */
  readonly children?: ReactNode;
}

/** The foot of a list: how much of it is shown, and a button for more. */
export function More({ paged: { hasNextPage, isFetching, fetchNextPage }, children }: MoreProps) {
  const { t } = useWords();
  const foot = useRef<HTMLDivElement>(null);
  const read = async () => {
    const { hasNextPage: isMore } = await fetchNextPage();
    // the button goes with the last page
    if (!isMore) foot.current?.focus();
  };
  return (
    <Flex ref={foot} tabIndex={-1} gap="small" align="center" className="list-foot">
      {children && <span role="status">{children}</span>}
      {hasNextPage && (
        <Button className="no-print" loading={isFetching} onClick={() => void read()}>
          {t('more')}
        </Button>
      )}
    </Flex>
  );
}
