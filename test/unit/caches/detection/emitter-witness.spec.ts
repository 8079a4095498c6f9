import { EventEmitter } from 'node:events';
import { witnessEmitters } from '../../../../lib/caches/detection/emitter-witness';
import { settled } from '../../../support/time/manual-clock';

class Client extends EventEmitter {}

const initOf = () => (EventEmitter as unknown as { init: unknown }).init;

/** What a call makes, and what was seen of it. */
async function witness<Result>(
  call: () => Result | Promise<Result>,
): Promise<{ result: Result; seen: EventEmitter[] }> {
  const seen: EventEmitter[] = [];
  const result = await witnessEmitters(call, (emitter) => seen.push(emitter));
  return { result, seen };
}

describe('the emitters that are made in the course of a call', () => {
  it('are seen, those of every class, and work as ever', async () => {
    const { result, seen } = await witness(() => [new EventEmitter(), new Client()] as const);
    expect(seen).toEqual(result);
    const heard = jest.fn();
    result[1].once('event', heard);
    result[1].emit('event', 1);
    expect(heard.mock.calls).toEqual([[1]]);
  });

  it('are seen after an await of the call, too', async () => {
    const { result, seen } = await witness(async () => {
      await settled();
      return new Client();
    });
    expect(seen).toEqual([result]);
  });

  it('keep the options that they were made with', async () => {
    const { result } = await witness(() => new EventEmitter({ captureRejections: true }));
    const ordinary = new EventEmitter();
    const keptOf = (emitter: EventEmitter) =>
      Object.getOwnPropertySymbols(emitter).map((symbol) => Reflect.get(emitter, symbol) as unknown);
    expect(keptOf(result)).toContain(true);
    expect(keptOf(ordinary)).not.toContain(true);
  });

  it('are not seen where somebody else makes them meanwhile, nor once the call is over', async () => {
    let finish!: () => void;
    const witnessed = witness(() => new Promise<void>((resolve) => (finish = resolve)));
    await settled();
    new Client();
    finish();
    const { seen } = await witnessed;
    new Client();
    expect(seen).toEqual([]);
  });

  it('are told apart where several such calls are under way', async () => {
    const make = async () => {
      await settled();
      return new Client();
    };
    const both = await Promise.all([witness(make), witness(make)]);
    for (const { result, seen } of both) expect(seen).toEqual([result]);
  });

  it('are made as ever after the last of the calls, also one that throws', async () => {
    const init = initOf();
    const failing = witness(() => Promise.reject(new Error('no')));
    await Promise.all([expect(failing).rejects.toThrow('no'), witness(() => settled())]);
    expect(initOf()).toBe(init);
  });
});
