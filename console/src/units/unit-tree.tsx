import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Empty, Spin, Tree, type TreeDataNode } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useMatch } from 'react-router';
import { UnitChildrenDocument, UnitPathDocument, type UnitNodeFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useGo, useMoment, type Moment } from '../moment.tsx';
import { readAll } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { useRoots } from './roots.ts';
import { useSession } from '../session.tsx';

type Children = Readonly<Record<string, readonly UnitNodeFragment[]>>;

const grow = (units: readonly UnitNodeFragment[], children: Children): TreeDataNode[] =>
  units.map((node) => {
    const below = children[node.id];
    return {
      key: node.id,
      title: node.name,
      isLeaf: node.children.nodes.length === 0,
      ...(below && { children: grow(below, children) }),
    };
  });

function useChildren(moment: Moment) {
  const { ask } = useSession();
  const queries = useQueryClient();
  const [children, setChildren] = useState<Children>({});
  // another day has another tree
  useEffect(() => setChildren({}), [moment]);
  const read = async (id: string) => {
    const nodes = await readAll(async (after) => {
      const variables: { id: string; after: string | null } & Moment = { id, after, ...moment };
      const { unit: parent } = await queries.query({
        queryKey: ['children', variables],
        queryFn: ({ signal }) => ask(UnitChildrenDocument, variables, { signal }),
      });
      return parent?.children;
    });
    setChildren((known) => ({ ...known, [id]: nodes! }));
  };
  return { children, read };
}

/** Which units are open: those that were opened by hand, and those above the one that is shown. */
function useExpanded(shown: string | undefined, moment: Moment, only: string | undefined) {
  const { ask } = useSession();
  const [expanded, setExpanded] = useState<readonly string[]>([]);
  const { data: path } = useQuery({
    queryKey: ['path', shown, moment],
    queryFn: ({ signal }) => ask(UnitPathDocument, { id: shown!, ...moment }, { signal }),
    enabled: shown !== undefined,
  });
  useEffect(() => {
    const above = path?.unit?.ancestors.map(({ id }) => id) ?? [];
    setExpanded((before) => [...new Set([...before, ...above, ...(only ? [only] : [])])]);
  }, [path, only]);
  return { expanded, setExpanded };
}

/** Brings the unit that is open into view, once, as soon as it is there: what is opened by hand later stays where it is. */
function useInView(open: string | undefined) {
  const tree = useRef<HTMLDivElement>(null);
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (shown.current === open) return;
    const marked = open && tree.current?.querySelector('.ant-tree-treenode-selected');
    if (marked) marked.scrollIntoView({ block: 'nearest' });
    if (marked || !open) shown.current = open;
  });
  return tree;
}

/** 机构树: each level is read when it is opened, since a force has tens of thousands of units. */
export function UnitTree({ onOpened }: { readonly onOpened?: () => void }) {
  const { t } = useWords();
  const moment = useMoment();
  const go = useGo();
  const open = useMatch('/units/:unit')?.params.unit;
  const { children, read } = useChildren(moment);
  const roots = useRoots(moment);
  const data = useMemo(() => grow(roots.data?.units.nodes ?? [], children), [children, roots.data]);
  const only = roots.data?.units.nodes.length === 1 ? roots.data.units.nodes[0]?.id : undefined;
  const { expanded, setExpanded } = useExpanded(open, moment, only);
  const tree = useInView(open);
  if (roots.error) return <Problem error={roots.error} onAgain={() => void roots.refetch()} />;
  if (!roots.data) return <Spin />;
  if (data.length === 0) return <Empty description={t('noUnits')} />;
  return (
    <div ref={tree}>
      <Tree.DirectoryTree
        key={`${moment.date} ${moment.knownAt}`}
        aria-label={t('organizations')}
        treeData={data}
        showIcon={false}
        // what is opened is there at once, to be brought into view
        motion={false}
        expandAction="doubleClick"
        expandedKeys={[...expanded]}
        onExpand={(keys) => setExpanded(keys.map(String))}
        selectedKeys={open ? [open] : []}
        loadData={({ key }) => read(String(key))}
        onSelect={([key]) => {
          if (!key) return;
          go(`/units/${String(key)}`);
          onOpened?.();
        }}
      />
    </div>
  );
}
