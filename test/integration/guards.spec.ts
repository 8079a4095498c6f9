import { Injectable } from '@nestjs/common';
import { CacheMemoize, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';

@Injectable()
class Mails {
  readonly sent: number[] = [];

  @CacheMemoize('1h', { storeResult: false })
  async send(userId: number): Promise<void> {
    this.sent.push(userId);
  }

  @CacheMemoize('1h')
  async count(): Promise<number> {
    return this.sent.length;
  }
}

describeMemoryAndRedis('A guard', (given) => {
  let mails: Mails;
  let invalidator: MemoizeInvalidator;

  beforeEach(async () => {
    const application = await startApplication({ providers: [Mails], ...given() });
    mails = application.get(Mails);
    invalidator = application.get(MemoizeInvalidator);
    await mails.send(7);
    await mails.count();
    mails.sent.push(0); // what is counted has changed
  });

  it.each<[string, () => Promise<void>]>([
    ['clear() of everything', () => invalidator.clear()],
    ['clear() of its alias', () => invalidator.clear('default')],
  ])('stays after %s, which empties caches and undoes nothing: the mail goes out once', async (_, clear) => {
    await clear();
    await mails.send(7);
    expect(mails.sent).toEqual([7, 0]);
    expect(await mails.count()).toBe(2); // everything else is gone
  });

  it.each<[string, () => Promise<void>]>([
    ['invalidate', () => invalidator.invalidate(Mails, 'send', 7)],
    ['invalidateAll', () => invalidator.invalidateAll(Mails, 'send')],
    ['invalidatePrefix', () => invalidator.invalidatePrefix('Mails.send')],
  ])('is dropped by %s', async (_, drop) => {
    await drop();
    await mails.send(7);
    expect(mails.sent).toEqual([7, 0, 7]);
  });
});
