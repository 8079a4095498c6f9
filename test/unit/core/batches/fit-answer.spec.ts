import { type AskedIds, fitAnswer } from '../../../../lib/core/batches/fit-answer';

const idOf = (row: unknown): unknown => (row as { readonly id: unknown }).id;
const row = (id: unknown, name = 'row') => ({ id, name });
const asked = (ids: readonly unknown[], keyOf: AskedIds['keyOf'] = () => undefined): AskedIds => ({
  instance: {},
  ids,
  keyOf,
});
const byId = { by: idOf, absent: undefined };

describe('fitAnswer', () => {
  it('takes an answer in order as it is, gaps and undefined included', () => {
    const answer = [1, undefined, null];
    const fitted = fitAnswer(answer, { by: undefined, absent: undefined }, asked(['a', 'b', 'c']));
    expect(fitted).toEqual({ kind: 'fit', items: answer });
  });

  it('makes what stands for an id without a row anew for each', () => {
    const fitted = fitAnswer([row(2)], { by: idOf, absent: () => ({}) }, asked([1, 2, 3]));
    if (fitted.kind !== 'fit') throw new Error('expected it to fit');
    expect(fitted.items).toEqual([{}, row(2), {}]);
    expect(fitted.items[0]).not.toBe(fitted.items[2]);
  });

  it('gives one row to all places of an id, or to each place one of its rows', () => {
    const one = row(1, 'one');
    const two = row(1, 'two');
    expect(fitAnswer([one], byId, asked([1, 1]))).toEqual({ kind: 'fit', items: [one, one] });
    expect(fitAnswer([one, two], byId, asked([1, 1]))).toEqual({ kind: 'fit', items: [one, two] });
    expect(fitAnswer([one, two, one], byId, asked([1, 1]))).toMatchObject({ kind: 'unfit' });
  });

  it('knows an id by its key where it is not the very same value', () => {
    const keyOf = (id: unknown): string => String(id).toLowerCase();
    const rows = [row(new Date(2)), row('b')];
    const dated = fitAnswer(rows, byId, asked(['B', new Date(2)], keyOf));
    expect(dated).toEqual({ kind: 'fit', items: [rows[1], rows[0]] });
    // One Date that stands there twice, as two objects.
    const [same] = [row(new Date(1))];
    expect(fitAnswer([same], byId, asked([new Date(1), new Date(1)], keyOf))).toEqual({
      kind: 'fit',
      items: [same, same],
    });
  });

  it('does not take a text for a number', () => {
    expect(
      fitAnswer(
        [row('1')],
        byId,
        asked([1], (id) => `${typeof id}${String(id)}`),
      ),
    ).toMatchObject({
      reason: "answered with a row of '1' (string), which is no id that it was asked for",
    });
  });

  it('says so where by cannot read a row', () => {
    const cause = new Error('no field id');
    const by = (): never => {
      throw cause;
    };
    expect(fitAnswer([row(1)], { by, absent: undefined }, asked([1]))).toEqual({
      kind: 'unfit',
      reason: 'answered with a row that by cannot read: it threw Error: no field id',
      cause,
    });
  });
});
