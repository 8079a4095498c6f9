import { redisStore } from 'cache-manager-redis-yet';
import { LOCAL_LEASE_MS } from '../../lib/caches/tiered/local-lease';
import type { OutcomeCache } from '../../lib/ports/outcome-cache';
import { ReadableTier } from '../support/caches/readable-tier';
import { describeRedis, startRedis } from '../support/servers/redis-server';
import { LeapingTime } from '../support/time/leaping-time';
import { type ContractSubject, describeOutcomeCacheContract, hit, keep } from './outcome-cache.contract';
import { LEASING, makePlainSubject, makeSharedSubject, PLAIN } from './shared-subject';

/** Puts memory in front of each process's cache. The time of all of them is one, in which waiting takes none. */
function withMemory({ sharing, ...subject }: ContractSubject): ContractSubject {
  const time = new LeapingTime();
  const inFront = (cache: OutcomeCache): OutcomeCache => new ReadableTier(cache, time);
  return {
    ...subject,
    copiesLive: LOCAL_LEASE_MS,
    cache: inFront(subject.cache),
    ...(sharing && {
      sharing: {
        elsewhere: inFront(sharing.elsewhere),
        makeNeighbour: async (keyPrefix) => inFront(await sharing.makeNeighbour(keyPrefix)),
      },
    }),
  };
}

describeRedis('memory in front of a shared cache', () => {
  describeOutcomeCacheContract('tiered() over redisStore()', LEASING, async () => {
    const server = await startRedis();
    return withMemory(
      await makeSharedSubject(
        () => redisStore({ url: server.url }),
        () => server.stop(),
      ),
    );
  });

  describeOutcomeCacheContract('tiered() over a plain store', PLAIN, async () =>
    withMemory(await makePlainSubject()),
  );

  it('answers from memory what a look-up has found', async () => {
    const server = await startRedis();
    const subject = await makeSharedSubject(
      () => redisStore({ url: server.url }),
      () => server.stop(),
    );
    const cache = new ReadableTier(subject.cache, new LeapingTime());
    await keep(cache, 'k', 'payload');
    await hit(cache, 'k');
    expect(cache.localHits).toBe(0);
    expect((await hit(cache, 'k')).payload).toBe('payload');
    expect(cache.localHits).toBe(1);
    await subject.dispose();
  });
});
