import { AxisBottom, AxisLeft } from '@visx/axis';
import { GridRows } from '@visx/grid';
import { Group } from '@visx/group';
import { scaleBand, scaleLinear } from '@visx/scale';
import { AreaClosed, Bar, LinePath } from '@visx/shape';
import { useTheme } from 'styled-components';

import { highest, namedPlaces, type Point } from './points';

const HEIGHT = 300;
const MARGIN = { top: 12, right: 8, bottom: 28, left: 64 };
/** So wide is a name below the axis, with room beside it; pixels. */
const NAME_WIDTH = 64;
const FONT = 12;

type Props = {
  points: readonly Point[];
  /** Pixels. */
  width: number;
  label: string;
  /** The place that is pointed at. */
  active: number | null;
  setActive: (place: number | null) => void;
  nameOf: (at: string) => string;
  amountOf: (amount: number) => string;
};

const scalesOf = (points: readonly Point[], width: number) => {
  const across = Math.max(10, width - MARGIN.left - MARGIN.right);
  const down = HEIGHT - MARGIN.top - MARGIN.bottom;
  const x = scaleBand({ domain: points.map((_, place) => place), range: [0, across], paddingInner: 0.4 });
  const y = scaleLinear({ domain: [0, highest(points)], range: [down, 0], nice: 4 });
  const middle = (place: number): number => (x(place) ?? 0) + x.bandwidth() / 2;
  return { across, down, x, y, middle };
};

type Scales = ReturnType<typeof scalesOf>;
type Colors = Record<string, string>;

const Axes = ({
  points,
  scales,
  colors,
  nameOf,
  amountOf,
}: Omit<Props, 'width' | 'label' | 'active' | 'setActive'> & { scales: Scales; colors: Colors }) => {
  const { across, down, x, y } = scales;
  const words = { fill: colors['neutral600'] ?? '', fontSize: FONT, fontFamily: 'inherit' };
  return (
    <>
      <GridRows scale={y} width={across} numTicks={4} stroke={colors['neutral200'] ?? ''} />
      <AxisLeft
        scale={y}
        numTicks={4}
        hideTicks
        hideAxisLine
        tickFormat={(value) => amountOf(Number(value))}
        tickLabelProps={{ ...words, textAnchor: 'end', dx: -4, dy: 4 }}
      />
      <AxisBottom
        scale={x}
        top={down}
        hideTicks
        stroke={colors['neutral300'] ?? ''}
        tickValues={namedPlaces(points.length, Math.floor(across / NAME_WIDTH))}
        tickFormat={(place) => nameOf(points[Number(place)]?.at ?? '')}
        tickLabelProps={{ ...words, textAnchor: 'middle' }}
      />
    </>
  );
};

type Placed = Point & { place: number };

const Curves = ({ points, scales, colors }: { points: readonly Point[]; scales: Scales; colors: Colors }) => {
  const { y, x, down, middle } = scales;
  const placed: Placed[] = points.map((point, place) => ({ ...point, place }));
  const begun = placed.filter(({ sales }) => sales !== null);
  const compared = placed.filter(({ before }) => before !== null);
  const across = ({ place }: Placed): number => middle(place);
  return (
    <>
      {begun.map(({ at, place, refunds }) => (
        <Bar
          key={at}
          x={x(place) ?? 0}
          y={y(refunds)}
          width={Math.max(1, x.bandwidth())}
          height={Math.max(0, down - y(refunds))}
          fill={colors['warning500'] ?? ''}
        />
      ))}
      <LinePath
        data={compared}
        x={across}
        y={({ before }) => y(before ?? 0)}
        stroke={colors['neutral500'] ?? ''}
        strokeWidth={1.5}
        strokeDasharray="4 4"
      />
      <AreaClosed
        data={begun}
        x={across}
        y={({ sales }) => y(sales ?? 0)}
        yScale={y}
        fill={colors['primary600'] ?? ''}
        fillOpacity={0.08}
      />
      <LinePath
        data={begun}
        x={across}
        y={({ sales }) => y(sales ?? 0)}
        stroke={colors['primary600'] ?? ''}
        strokeWidth={2}
      />
      {begun.length === 1 && begun[0] ? (
        <circle cx={across(begun[0])} cy={y(begun[0].sales ?? 0)} r={4} fill={colors['primary600']} />
      ) : null}
    </>
  );
};

const Pointed = ({ point, place, scales, colors }: { point: Point; place: number; scales: Scales; colors: Colors }) => (
  <>
    <line
      x1={scales.middle(place)}
      x2={scales.middle(place)}
      y1={0}
      y2={scales.down}
      stroke={colors['neutral500']}
      strokeWidth={1}
    />
    {point.sales === null ? null : (
      <circle
        cx={scales.middle(place)}
        cy={scales.y(point.sales)}
        r={4}
        fill={colors['primary600']}
        stroke={colors['neutral0']}
        strokeWidth={2}
      />
    )}
  </>
);

/** Sales as a line, those of the span before as a dashed one, refunds as bars. Said in words by the table beside it. */
export const Chart = ({ points, width, label, active, setActive, nameOf, amountOf }: Props) => {
  const colors = useTheme().colors as unknown as Colors;
  const scales = scalesOf(points, width);
  const step = scales.across / Math.max(1, points.length);
  const point = active === null ? undefined : points[active];
  return (
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={label}
      style={{ display: 'block', touchAction: 'pan-y' }}
      onPointerLeave={() => setActive(null)}
    >
      <Group left={MARGIN.left} top={MARGIN.top}>
        <Axes points={points} scales={scales} colors={colors} nameOf={nameOf} amountOf={amountOf} />
        <Curves points={points} scales={scales} colors={colors} />
        {point && active !== null ? <Pointed point={point} place={active} scales={scales} colors={colors} /> : null}
        <rect
          width={scales.across}
          height={scales.down}
          fill="transparent"
          onPointerMove={({ nativeEvent, currentTarget }) => {
            const { left } = currentTarget.getBoundingClientRect();
            const place = Math.floor((nativeEvent.clientX - left) / step);
            setActive(Math.max(0, Math.min(points.length - 1, place)));
          }}
        />
      </Group>
    </svg>
  );
};
