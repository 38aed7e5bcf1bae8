import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Spin } from 'antd';
import { useLayoutEffect, useMemo, useRef, type CSSProperties } from 'react';
import { OrganizationChartDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useGo, useMoment } from '../moment.tsx';
import { ofSame } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { HEIGHT, layoutOf, WIDTH, type Placed } from './chart-layout.ts';
import { ChartOutline } from './chart-outline.tsx';
import { unknownOf } from './gap.ts';
import { TimeSlider } from './time-slider.tsx';
import { useZoom } from './use-zoom.tsx';

/** As wide as can be read on a sheet of paper, the sheet itself, and how much of it a chart may take. */
const PRINTED_WIDTH = 1_900;
const SHEET_WIDTH = 718;
const SHEET_HEIGHT = 1_000;

interface Props {
  readonly unit: string;
  /** The first day of the unit on record. */
  readonly first: string;
}

/** 机构图: a unit and two levels below it, the second hanging from the first. SVG of our own: it prints, is read out and is walked by Tab like any page. */
export default function OrganizationChart({ unit, first }: Props) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const go = useGo();
  const onOpen = (id: string) => go(`/units/${id}`, { view: 'chart' });
  const frame = useRef<HTMLDivElement>(null);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['chart', unit, moment],
    queryFn: ({ signal }) => ask(OrganizationChartDocument, { id: unit, ...moment }, { signal }),
    // of a unit one day after another is looked at: what was drawn stays until the next is there
    placeholderData: ofSame(unit),
  });
  const drawn = useMemo(() => layoutOf(data?.unit ?? null), [data]);
  const { left, right, bottom } = drawn ?? { left: 0, right: WIDTH, bottom: HEIGHT };
  const zoom = useZoom(() => (frame.current?.clientWidth ?? 0) / (right - left));
  const { scale } = zoom;
  // the unit itself, which is above the middle of those below it
  const shown = drawn?.top.data.id;
  useLayoutEffect(() => {
    if (frame.current && shown) frame.current.scrollLeft = -left * scale - frame.current.clientWidth / 2;
  }, [shown, left, scale]);
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!drawn) return <Spin />;
  const width = right - left;
  const isLarge = width > PRINTED_WIDTH || bottom * Math.min(1, SHEET_WIDTH / width) > SHEET_HEIGHT;
  return (
    <>
      <Flex gap="small" align="center" className="no-print">
        <Button onClick={() => print()}>{t('print')}</Button>
        {zoom.buttons}
      </Flex>
      {data?.unit?.descendants.pageInfo.hasNextPage && <p role="status">{t('chartCut')}</p>}
      <TimeSlider first={first} />
      {isLarge && <ChartOutline top={drawn.top} />}
      <div
        ref={frame}
        className={isLarge ? 'chart-frame chart-large' : 'chart-frame'}
        role="region"
        tabIndex={0}
        aria-label={t('chartLabel')}
        aria-busy={isPlaceholderData}
        onKeyDown={zoom.onKeyDown}
      >
        <svg
          // print has it in its own size
          style={{ '--drawn-width': `${width}px`, '--drawn-height': `${bottom}px` } as CSSProperties}
          width={width * scale}
          height={bottom * scale}
          viewBox={`${left} -8 ${width} ${bottom}`}
        >
          <title>{t('chart')}</title>
          {drawn.boxes.map(({ unit: { id }, link }) => link && <path key={id} className="chart-link" d={link} />)}
          {drawn.boxes.map((placed) => (
            <Box key={placed.unit.id} placed={placed} onOpen={onOpen} />
          ))}
        </svg>
      </div>
    </>
  );
}

interface BoxProps {
  readonly placed: Placed;
  readonly onOpen: (id: string) => void;
}

function Box({ placed: { x, y, unit: data }, onOpen }: BoxProps) {
  const { t } = useWords();
  // by characters: some have two halves
  const name = Array.from(data.name);
  const isCut = name.length > 12;
  const leader = data.leaders[0];
  const { police, authorized } = data.strength;
  const unknown = unknownOf(data.strength, t);
  // without the last line, the others stand in the middle
  const top = unknown ? 0 : 8;
  const led = leader ? `${leader.title} ${leader.officer.name}` : '';
  const strength = [`${t('police')} ${police}`, authorized !== null && `${t('authorized')} ${authorized}`]
    .filter(Boolean)
    .join(' / ');
  return (
    <g
      transform={`translate(${x - WIDTH / 2},${y})`}
      className={`chart-box chart-${data.category ?? 'NONE'}`}
      role="button"
      tabIndex={0}
      onClick={() => onOpen(data.id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        // the page would scroll
        event.preventDefault();
        onOpen(data.id);
      }}
    >
      <rect width={WIDTH} height={HEIGHT} rx={4}>
        {isCut && <title>{data.name}</title>}
      </rect>
      <text x={WIDTH / 2} y={top + 20}>
        {isCut ? `${name.slice(0, 11).join('')}…` : data.name}
      </text>
      <text x={WIDTH / 2} y={top + 38} className="chart-detail">
        {led}
      </text>
      <text x={WIDTH / 2} y={top + 55} className="chart-detail">
        {strength}
      </text>
      {unknown && (
        <text x={WIDTH / 2} y={71} className="chart-detail">
          {unknown}
        </text>
      )}
    </g>
  );
}
