import { EventEmitter } from 'node:events';
import { callWitnessed } from '../../../../lib/caches/detection/emitter-witness';

class Client extends EventEmitter {}

describe('the emitters that are made while a function is called', () => {
  it('are seen, those of every class, and work as ever', () => {
    const { result, emitters } = callWitnessed(() => [new EventEmitter(), new Client()] as const);
    expect(emitters).toEqual(result);
    const heard = jest.fn();
    result[1].once('event', heard);
    result[1].emit('event', 1);
    expect(heard.mock.calls).toEqual([[1]]);
  });

  it('keep the options that they were made with', () => {
    const { result } = callWitnessed(() => new EventEmitter({ captureRejections: true }));
    const plain = new EventEmitter();
    const keptOf = (emitter: EventEmitter) =>
      Object.getOwnPropertySymbols(emitter).map((symbol) => Reflect.get(emitter, symbol) as unknown);
    expect(keptOf(result)).toContain(true);
    expect(keptOf(plain)).not.toContain(true);
  });

  it('are not seen once the call is over, nor what it does later', async () => {
    const { result, emitters } = callWitnessed(async () => {
      await Promise.resolve();
      return new Client();
    });
    await result;
    new Client();
    expect(emitters).toEqual([]);
  });

  it('are told apart where one such call is within another', () => {
    const { result: inner, emitters: outer } = callWitnessed(() => {
      new Client();
      return callWitnessed(() => new Client()).emitters;
    });
    expect([inner.length, outer.length]).toEqual([1, 2]);
  });

  it('are made as ever after a call that throws', () => {
    const { init } = EventEmitter as unknown as { init: unknown };
    expect(() =>
      callWitnessed(() => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect((EventEmitter as unknown as { init: unknown }).init).toBe(init);
  });
});
