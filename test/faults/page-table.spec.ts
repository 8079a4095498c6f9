import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderFaultTable } from './fault-table';

const TABLE = /<!-- faults:start -->\n([^]*?)<!-- faults:end -->/;

/** Cells without the spaces and dashes that align them. */
function rowsOf(table: string): string[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.replace(/ *\| */g, '|').replace(/-{3,}/g, '---'));
}

describe('the table of faults on the page about a broken Redis', () => {
  it('is the one that the fault tests assert', () => {
    const page = readFileSync(join(__dirname, '../../docs/redis-down.md'), 'utf8');
    const table = TABLE.exec(page)?.[1] ?? '';
    expect(rowsOf(table)).toEqual(rowsOf(renderFaultTable()));
  });
});
