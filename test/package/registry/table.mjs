// What was tried, and how it went: a line at once, and all of it as a table at the end.
const COLUMNS = ['types', 'example', 'consumer', 'Jest', 'Vitest', 'SWC', 'webpack', 'rspack'];

export class Table {
  #rows = new Map();
  #hasFailed = false;

  get hasFailed() {
    return this.#hasFailed;
  }

  /**
   * A cell names the Nodes on which all that was tried there went well, with ✘ those where it did not, and in brackets
   * those where what `nest new` makes does not run itself: `runsWithoutUs` is asked for that where something fails.
   */
  async attempt({ row, column, node = 'all', runsWithoutUs }, work) {
    const begin = performance.now();
    const error = await errorOf(work);
    const isOurs = error !== undefined && ((await runsWithoutUs?.()) ?? true);
    const verdict = error === undefined ? 'ok' : isOurs ? '✘' : '( )';
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const where = node === 'all' ? '' : `, Node ${node}`;
    console.log(`${verdict.padEnd(3)} ${row}: ${column}${where} (${seconds} s)`);
    if (isOurs) console.error(error);
    this.#hasFailed ||= isOurs;
    this.#note({ row, column, node, verdict });
  }

  toString() {
    const lines = [...this.#rows].map(([row, cells]) => [
      row,
      ...COLUMNS.map((name) => text(cells.get(name))),
    ]);
    const all = [['', ...COLUMNS], ['---', ...COLUMNS.map(() => '---')], ...lines];
    return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  }

  #note({ row, column, node, verdict }) {
    const cells = this.#rows.get(row) ?? new Map();
    const cell = cells.get(column) ?? new Map();
    // What has failed once stays so.
    if ((cell.get(node) ?? 'ok') === 'ok') cell.set(node, verdict);
    this.#rows.set(row, cells.set(column, cell));
  }
}

function errorOf(work) {
  return work().then(
    () => undefined,
    (error) => error,
  );
}

function text(cell) {
  if (cell === undefined) return '–';
  return [...cell].map(([node, verdict]) => mark(node, verdict)).join(' ');
}

function mark(node, verdict) {
  const name = node === 'all' ? '✔' : node;
  if (verdict === '( )') return `(${name})`;
  return verdict === 'ok' ? name : `✘${name === '✔' ? '' : name}`;
}
