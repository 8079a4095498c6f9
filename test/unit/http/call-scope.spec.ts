import { CacheMemoize } from 'nestjs-cache-memoize';
import { CallScope } from '../../../lib/http/call-scope';
import { CallTrace } from '../../../lib/ports/call-trace';
import { decorationOf } from '../../support/applications/decoration-of';
import { settled } from '../../support/time/manual-clock';

class Files {
  @CacheMemoize()
  async find(): Promise<void> {}

  @CacheMemoize()
  async size(): Promise<void> {}
}

const FIND = decorationOf(Files, 'find');
const SIZE = decorationOf(Files, 'size');

describe('the trace that a request waits for', () => {
  it('is that of the handler, however much is awaited before', async () => {
    const scope = new CallScope();
    const trace = new CallTrace();
    const claimed = scope.run(FIND, trace, async () => {
      await settled();
      return scope.claim(FIND);
    });
    expect(await claimed).toBe(trace);
  });

  it('is for one call: what the handler then calls, be it itself, is another', () => {
    const scope = new CallScope();
    const claimed = scope.run(FIND, new CallTrace(), () => [scope.claim(FIND), scope.claim(FIND)]);
    expect(claimed).toEqual([expect.any(CallTrace), undefined]);
  });

  it('is for no other method, which a guard may call before', () => {
    const scope = new CallScope();
    const claimed = scope.run(FIND, new CallTrace(), () => [scope.claim(SIZE), scope.claim(FIND)]);
    expect(claimed).toEqual([undefined, expect.any(CallTrace)]);
  });

  it('is not that of another request at the same time', async () => {
    const scope = new CallScope();
    const traces = [new CallTrace(), new CallTrace()];
    const claimed = traces.map((trace) =>
      scope.run(FIND, trace, async () => {
        await settled();
        return scope.claim(FIND);
      }),
    );
    const [one, other] = await Promise.all(claimed);
    expect([one === traces[0], other === traces[1]]).toEqual([true, true]);
  });

  it('is not there outside of a request', () => {
    const scope = new CallScope();
    scope.run(FIND, new CallTrace(), () => undefined);
    expect(scope.claim(FIND)).toBeUndefined();
  });
});
