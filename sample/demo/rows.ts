import { bar } from './bar';
import { type Claim } from './claims';
import { type Paint } from './paint';

const LABEL = 20;
const FIGURE = 9;
const BAR = 20;

export interface Figure {
  readonly value: number;
  readonly text: string;
}

export function whole(value: number): Figure {
  return { value, text: value.toLocaleString('en') };
}

export function milliseconds(value: number): Figure {
  return { value, text: `${value.toFixed(1)} ms` };
}

/** What the columns are about. */
export function describeHead(titles: readonly string[], paint: Paint): string {
  const width = FIGURE + barFor(titles.length) + 4;
  return paint.dim((' '.repeat(LABEL) + titles.map((title) => title.padEnd(width)).join('')).trimEnd());
}

/** All bars of a row have one scale. */
export function row(label: string, figures: readonly Figure[], paint: Paint): string {
  if (figures.length < 2) throw new RangeError('A row compares two figures or more.');
  const most = Math.max(...figures.map(({ value }) => value));
  const width = barFor(figures.length);
  const columns = figures.map(({ text, value }, nth) => {
    const drawn = bar(value, most, width).padEnd(nth === figures.length - 1 ? 0 : width);
    return `${text.padStart(FIGURE)} ${nth === 0 ? paint.dim(drawn) : paint.cyan(drawn)}`;
  });
  return `  ${label.padEnd(LABEL - 2)}${columns.join('   ')}`;
}

/** So that a line has room on a terminal. */
function barFor(columns: number): number {
  return columns > 2 ? BAR / 2 : BAR;
}

export function describeFact([label, text]: readonly [label: string, text: string]): string {
  return `  ${label.padEnd(LABEL - 2)}${text}`;
}

export function describeClaim({ text, holds, because }: Claim, paint: Paint): string {
  return holds ? `  ${paint.green('✔')} ${text}` : `  ${paint.red('✘')} ${paint.bold(text)}: ${because}`;
}
