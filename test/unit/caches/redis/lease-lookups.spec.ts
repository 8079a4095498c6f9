import { LeaseLookups } from '../../../../lib/caches/redis/lease-lookups';
import { LEASE_SCRIPT, NONCE_SCRIPT } from '../../../../lib/caches/redis/lease-scripts';
import {
  type RedisSession,
  RedisSessionLostError,
  type RedisTopology,
} from '../../../../lib/caches/redis/redis-session';
import { StoreKeys } from '../../../../lib/caches/stored/store-keys';
import type { AskedQuestion, Lookup, Question } from '../../../../lib/ports/outcome-cache';
import { ask } from '../../../support/caches/ask';
import { frameValue } from '../../../../lib/caches/stored/value-frame';

const RUN = 'r'.repeat(40);
const NONCE = 'nonce-of-a-group';
const TOKEN = 'token-of-a-lease';
const value = (payload: string) => frameValue(NONCE, { at: 0, life: 1000 }, payload);

/** Answers as a server would at moments that a real one cannot be caught at. */
class ScriptedSession implements RedisSession {
  readonly runId = RUN;
  readonly keysPerDelete = 1;
  readonly asked: (readonly string[])[] = [];
  reads: (string | null | Error)[] = [];
  replies: unknown[] = [];

  constructor(readonly isOneServer: boolean) {}

  read(keys: readonly string[]): Promise<readonly (string | null | Error)[]> {
    this.asked.push(['READ', ...keys]);
    return Promise.resolve(this.reads);
  }

  send(_routeKey: string, args: readonly string[]): Promise<unknown> {
    this.asked.push(args);
    const reply = this.replies.shift();
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  }

  delete(): Promise<void> {
    return Promise.resolve();
  }

  servers(): [] {
    return [];
  }
}

function lookupsOver(session: RedisSession | undefined): LeaseLookups {
  const topology: RedisTopology = {
    session,
    allowsScripts: true,
    reach: () => Promise.resolve(),
    close: () => undefined,
  };
  let drawn = 0;
  const nonce = () => `fresh${String(drawn++).padStart(11, '0')}`;
  return new LeaseLookups(topology, { keys: new StoreKeys('shop'), leaseMs: '1000', nonce });
}

/** In one tick they travel together. */
function findAll(lookups: LeaseLookups, questions: readonly Question[]): Promise<Lookup>[] {
  const promises: Promise<Lookup>[] = [];
  const asked = questions.map((question): AskedQuestion => {
    let answer!: (lookup: Lookup) => void;
    let fail!: (cause: unknown) => void;
    promises.push(
      new Promise((resolve, reject) => {
        answer = resolve;
        fail = reject;
      }),
    );
    return { question, answer, fail };
  });
  lookups.lookupMany(asked);
  return promises;
}

function find(lookups: LeaseLookups, key: string, group: string): Promise<Lookup> {
  return findAll(lookups, [ask(key, group)])[0] as Promise<Lookup>;
}

describe('LeaseLookups', () => {
  describe('on one server', () => {
    let session: ScriptedSession;
    let lookups: LeaseLookups;

    beforeEach(() => {
      session = new ScriptedSession(true);
      lookups = lookupsOver(session);
    });

    it('hits what was filled between the look-up and the lease', async () => {
      session.reads = [NONCE + RUN, null];
      session.replies = [[value('just filled'), '', NONCE]];
      expect(await find(lookups, 'k', 'g')).toMatchObject({ kind: 'hit', payload: 'just filled' });
    });

    it('does not take for a hit what the script took for one, but asks for a lease', async () => {
      session.reads = [NONCE + RUN, null];
      session.replies = [
        [`${NONCE}short`, '', NONCE],
        ['', TOKEN + NONCE, NONCE],
      ];
      expect(await find(lookups, 'k', 'g')).toMatchObject({ kind: 'miss', ticket: { id: TOKEN + NONCE } });
      expect(session.asked.at(-1)).toContain('share');
    });

    it('leases in one script, which learns the nonce on its own', async () => {
      session.reads = [null, null];
      session.replies = [['', `fresh00000000000${NONCE}`, NONCE]];
      await find(lookups, 'k', 'g');
      expect(session.asked.slice(1)).toEqual([
        [
          ...['EVALSHA', LEASE_SCRIPT.sha, '3', 'shop:{=k}:v', 'shop:{=k}:l', 'shop:{=g}:n'],
          ...['fresh00000000000', '1000', 'read', RUN],
        ],
      ]);
    });

    it('draws a token of its own for every lease', async () => {
      session.reads = [NONCE + RUN, null, null];
      session.replies = [
        ['', `fresh00000000000${NONCE}`, NONCE],
        ['', `fresh00000000001${NONCE}`, NONCE],
      ];
      const [one, other] = await Promise.all(findAll(lookups, [ask('a', 'g'), ask('b', 'g')]));
      expect(one).toMatchObject({ ticket: { question: ask('a', 'g'), leasedElsewhere: false } });
      expect(other).toMatchObject({ ticket: { question: ask('b', 'g'), leasedElsewhere: false } });
    });

    it.each([
      ['of another run of the server', NONCE + 'x'.repeat(40)],
      ['that is too long', `${NONCE}x${RUN}`],
      ['that is too short', NONCE.slice(1) + RUN],
    ])('does not believe a nonce %s', async (_name, nonce) => {
      session.reads = [nonce, value('old')];
      session.replies = [['', TOKEN + NONCE, NONCE]];
      expect((await find(lookups, 'k', 'g')).kind).toBe('miss');
    });

    it('sends the text of a script that the server does not know', async () => {
      session.reads = [NONCE + RUN, null];
      session.replies = [new Error('NOSCRIPT No matching script.'), ['', TOKEN + NONCE, NONCE]];
      expect((await find(lookups, 'k', 'g')).kind).toBe('miss');
      expect(session.asked.at(-1)?.slice(0, 2)).toEqual(['EVAL', LEASE_SCRIPT.text]);
    });

    it('lets a look-up pass whose lease the server refuses', async () => {
      const cause = new Error("OOM command not allowed when used memory > 'maxmemory'.");
      session.reads = [NONCE + RUN, null];
      session.replies = [cause];
      expect(await find(lookups, 'k', 'g')).toEqual({ kind: 'bypass', cause });
    });

    it('rejects a look-up whose lease was under way when the connection broke', async () => {
      session.reads = [NONCE + RUN, null];
      session.replies = [new RedisSessionLostError()];
      await expect(find(lookups, 'k', 'g')).rejects.toBeInstanceOf(RedisSessionLostError);
    });

    it('rejects all look-ups of the tick when nothing can be asked', async () => {
      session.read = () => Promise.reject(new RedisSessionLostError());
      const outcomes = await Promise.allSettled(findAll(lookups, [ask('a', 'g'), ask('b', 'h')]));
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    });
  });

  describe('on a cluster', () => {
    let session: ScriptedSession;
    let lookups: LeaseLookups;

    beforeEach(() => {
      session = new ScriptedSession(false);
      lookups = lookupsOver(session);
    });

    it('binds the lease to the nonce that was just read', async () => {
      session.reads = [NONCE + RUN, null];
      session.replies = [['', TOKEN + NONCE, NONCE]];
      await find(lookups, 'k', 'g');
      expect(session.asked.slice(1)).toEqual([
        [
          ...['EVALSHA', LEASE_SCRIPT.sha, '2', 'shop:{=k}:v', 'shop:{=k}:l'],
          ...['fresh00000000000', '1000', 'read', NONCE],
        ],
      ]);
    });

    it('makes a missing nonce first, once for all look-ups of the tick', async () => {
      session.reads = [null, null, null];
      session.replies = [NONCE, ['', TOKEN + NONCE, NONCE], ['', TOKEN + NONCE, NONCE]];
      await Promise.all(findAll(lookups, [ask('a', 'g'), ask('b', 'g')]));
      expect(session.asked.slice(1).map((args) => args[1])).toEqual([
        NONCE_SCRIPT.sha,
        LEASE_SCRIPT.sha,
        LEASE_SCRIPT.sha,
      ]);
    });

    it('rejects the look-ups whose node is down, and answers the others', async () => {
      session.reads = [NONCE + RUN, new RedisSessionLostError(), value('payload')];
      const [down, up] = await Promise.allSettled(findAll(lookups, [ask('a', 'g'), ask('b', 'g')]));
      expect(down?.status).toBe('rejected');
      expect(up).toMatchObject({ value: { kind: 'hit', payload: 'payload' } });
    });

    it('rejects the look-ups of a group whose nonce cannot be read', async () => {
      session.reads = [new RedisSessionLostError(), value('payload')];
      session.replies = [new RedisSessionLostError()];
      await expect(find(lookups, 'k', 'g')).rejects.toBeInstanceOf(RedisSessionLostError);
    });
  });

  it('rejects while there is no connection', async () => {
    const lookups = lookupsOver(undefined);
    await expect(find(lookups, 'k', 'g')).rejects.toThrow('The connection to Redis is down');
    await expect(lookups.lease(ask('k', 'g'), 'share')).rejects.toThrow('The connection to Redis is down');
  });
});
