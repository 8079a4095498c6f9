import { RedisSessionLostError } from '../../../../lib/caches/connection/redis-session';
import { ScriptlessStore } from '../../../../lib/caches/redis/scriptless.store';
import { ScriptedSession, ScriptedTopology } from '../../../support/doubles/scripted-session';

describe('a Redis that runs no scripts, as a store', () => {
  let session: ScriptedSession;
  let topology: ScriptedTopology;
  let store: ScriptlessStore;

  beforeEach(() => {
    session = new ScriptedSession();
    topology = new ScriptedTopology(session);
    store = new ScriptlessStore(topology);
  });

  it('reads text, and nothing where there is none', async () => {
    session.replies = () => ['text'];
    expect(await store.get('a')).toBe('text');
    session.replies = () => [null];
    expect(await store.get('a')).toBeUndefined();
    expect(session.asked).toEqual([
      ['GET', 'a'],
      ['GET', 'a'],
    ]);
  });

  it('rejects with what the server answered in place of text', async () => {
    const reply = new Error('MOVED');
    session.replies = () => [reply];
    await expect(store.get('a')).rejects.toBe(reply);
  });

  it('keeps text with its life in milliseconds', async () => {
    await store.set('a', 'text', 1500);
    expect(session.asked).toEqual([['SET', 'a', 'text', 'PX', '1500']]);
  });

  it('tells which run of the server it speaks to, while it speaks to one', () => {
    expect([store.isReady, store.run]).toEqual([true, 'run']);
    topology.session = undefined;
    expect([store.isReady, store.run]).toEqual([false, '']);
  });

  it('rejects while there is no connection, and queues nothing', async () => {
    topology.session = undefined;
    await expect(store.get('a')).rejects.toThrow(RedisSessionLostError);
    await expect(store.set('a', 'text', 1)).rejects.toThrow(RedisSessionLostError);
    expect(session.asked).toEqual([]);
  });

  it('closes the way there', () => {
    store.close();
    expect(topology.isClosed).toBe(true);
  });
});
