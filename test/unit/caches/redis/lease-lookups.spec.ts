import { LeaseCache } from '../../../../lib/caches/redis/lease.cache';
import { ManualClock } from '../../../support/time/manual-clock';
import { LEASE_SCRIPT, NONCE_SCRIPT } from '../../../../lib/caches/redis/lease-scripts';
import { LEASE_MANY_SCRIPT } from '../../../../lib/caches/redis/many/many-scripts';
import {
  type RedisSession,
  RedisSessionLostError,
  type RedisTopology,
  type ReplyForm,
} from '../../../../lib/caches/connection/redis-session';
import { UnexpectedReplyError } from '../../../../lib/caches/connection/redis-replies';
import { StoreKeys } from '../../../../lib/caches/stored/store-keys';
import type { AskedQuestion, Lookup, Question } from '../../../../lib/ports/outcome-cache';
import { ask } from '../../../support/caches/ask';
import { bindingOf, frameValue } from '../../../../lib/caches/stored/value-frame';

const RUN = 'r'.repeat(40);
const HISTORY = 'h'.repeat(16);
const NONCE = 'nonce-of-a-group';
const TOKEN = 'token-of-a-lease';
const keys = new StoreKeys('shop');
/** What a value and a lease of a key are bound to, on one server and on a cluster. */
const bound = (key: string, nonces = NONCE + HISTORY) => keys.check(key, 'outcome') + bindingOf(nonces);
const value = (key: string, payload: string, nonces = NONCE + HISTORY) =>
  frameValue(bound(key, nonces), { at: 0, life: 1000 }, payload);
const hitOf = (key: string, payload: string) => [value(key, payload), '', bound(key)];
const leaseOf = (key: string, token = TOKEN) => ['', token + bound(key), bound(key)];
/** On a cluster there is no history. */
const nodeLeaseOf = (key: string) => ['', TOKEN + bound(key, NONCE), bound(key, NONCE)];

/** Answers as a server would at moments that a real one cannot be caught at. */
class ScriptedSession implements RedisSession {
  readonly runId = RUN;
  readonly history: string = HISTORY;
  readonly allowsDigests: boolean = true;
  readonly keysPerDelete = 1;
  readonly asked: (readonly string[])[] = [];
  reads: (string | null | Error)[] = [];
  replies: unknown[] = [];

  constructor(readonly isOneServer: boolean) {}

  read(keys: readonly string[]): Promise<readonly (string | null | Error)[]> {
    this.asked.push(['READ', ...keys]);
    return Promise.resolve(this.reads);
  }

  async send(_routeKey: string, args: readonly string[], isReply?: ReplyForm): Promise<unknown> {
    this.asked.push(args);
    const reply = this.replies.shift();
    if (reply instanceof Error) throw reply;
    if (isReply?.(reply) !== true) throw new UnexpectedReplyError(args[0] as string);
    return reply;
  }

  delete(): Promise<void> {
    return Promise.resolve();
  }

  isDoubted(): boolean {
    return false;
  }

  doubt(): Promise<void> {
    return Promise.resolve();
  }

  servers(): [] {
    return [];
  }
}

/** Through the cache, which finds the session that both kinds of look-ups are made in. */
function lookupsOver(session: RedisSession | undefined): LeaseCache {
  const topology: RedisTopology = {
    session,
    requireSession: () => {
      if (session === undefined) throw new RedisSessionLostError();
      return session;
    },
    allowsScripts: true,
    reach: () => Promise.resolve(),
    close: () => undefined,
  };
  let drawn = 0;
  const nonce = () => `fresh${String(drawn++).padStart(11, '0')}`;
  const clock = new ManualClock();
  return new LeaseCache(topology, {
    keyPrefix: 'shop',
    leaseMs: 1000,
    drainMs: 0,
    clock,
    scheduler: clock,
    nonce,
  });
}

/** In one tick they travel together. */
function findAll(lookups: LeaseCache, questions: readonly Question[]): Promise<Lookup>[] {
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

function find(lookups: LeaseCache, key: string, group: string): Promise<Lookup> {
  return findAll(lookups, [ask(key, group)])[0] as Promise<Lookup>;
}

describe('LeaseLookups', () => {
  describe('on one server', () => {
    let session: ScriptedSession;
    let lookups: LeaseCache;

    beforeEach(() => {
      session = new ScriptedSession(true);
      lookups = lookupsOver(session);
    });

    it('hits what was filled between the look-up and the lease', async () => {
      session.reads = [NONCE + RUN, null];
      session.replies = [hitOf('k', 'just filled')];
      expect(await find(lookups, 'k', 'g')).toMatchObject({ kind: 'hit', payload: 'just filled' });
    });

    it.each<[string, unknown]>([
      ['nothing', ['', '', bound('k')]],
      ['less', ['', TOKEN + bound('k')]],
      ['no text', ['', 7, bound('k')]],
      ['no list', 'OK'],
      ['the value of another key', hitOf('other', 'of somebody else')],
      ['the lease of another key', leaseOf('other')],
      ['a lease of other nonces than it says', ['', `${TOKEN}${bound('k', HISTORY + NONCE)}`, bound('k')]],
      ['a value of other nonces than it says', [value('k', '', HISTORY + NONCE), '', bound('k')]],
      ['a value of another version', [`1${value('k', '').slice(1)}`, '', bound('k')]],
    ])('rejects, and takes no ticket, when the script answers %s', async (_name, reply) => {
      session.reads = [NONCE + RUN, null];
      session.replies = [reply];
      await expect(find(lookups, 'k', 'g')).rejects.toBeInstanceOf(UnexpectedReplyError);
    });

    it('does not take the value of another key for a hit', async () => {
      session.reads = [NONCE + RUN, value('other', 'of somebody else')];
      session.replies = [leaseOf('k')];
      expect((await find(lookups, 'k', 'g')).kind).toBe('miss');
    });

    it('does not take for a hit what is bound to another history of the data', async () => {
      session.reads = [NONCE + RUN, value('k', 'old', NONCE + 'o'.repeat(16))];
      session.replies = [leaseOf('k')];
      expect((await find(lookups, 'k', 'g')).kind).toBe('miss');
    });

    it('leases in one script, which learns the nonce on its own', async () => {
      session.reads = [null, null];
      session.replies = [leaseOf('k', 'fresh00000000000')];
      await find(lookups, 'k', 'g');
      expect(session.asked.slice(1)).toEqual([
        [
          ...['EVALSHA', LEASE_SCRIPT.sha, '3', 'shop:{=k}:v', 'shop:{=k}:l', 'shop:{=g}:n'],
          ...['fresh00000000000', '1000', 'read', `${keys.check('k', 'outcome')}02`, '2', '', RUN, HISTORY],
        ],
      ]);
    });

    describe('of several keys that miss', () => {
      const [A, B] = [ask('a', 'g'), ask('b', 'g')];
      /** Of the script for many: the nonce, then value and lease of each. */
      const manyOf = (...of: (readonly string[])[]) => [NONCE, ...of.flatMap((each) => each.slice(0, 2))];
      const findBoth = () => Promise.all(findAll(lookups, [A, B]));
      beforeEach(() => {
        session.reads = [NONCE + RUN, null, null];
      });

      it('takes the leases in one script, each with a token of its own', async () => {
        session.replies = [manyOf(leaseOf('a', 'fresh00000000000'), leaseOf('b', 'fresh00000000001'))];
        const [one, other] = await findBoth();
        expect(one).toMatchObject({ ticket: { question: A, leasedElsewhere: false } });
        expect(other).toMatchObject({ ticket: { question: B, leasedElsewhere: false } });
        const [, script] = session.asked;
        const names = [
          keys.groupNonce('g', 'outcome'),
          ...['a', 'b'].flatMap((key) => [keys.value(key, 'outcome'), keys.lease(key, 'outcome')]),
        ];
        const own = ['a', 'b'].flatMap((key, index) => [
          `fresh0000000000${index}`,
          keys.check(key, 'outcome'),
        ]);
        expect(script).toEqual([
          'EVALSHA',
          LEASE_MANY_SCRIPT.sha,
          '5',
          ...names,
          '1000',
          '02',
          '2',
          RUN,
          HISTORY,
          ...own,
        ]);
      });

      it('tells a lease of somebody else, and a value that has come meanwhile', async () => {
        session.replies = [manyOf(leaseOf('a'), hitOf('b', 'payload'))];
        const [one, other] = await findBoth();
        expect(one).toMatchObject({
          kind: 'miss',
          ticket: { id: TOKEN + bound('a'), leasedElsewhere: true },
        });
        expect(other).toMatchObject({ kind: 'hit', payload: 'payload' });
      });

      it.each([
        ['of other keys', manyOf(leaseOf('b'), leaseOf('a'))],
        ['of fewer keys', manyOf(leaseOf('a'))],
        ['without a nonce', manyOf(leaseOf('a'), leaseOf('b')).slice(1)],
        ['that is another', 'OK'],
      ])('believes no reply %s', async (_name, reply) => {
        session.replies = [reply];
        await expect(findBoth()).rejects.toThrow(UnexpectedReplyError);
      });

      it('goes without them where the server refuses', async () => {
        const full = new Error('OOM command not allowed');
        session.replies = [full];
        expect(await findBoth()).toEqual([
          { kind: 'bypass', cause: full },
          { kind: 'bypass', cause: full },
        ]);
      });

      it('asks for a hundred at once', async () => {
        const all = Array.from({ length: 101 }, (_, index) => ask(`k${index}`, 'g'));
        session.reads = [NONCE + RUN, ...all.map(() => null)];
        session.replies = [
          manyOf(...all.slice(0, 100).map(({ key }) => leaseOf(key))),
          manyOf(leaseOf('k100')),
        ];
        const found = await Promise.all(findAll(lookups, all));
        expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['miss']));
        expect(session.asked).toHaveLength(3);
      });
    });

    it.each([
      ['of another run of the server', NONCE + 'x'.repeat(40)],
      ['that is too long', `${NONCE}x${RUN}`],
      ['that is too short', NONCE.slice(1) + RUN],
    ])('does not believe a nonce %s', async (_name, nonce) => {
      session.reads = [nonce, value('k', 'old')];
      session.replies = [leaseOf('k')];
      expect((await find(lookups, 'k', 'g')).kind).toBe('miss');
    });

    it('sends the text of a script that the server does not know', async () => {
      session.reads = [NONCE + RUN, null];
      session.replies = [new Error('NOSCRIPT No matching script.'), leaseOf('k')];
      expect((await find(lookups, 'k', 'g')).kind).toBe('miss');
      expect(session.asked.at(-1)?.slice(0, 2)).toEqual(['EVAL', LEASE_SCRIPT.text]);
    });

    it('sends the text of a script where the server takes no digests any more', async () => {
      session.reads = [NONCE + RUN, null];
      session.replies = [
        new Error("NOPERM this user has no permissions to run the 'evalsha' command"),
        leaseOf('k'),
      ];
      expect((await find(lookups, 'k', 'g')).kind).toBe('miss');
      expect(session.asked.at(-1)?.slice(0, 2)).toEqual(['EVAL', LEASE_SCRIPT.text]);
    });

    it('sends the text at once where the server has said that it takes no digests', async () => {
      Object.assign(session, { allowsDigests: false });
      session.reads = [NONCE + RUN, null];
      session.replies = [leaseOf('k')];
      expect((await find(lookups, 'k', 'g')).kind).toBe('miss');
      expect(session.asked.slice(1).map(([command]) => command)).toEqual(['EVAL']);
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
    let lookups: LeaseCache;

    beforeEach(() => {
      session = new ScriptedSession(false);
      Object.assign(session, { history: '' });
      lookups = lookupsOver(session);
    });

    it('binds the lease to the nonce that was just read', async () => {
      session.reads = [NONCE + RUN, null];
      session.replies = [nodeLeaseOf('k')];
      await find(lookups, 'k', 'g');
      expect(session.asked.slice(1)).toEqual([
        [
          ...['EVALSHA', LEASE_SCRIPT.sha, '2', 'shop:{=k}:v', 'shop:{=k}:l'],
          ...['fresh00000000000', '1000', 'read', bound('k', NONCE), '2', ''],
        ],
      ]);
    });

    it('makes a missing nonce first, once for all look-ups of the tick', async () => {
      session.reads = [null, null, null];
      session.replies = [NONCE, nodeLeaseOf('a'), nodeLeaseOf('b')];
      await Promise.all(findAll(lookups, [ask('a', 'g'), ask('b', 'g')]));
      expect(session.asked.slice(1).map((args) => args[1])).toEqual([
        NONCE_SCRIPT.sha,
        LEASE_SCRIPT.sha,
        LEASE_SCRIPT.sha,
      ]);
    });

    it('rejects the look-ups whose node is down, and answers the others', async () => {
      session.reads = [NONCE + RUN, new RedisSessionLostError(), value('b', 'payload', NONCE)];
      const [down, up] = await Promise.allSettled(findAll(lookups, [ask('a', 'g'), ask('b', 'g')]));
      expect(down?.status).toBe('rejected');
      expect(up).toMatchObject({ value: { kind: 'hit', payload: 'payload' } });
    });

    it('rejects the look-ups of a group whose nonce cannot be read', async () => {
      session.reads = [new RedisSessionLostError(), value('k', 'payload', NONCE)];
      session.replies = [new RedisSessionLostError()];
      await expect(find(lookups, 'k', 'g')).rejects.toBeInstanceOf(RedisSessionLostError);
    });
  });

  it('reject a mere look whose node is down, with tags and without', async () => {
    const session = new ScriptedSession(false);
    const cache = lookupsOver(session);
    session.reads = [null, new Error('down'), null];
    await expect(cache.peek(ask('k', 'g'))).rejects.toThrow('down');
    await expect(cache.peek({ ...ask('k', 'g'), tags: ['t'] })).rejects.toThrow('down');
  });

  it('rejects while there is no connection', async () => {
    const lookups = lookupsOver(undefined);
    await expect(find(lookups, 'k', 'g')).rejects.toThrow('The connection to Redis is down');
    await expect(lookups.open(ask('k', 'g'), 'share')).rejects.toThrow('The connection to Redis is down');
  });
});
