import type { TournamentType } from '@gym-it/contracts'
import type { ReactNode } from 'react'

const card = (x: number, y: number, key = `${x} ${y}`, isWon = false) => (
  <rect key={key} x={x} y={y} width={20} height={7} rx={2} className={isWon ? 'picture-won' : 'picture-card'} />
)
const join = (x: number, one: number, other: number, to: number) => (
  <path
    key={`${x} ${one} ${other}`}
    d={`M${x} ${one}h5V${other}h-5M${x + 5} ${(one + other) / 2}h${to}`}
    className="picture-line"
  />
)
const dot = (x: number, y: number) => <circle key={`${x} ${y}`} cx={x} cy={y} r={3.6} className="picture-card" />
const bar = (y: number, width: number, isWon = false) => (
  <rect key={y} x={36} y={y} width={width} height={7} rx={2} className={isWon ? 'picture-won' : 'picture-card'} />
)

/** Corners of a regular figure around the middle. */
const ring = (count: number, x: number, y: number, radius: number) =>
  Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI - Math.PI / 2
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const
  })
function everybody(count: number, x: number, y: number, radius: number): ReactNode {
  const corners = ring(count, x, y, radius)
  const lines = corners
    .flatMap(([x1, y1], one) => corners.slice(one + 1).map(([x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`))
    .join('')
  return [<path key={`lines ${y}`} d={lines} className="picture-line" />, ...corners.map(([cx, cy]) => dot(cx, cy))]
}

const pictures: Readonly<Record<TournamentType, ReactNode>> = {
  single_elimination: [
    ...[4, 18, 32, 46].map(y => card(14, y)),
    join(34, 7.5, 21.5, 5),
    join(34, 35.5, 49.5, 5),
    card(44, 11),
    card(44, 39),
    join(64, 14.5, 42.5, 5),
    card(74, 25, 'final', true),
  ],
  double_elimination: [
    ...[2, 15].map(y => card(14, y)),
    join(34, 5.5, 18.5, 5),
    card(44, 8.5),
    ...[34, 47].map(y => card(14, y)),
    join(34, 37.5, 50.5, 5),
    card(44, 40.5),
    join(64, 12, 44, 5),
    card(74, 24.5, 'final', true),
    <path key="drop" d="M24 23v9" className="picture-line picture-drop" />,
  ],
  round_robin: everybody(6, 54, 29, 23),
  groups_knockout: [
    everybody(4, 24, 15, 10),
    everybody(4, 24, 45, 10),
    <path key="go" d="M39 15h9M39 45h9" className="picture-line" />,
    card(48, 11),
    card(48, 41.5),
    join(68, 14.5, 45, 4),
    card(77, 26, 'final', true),
  ],
  swiss: [10, 38, 66].flatMap((x, round) =>
    [6, 19, 32, 45].map((y, index) => (
      <g key={`${x} ${y}`}>
        {card(x + 3, y, 'card', round === 2 && index === 0)}
        {round < 2 && (
          <path
            d={`M${x + 23} ${y + 3.5}l8 ${index % 2 === 0 ? (index > 1 ? -13 : 0) : index > 1 ? 0 : 13}`}
            className="picture-line"
          />
        )}
      </g>
    )),
  ),
  repechage: [
    ...[2, 14, 26, 38].map(y => card(10, y)),
    join(30, 5.5, 17.5, 4),
    join(30, 29.5, 41.5, 4),
    card(39, 8),
    card(39, 32),
    join(59, 11.5, 35.5, 4),
    card(68, 20, 'final', true),
    <path key="back" d="M20 46v5h46" className="picture-line picture-drop" />,
    card(66, 47),
  ],
  leaderboard: [
    bar(8, 54, true),
    bar(20, 44),
    bar(32, 34),
    bar(44, 22),
    ...[8, 20, 32, 44].map((y, index) => (
      <text key={`text ${y}`} x={22} y={y + 7} className="picture-text">
        {index + 1}
      </text>
    )),
  ],
  by_size: [
    ...[0, 1].map(index => dot(20, 12 + index * 12)),
    ...ring(4, 54, 18, 10).map(([x, y]) => dot(x, y)),
    ...[78, 88, 98].flatMap(x => [8, 18, 28].map(y => dot(x - 4, y))),
    <path key="down" d="M20 36v10M54 36v10M84 36v10" className="picture-line" />,
    ...[10, 44, 74].map(x => card(x, 48, `format ${x}`, true)),
  ],
}

/** How a format is played, as a drawing. */
export function FormatPicture({ type }: { type: TournamentType }) {
  return (
    <svg className="format-picture" viewBox="0 0 108 60" aria-hidden="true">
      {pictures[type]}
    </svg>
  )
}
