/**
 * What a row answers: `{ title, text?, tables: [{ caption?, columns, rows }], figures: [figure] }`, where a figure is
 * one of issue 7's to reach, made by {@link atMost} or {@link atLeast}.
 */

/** @param value what was measured, @param limit what it may be */
export function atMost(what, limit, value, unit = '×') {
  return { what, target: `≤ ${limit} ${unit}`, value: `${round(value)} ${unit}`, isReached: value <= limit };
}

export function atLeast(what, limit, value, unit = '×') {
  return { what, target: `≥ ${limit} ${unit}`, value: `${round(value)} ${unit}`, isReached: value >= limit };
}

export function round(value) {
  if (!Number.isFinite(value)) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A table with columns of equal width: Markdown that a terminal shows well too. */
export function formatTable({ columns, rows }) {
  const lines = [columns, ...rows].map((line) => line.map(String));
  const widths = columns.map((_, column) => Math.max(3, ...lines.map((line) => line[column].length)));
  const write = (line) =>
    `| ${line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [write(lines[0]), rule, ...lines.slice(1).map(write)].join('\n');
}

export function formatSection({ title, text, tables = [], figures = [] }) {
  const parts = [`## ${title}`];
  if (text) parts.push(text);
  for (const table of tables) parts.push(...(table.caption ? [table.caption] : []), formatTable(table));
  if (figures.length > 0) parts.push(formatFigures(figures));
  return parts.join('\n\n');
}

export function formatFigures(figures) {
  return formatTable({
    columns: ['Figure to reach', 'Target', 'Measured', 'Reached'],
    rows: figures.map(({ what, target, value, isReached }) => [
      what,
      target,
      value,
      isReached ? 'yes' : 'NO',
    ]),
  });
}
