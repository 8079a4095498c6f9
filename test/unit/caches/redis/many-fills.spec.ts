import { ManyFills } from '../../../../lib/caches/redis/many/many-fills';
import { FILL_SCRIPT } from '../../../../lib/caches/redis/lease-scripts';
import { FILL_MANY_SCRIPT } from '../../../../lib/caches/redis/many/many-scripts';
import { type RedisSession, RedisSessionLostError } from '../../../../lib/caches/connection/redis-session';

const NAMES: Readonly<Record<string, string>> = {
  [FILL_SCRIPT.sha]: 'fill',
  [FILL_MANY_SCRIPT.sha]: 'fill many',
};

/** Remembers which scripts it was sent, for how many names each, and answers what it is told to. */
function fillsOver(replies: unknown[], isOneServer = true) {
  const sent: string[] = [];
  const send: RedisSession['send'] = (_, [, sha = '', count = ''], isReply) => {
    sent.push(`${NAMES[sha]} of ${count}`);
    const reply = replies.shift();
    return isReply?.(reply) === true ? Promise.resolve(reply) : Promise.reject(new Error('not of this form'));
  };
  // No more of it is asked.
  const session = { allowsDigests: true, isOneServer, send } as unknown as RedisSession;
  const fills = new ManyFills({ requireSession: () => session });
  const fill = (name: string, value = 'value') =>
    fills.fill({
      valueName: `${name}:v`,
      leaseName: `${name}:l`,
      lease: `lease of ${name}`,
      value,
      life: 1000,
    });
  return { sent, fill };
}

describe('ManyFills', () => {
  it('sends one fill alone', async () => {
    const { sent, fill } = fillsOver([1]);
    expect(await fill('a')).toBe(true);
    expect(sent).toEqual(['fill of 2']);
  });

  it('sends what is filled at one time together, and tells each what became of it', async () => {
    const { sent, fill } = fillsOver([[1, 0, 'OOM command not allowed']]);
    const [kept, refused, failed] = await Promise.allSettled([fill('a'), fill('b'), fill('c')]);
    expect([kept, refused]).toMatchObject([{ value: true }, { value: false }]);
    expect(failed).toMatchObject({ reason: new Error('OOM command not allowed') });
    expect(sent).toEqual(['fill many of 6']);
  });

  it('sends a hundred at once', async () => {
    const { sent, fill } = fillsOver([Array.from({ length: 100 }, () => 1), 1]);
    await Promise.all(Array.from({ length: 101 }, (_, index) => fill(`k${index}`)));
    expect(sent).toEqual(['fill many of 200', 'fill of 2']);
  });

  it('sends less at once where values are large, but each', async () => {
    const large = 'x'.repeat(200 * 1024);
    const { sent, fill } = fillsOver([1, [1, 1], 1]);
    await Promise.all([fill('a', large), fill('b', large), fill('c'), fill('d', large + large)]);
    expect(sent).toEqual(['fill of 2', 'fill many of 4', 'fill of 2']);
  });

  it('sends one for each on a cluster', async () => {
    const { sent, fill } = fillsOver([1, 0], false);
    expect(await Promise.all([fill('a'), fill('b')])).toEqual([true, false]);
    expect(sent).toEqual(['fill of 2', 'fill of 2']);
  });

  it.each([[[1]], ['OK'], [[1, 2]]])('believes no other reply: %j', async (reply) => {
    const { fill } = fillsOver([reply]);
    const filled = await Promise.allSettled([fill('a'), fill('b')]);
    expect(filled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('rejects where there is no connection', async () => {
    const fills = new ManyFills({
      requireSession: () => {
        throw new RedisSessionLostError();
      },
    });
    const fill = fills.fill({ valueName: 'v', leaseName: 'l', lease: 'lease', value: '', life: 1 });
    await expect(fill).rejects.toThrow(RedisSessionLostError);
  });
});
