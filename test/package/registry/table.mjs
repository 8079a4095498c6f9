// What was tried, and how it went: a line at once, and all of it as a table at the end.
const COLUMNS = ['types', 'example', 'consumer', 'Jest', 'Vitest', 'SWC', 'webpack', 'rspack'];

export class Table {
  #rows = new Map();
  #hasFailed = false;

  get hasFailed() {
    return this.#hasFailed;
  }

  /** A cell names the Nodes on which everything that was tried there went well, and with ✘ the others. */
  async attempt({ row, column, node = 'all' }, work) {
    const begin = performance.now();
    const error = await work().then(
      () => undefined,
      (reason) => reason,
    );
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const node_ = node === 'all' ? '' : `, Node ${node}`;
    console.log(`${error ? '✘ ' : 'ok'}  ${row}: ${column}${node_} (${seconds} s)`);
    if (error) console.error(error);
    this.#hasFailed ||= error !== undefined;
    this.#note(row, column, node, error === undefined);
    return error === undefined;
  }

  toString() {
    const lines = [...this.#rows].map(([row, cells]) => [
      row,
      ...COLUMNS.map((name) => text(cells.get(name))),
    ]);
    const all = [['', ...COLUMNS], ['---', ...COLUMNS.map(() => '---')], ...lines];
    return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  }

  #note(row, column, node, isGood) {
    const cells = this.#rows.get(row) ?? new Map();
    const cell = cells.get(column) ?? new Map();
    cell.set(node, isGood && cell.get(node) !== false);
    this.#rows.set(row, cells.set(column, cell));
  }
}

function text(cell) {
  if (cell === undefined) return '–';
  return [...cell].map(([node, isGood]) => (isGood ? mark(node) : `✘${mark(node)}`)).join(' ');
}

function mark(node) {
  return node === 'all' ? '✔' : node;
}
