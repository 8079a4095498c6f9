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

/** What the two columns are about. */
export function describeHead([left, right]: readonly [string, string], paint: Paint): string {
  return paint.dim(' '.repeat(LABEL) + left.padEnd(FIGURE + BAR + 4) + right);
}

/** Both bars of a row have one scale. */
export function row(label: string, [without, withCache]: Figure[], paint: Paint): string {
  if (!without || !withCache) throw new RangeError('A row compares two figures.');
  const most = Math.max(without.value, withCache.value);
  const left = without.text.padStart(FIGURE) + ' ' + paint.dim(bar(without.value, most, BAR).padEnd(BAR));
  const right = withCache.text.padStart(FIGURE) + ' ' + paint.cyan(bar(withCache.value, most, BAR));
  return `  ${label.padEnd(LABEL - 2)}${left}   ${right}`;
}

export function describeFact([label, text]: readonly [label: string, text: string]): string {
  return `  ${label.padEnd(LABEL - 2)}${text}`;
}

export function describeClaim({ text, holds, because }: Claim, paint: Paint): string {
  return holds ? `  ${paint.green('✔')} ${text}` : `  ${paint.red('✘')} ${paint.bold(text)}: ${because}`;
}
