import { type CanActivate, Controller, Get, mixin, type Type, UseGuards } from '@nestjs/common';
import { CacheMemoize, InvalidOptionError, memoryCache } from 'nestjs-cache-memoize';
import { closeApplications, compileApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';

function roleGuard(prefix?: string): Type<CanActivate> {
  class RoleGuard implements CanActivate {
    @CacheMemoize({ cacheAlias: 'given', ...(prefix === undefined ? {} : { prefix }) })
    async hasRole(_user: string): Promise<boolean> {
      return true;
    }

    canActivate(): Promise<boolean> {
      return this.hasRole('ann');
    }
  }
  return mixin(RoleGuard);
}

/** A decorator cannot stand in an expression. */
function anonymous(): Type {
  const made = [
    class {
      async find(id: number): Promise<number> {
        return id;
      }
    },
  ][0] as Type<object>;
  const prototype = made.prototype as object;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'find') as PropertyDescriptor;
  CacheMemoize({ cacheAlias: 'given' })(prototype, 'find', descriptor);
  Object.defineProperty(prototype, 'find', descriptor);
  return made;
}

async function outcomeOf(parts: Parameters<typeof compileApplication>[0], given: object): Promise<unknown> {
  const options = { keyPrefix: 'nameless' };
  const application = await compileApplication({ ...parts, caches: { given }, options });
  return application.init().then(
    () => 'started',
    (error: unknown) => error,
  );
}

describe('a class without a name of its own', () => {
  afterEach(closeApplications);

  const guarded = (guard: Type<CanActivate>) => {
    @Controller()
    @UseGuards(guard)
    class GuardedController {
      @Get()
      find(): string {
        return 'found';
      }
    }
    return { controllers: [GuardedController] };
  };

  it('is refused on a shared cache: made by mixin()', async () => {
    const refusal = await outcomeOf(guarded(roleGuard()), new MapStore());
    expect(refusal).toBeInstanceOf(InvalidOptionError);
    expect(refusal).toMatchObject({
      option: 'prefix',
      message: expect.stringContaining('mixin()') as string,
    });
  });

  it('is refused on a shared cache: anonymous', async () => {
    const provider = { provide: 'files', useClass: anonymous() };
    expect(await outcomeOf({ providers: [provider] }, new MapStore())).toBeInstanceOf(InvalidOptionError);
  });

  it('is accepted with a prefix, and in memory, where its name means the same everywhere', async () => {
    expect(await outcomeOf(guarded(roleGuard('roles')), new MapStore())).toBe('started');
    await closeApplications();
    expect(await outcomeOf(guarded(roleGuard()), memoryCache())).toBe('started');
  });

  it('is not one whose name is as long as a drawn one', async () => {
    class TwentyOneLettersLong {
      @CacheMemoize({ cacheAlias: 'given' })
      async find(id: number): Promise<number> {
        return id;
      }
    }
    class TwentyOneLettersLong_ extends TwentyOneLettersLong {}
    expect(TwentyOneLettersLong_.name).toHaveLength(21);
    expect(await outcomeOf({ providers: [TwentyOneLettersLong_] }, new MapStore())).toBe('started');
  });
});
