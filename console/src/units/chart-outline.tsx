import type { HierarchyNode } from 'd3-hierarchy';
import type { ChartUnitFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';

interface Props {
  readonly top: HierarchyNode<ChartUnitFragment>;
}

/** The units of a chart one below the other, for paper, on which a wide chart is too small to be read. */
export function ChartOutline({ top }: Props) {
  const { t, marks } = useWords();
  const rows: HierarchyNode<ChartUnitFragment>[] = [];
  top.eachBefore((node) => rows.push(node));
  return (
    <table className="print-only">
      <thead>
        <tr>
          {(['units', 'leaders', 'police', 'authorized'] as const).map((key) => (
            <th key={key}>{t(key)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ depth, data: { id, name, leaders, strength } }) => (
          <tr key={id}>
            <td style={{ paddingInlineStart: `${4 + depth * 18}px` }}>{name}</td>
            <td>{marks.list(leaders.map(({ title, officer }) => `${title} ${officer.name}`))}</td>
            <td>{strength.police}</td>
            <td>{strength.authorized ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
