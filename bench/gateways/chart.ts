import type { Summary } from './summary.ts';

const WIDTH = 760;
const LABEL = 150;
const BAR = 16;
const GAP = 5;
const HEAD = 34;
const COLOURS = { ours: '#0b7285', other: '#adb5bd' };

/** Requests per second as ratios to the first gateway: one group of bars for each workload and number of connections. */
export function chartOf(summaries: readonly Summary[], title: string): string {
  const groups = groupsOf(summaries);
  const most = Math.max(...summaries.map(({ ratio }) => ratio.max).filter(Number.isFinite));
  const scale = (WIDTH - LABEL - 90) / most;
  let top = 40;
  const parts = groups.map((group) => {
    const from = top;
    top += HEAD + group.length * (BAR + GAP);
    const bars = group.map((summary, index) => barOf(summary, from + HEAD + index * (BAR + GAP), scale));
    const [first] = group;
    return `<text x="0" y="${from + 24}" font-weight="bold">${first ? groupName(first) : ''}</text>${bars.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top + 10}" viewBox="0 0 ${WIDTH} ${top + 10}"
  font-family="sans-serif" font-size="12" fill="#212529">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="0" y="18" font-size="15" font-weight="bold">${title}</text>
${parts.join('\n')}
</svg>
`;
}

const groupName = ({ workload, connections }: Summary): string =>
  `${workload}, ${connections} ${connections === 1 ? 'connection' : 'connections'}`;

function groupsOf(summaries: readonly Summary[]): readonly (readonly Summary[])[] {
  const groups = new Map<string, Summary[]>();
  for (const summary of summaries) {
    const name = groupName(summary);
    groups.set(name, [...(groups.get(name) ?? []), summary]);
  }
  return [...groups.values()];
}

function barOf({ contender, ratio, wrongRounds }: Summary, y: number, scale: number): string {
  if (!Number.isFinite(ratio.median))
    return `<text x="${LABEL - 8}" y="${y + 12}" text-anchor="end">${contender}</text>
<text x="${LABEL + 6}" y="${y + 12}">answered wrong</text>`;
  const wrong = wrongRounds > 0 ? `, wrong in ${wrongRounds} rounds` : '';
  const colour = contender.startsWith('beltgraph') ? COLOURS.ours : COLOURS.other;
  const middle = y + BAR / 2;
  const x = (value: number) => (LABEL + value * scale).toFixed(1);
  return `<text x="${LABEL - 8}" y="${y + 12}" text-anchor="end">${contender}</text>
<rect x="${LABEL}" y="${y}" width="${(ratio.median * scale).toFixed(1)}" height="${BAR}" fill="${colour}"/>
<line x1="${x(ratio.min)}" x2="${x(ratio.max)}" y1="${middle}" y2="${middle}" stroke="#495057"/>
<text x="${Number(x(ratio.max)) + 6}" y="${y + 12}">${ratio.median.toFixed(1)}x${wrong}</text>`;
}
