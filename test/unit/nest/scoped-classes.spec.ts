import { Injectable, Module, Scope } from '@nestjs/common';
import { LazyModuleLoader, ModulesContainer } from '@nestjs/core';
import { ScopedClasses } from '../../../lib/nest/scoped-classes';
import { type ApplicationParts, startApplication } from '../../support/applications/application';

@Injectable()
class Single {}

@Injectable({ scope: Scope.REQUEST })
class PerRequest {}

@Injectable({ scope: Scope.TRANSIENT })
class PerUser {}

@Injectable()
class Infected {
  constructor(readonly cause: PerRequest) {}
}

async function scopedIn(parts: ApplicationParts): Promise<ScopedClasses> {
  const application = await startApplication(parts);
  return new ScopedClasses(application.get(ModulesContainer));
}

describe('a class of which there is more than one instance', () => {
  it('is one that Nest makes for a request, for who injects it, or with such a one', async () => {
    const scoped = await scopedIn({ providers: [Single, PerRequest, PerUser, Infected] });
    const classes = [Single, PerRequest, PerUser, Infected];
    expect(classes.map(({ prototype }) => scoped.has(prototype))).toEqual([false, true, true, true]);
  });

  it('is one that says so, though no module provides it: others may make it', async () => {
    const scoped = await scopedIn({});
    expect([scoped.has(PerUser.prototype), scoped.has(Single.prototype)]).toEqual([true, false]);
  });

  it('is not one that is provided as a value, whatever its class says of itself elsewhere', async () => {
    const scoped = await scopedIn({ providers: [{ provide: 'single', useValue: new Single() }] });
    expect(scoped.has(Single.prototype)).toBe(false);
  });

  it('is one of a module that is loaded later', async () => {
    class Later {}
    @Module({ providers: [{ provide: Later, useClass: Later, scope: Scope.REQUEST }] })
    class LaterModule {}
    const application = await startApplication({ providers: [Single] });
    const scoped = new ScopedClasses(application.get(ModulesContainer));
    expect(scoped.has(Later.prototype)).toBe(false);
    await application.get(LazyModuleLoader).load(() => LaterModule);
    expect(scoped.has(Later.prototype)).toBe(true);
  });

  it('is one of which a factory was seen to make several, by the tokens that it does so for', async () => {
    const scoped = await scopedIn({ providers: [Single] });
    scoped.noteMade(Single.prototype, 'token');
    expect([scoped.has(Single.prototype), scoped.madeCount]).toEqual([true, 1]);
    expect([scoped.madeFor('token'), scoped.madeFor('another')]).toEqual([[Single.prototype], []]);
  });
});
