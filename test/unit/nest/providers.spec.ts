import { Controller, Injectable, Scope } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import {
  isClassWrapper,
  isSingleton,
  prototypeOf,
  singletonOf,
  wrappersOf,
} from '../../../lib/nest/providers';
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

async function setUp(parts: ApplicationParts) {
  const application = await startApplication(parts);
  const container = application.get(ModulesContainer);
  const wrapperOf = (token: unknown) => {
    const wrapper = [...wrappersOf(container)].find((each) => each.token === token);
    if (!wrapper) throw new Error(`There is no wrapper for ${String(token)}`);
    return wrapper;
  };
  return { application, container, wrapperOf };
}

describe('what Nest makes for an application', () => {
  it('is its providers, its controllers, and what stands on handlers', async () => {
    @Controller()
    class FilesController {}
    const { wrapperOf } = await setUp({ providers: [Single], controllers: [FilesController] });
    expect([wrapperOf(Single).name, wrapperOf(FilesController).name]).toEqual(['Single', 'FilesController']);
  });

  it('is one instance, or several: also by contagion', async () => {
    const { wrapperOf } = await setUp({ providers: [Single, PerRequest, PerUser, Infected] });
    const tokens = [Single, PerRequest, PerUser, Infected];
    expect(tokens.map((token) => isSingleton(wrapperOf(token)))).toEqual([true, false, false, false]);
    expect(tokens.map((token) => singletonOf(wrapperOf(token)) !== undefined)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('has the prototype of its instance, or of its class where there is none', async () => {
    const { wrapperOf } = await setUp({
      providers: [
        PerRequest,
        { provide: 'given', useValue: new Single() },
        { provide: 'made', useFactory: () => new Single() },
        { provide: 'made for each', scope: Scope.REQUEST, useFactory: () => new Single() },
        { provide: 'text', useValue: 'text' },
        { provide: 'nothing', useValue: null },
      ],
    });
    const prototypes = [PerRequest, 'given', 'made', 'made for each', 'text', 'nothing'].map((token) =>
      prototypeOf(wrapperOf(token)),
    );
    const ofSingle = Single.prototype;
    expect(prototypes).toEqual([PerRequest.prototype, ofSingle, ofSingle, undefined, undefined, undefined]);
    expect(prototypes[0]).toBe(PerRequest.prototype);
  });

  it('is made of a class, and not of a factory or a value', async () => {
    const { wrapperOf } = await setUp({
      providers: [
        Single,
        { provide: 'class', useClass: Single },
        { provide: 'factory', useFactory: () => 1 },
        { provide: 'injecting', useFactory: (single: Single) => single, inject: [Single] },
        { provide: 'value', useValue: 1 },
      ],
    });
    const tokens = [Single, 'class', 'factory', 'injecting', 'value'];
    expect(tokens.map((token) => isClassWrapper(wrapperOf(token)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
