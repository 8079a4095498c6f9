import { AmbiguousPrefixError, CacheMemoize } from 'nestjs-cache-memoize';
import { startApplication } from '../../support/applications/application';

/** Two classes of one name, as two modules may have them. */
function namesakes(options: { prefix?: string }) {
  const makeClass = (result: string) => {
    class Files {
      @CacheMemoize(options)
      async find(): Promise<string> {
        return result;
      }
    }
    return Files;
  };
  return ['one', 'other'].map((name) => ({ provide: name, useClass: makeClass(name) }));
}

describe('two classes of one application', () => {
  it('share their outcomes where they say so with one prefix', async () => {
    const application = await startApplication({ providers: namesakes({ prefix: 'files' }) });
    const find = (token: string) => application.get<{ find(): Promise<string> }>(token).find();
    expect([await find('one'), await find('other')]).toEqual(['one', 'one']);
  });

  it('may not have one by accident', async () => {
    await expect(startApplication({ providers: namesakes({}) })).rejects.toThrow(AmbiguousPrefixError);
  });
});
