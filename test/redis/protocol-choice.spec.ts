import { Injectable } from '@nestjs/common';
import { redisStore } from 'cache-manager-redis-yet';
import { CacheMemoize, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { closeApplications, startApplication } from '../support/applications/application';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { PATIENT } from '../support/time/patient-deadlines';
import { until } from '../support/time/until';

@Injectable()
class Files {
  runs = 0;

  /** Answers the number of its run, so that an outcome can be told from one computed anew. */
  @CacheMemoize()
  async find(_id: number): Promise<number> {
    return ++this.runs;
  }
}

describeRedis('The choice between the protocols of a Redis', () => {
  let redis: RedisServer;
  let files: Files;
  let invalidator: MemoizeInvalidator;

  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    await closeApplications();
    await redis.stop();
  });

  async function startFiles(): Promise<void> {
    const application = await startApplication({
      providers: [Files],
      caches: { default: () => redisStore({ url: redis.url }) },
      options: { keyPrefix: 'test', deadline: PATIENT, onError: () => undefined },
    });
    files = application.get(Files);
    invalidator = application.get(MemoizeInvalidator);
  }

  const allowScripts = (rule: '+' | '-') => redis.cli('ACL', 'SETUSER', 'default', `${rule}@scripting`);
  const loseConnections = () => redis.cli('CLIENT', 'KILL', 'TYPE', 'normal');

  async function keepFirstRun(): Promise<void> {
    expect(await files.find(1)).toBe(1);
    await until(async () => (await redis.keys('*:v')).length === 1);
  }

  describe.each<[string, '+' | '-', '+' | '-']>([
    ['allowed scripts at first and forbids them later', '+', '-'],
    ['forbade scripts at first and allows them later', '-', '+'],
  ])('with a server that %s', (_, first, later) => {
    beforeEach(async () => {
      await allowScripts(first);
      await startFiles();
      await keepFirstRun();
      await allowScripts(later);
      await loseConnections();
    });

    it('stays as it was made: what was kept before the connection was lost is still a hit', async () => {
      await until(async () => (await files.find(1)) === 1);
    });

    it('still drops what was kept before', async () => {
      await until(async () => (await files.find(1)) === 1);
      await invalidator.invalidate(Files, 'find', 1);
      expect(await files.find(1)).not.toBe(1);
    });
  });
});
