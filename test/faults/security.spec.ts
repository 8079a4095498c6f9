import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATIENT } from '../support/time/patient-deadlines';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { Files, TestApplication } from './fault-lab';
import { KEYV_REDIS, REDIS_YET } from './stores';

const SECURITY = readFileSync(join(__dirname, '../../SECURITY.md'), 'utf8');

/** The rights that SECURITY.md says an application needs, and the keys it needs them on. */
const RIGHTS = /`(\+@[^`]*)` on `~<keyPrefix>:\*`/.exec(SECURITY)?.[1]?.split(' ') ?? [];

describe.each([REDIS_YET, KEYV_REDIS])(
  'An application with the rights that SECURITY.md names, through $name',
  (store) => {
    describeRedis('on a server that others use', () => {
      let redis: RedisServer;
      let application: TestApplication;

      beforeAll(async () => {
        redis = await startRedis();
        await redis.cli('ACL', 'SETUSER', 'shop', 'on', '>password', '~shop:*', ...RIGHTS);
        const url = redis.url.replace('//', '//shop:password@');
        application = await TestApplication.start(store.make(url), { keyPrefix: 'shop', deadline: PATIENT });
        await application.waitUntilItWorks();
      });

      afterAll(async () => {
        await application.close();
        await redis.stop();
      });

      it('keeps, invalidates and clears', async () => {
        const kept = await application.keep('kept');
        await application.invalidator.invalidate(Files, 'find', 'kept');
        expect(await application.keep('kept')).toEqual({ id: 'kept', run: kept.run + 1 });
        await application.invalidator.invalidateAll(Files, 'find');
        expect(await application.keep('kept')).toEqual({ id: 'kept', run: kept.run + 2 });
        await application.invalidator.clear();
        expect(await application.keep('kept')).toEqual({ id: 'kept', run: kept.run + 3 });
        expect(application.errors).toEqual([]);
      });

      it('has no key outside its prefix', async () => {
        const names = await redis.keys();
        expect(names.filter((name) => !name.startsWith('shop:'))).toEqual([]);
      });
    });
  },
);
