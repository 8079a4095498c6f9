import { Logger } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { CacheMemoize } from 'nestjs-cache-memoize';
import { MEMOIZE_RUNTIME } from '../../../lib/constants';
import { Application, boundMethodOf, tagInstance } from '../../../lib/runtime/application';
import type { MethodSource } from '../../../lib/runtime/method-source';
import { PlainMethod } from '../../../lib/runtime/decorated-method';
import { methodOptionsOf } from '../../../lib/runtime/method/method-options';
import { decorationOf } from '../../support/applications/decoration-of';

class Files {
  @CacheMemoize()
  async find(): Promise<string> {
    return 'found';
  }
}
class Archive extends Files {}

const FIND = decorationOf(Files, 'find');

/** An application with the module; tells for which classes it made methods. */
class Source implements MethodSource {
  isClosed = false;
  readonly made: object[] = [];

  report(): void {}

  make(prototype: object): PlainMethod {
    this.made.push(prototype);
    return new PlainMethod(FIND);
  }

  readonly optionsOf = methodOptionsOf;
}

function makeApplication() {
  const container = new ModulesContainer();
  const source = new Source();
  Application.of(container).methods = source;
  return { container, source };
}

function tagged<Instance extends object>(instance: Instance, container: ModulesContainer): Instance {
  tagInstance(instance, container);
  return instance;
}

describe('an instance that Nest made', () => {
  it('has the methods of its class in its application, each made once for all instances', () => {
    const { container, source } = makeApplication();
    const [one, other] = [tagged(new Files(), container), tagged(new Files(), container)];
    const method = boundMethodOf(one, FIND);
    expect(method).toBeInstanceOf(PlainMethod);
    expect([boundMethodOf(one, FIND), boundMethodOf(other, FIND)]).toEqual([method, method]);
    expect(source.made).toEqual([Files.prototype]);
  });

  it('has methods of its own where its class inherits them', () => {
    const { container, source } = makeApplication();
    const methods = [new Files(), new Archive()].map((each) => boundMethodOf(tagged(each, container), FIND));
    expect(methods[0]).not.toBe(methods[1]);
    expect(source.made).toEqual([Files.prototype, Archive.prototype]);
  });

  it('shows nothing of that: not to JSON, to a loop, nor to a comparison', () => {
    const { container } = makeApplication();
    const files = tagged(Object.assign(new Files(), { root: '/' }), container);
    expect(JSON.stringify(files)).toBe('{"root":"/"}');
    expect({ ...files }).toEqual({ root: '/' });
    expect(Reflect.ownKeys({ ...files })).toEqual(['root']);
    expect(files).toEqual(Object.assign(new Files(), { root: '/' }));
  });

  it('has them also where it is frozen', () => {
    const { container } = makeApplication();
    expect(boundMethodOf(tagged(Object.freeze(new Files()), container), FIND)).toBeDefined();
  });

  it('may be an object without any prototype, which has no methods', () => {
    const { container } = makeApplication();
    expect(boundMethodOf(tagged(Object.create(null) as object, container), FIND)).toBeUndefined();
  });

  it('belongs to the application that took it last', () => {
    const [first, last] = [makeApplication(), makeApplication()];
    first.source.isClosed = true;
    const files = tagged(tagged(new Files(), first.container), last.container);
    boundMethodOf(files, FIND);
    expect([first.source.made, last.source.made]).toEqual([[], [Files.prototype]]);
  });
});

describe('an instance made by hand, and a method that was detached from its instance', () => {
  it('have no application', () => {
    expect([boundMethodOf(new Files(), FIND), boundMethodOf(undefined, FIND)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('an application', () => {
  let warn: jest.SpyInstance;
  beforeEach(() => (warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation()));
  afterEach(() => warn.mockRestore());

  it('is the same for its container, and another for any other', () => {
    const container = new ModulesContainer();
    expect(Application.of(container)).toBe(Application.of(container));
    expect(Application.of(container)).not.toBe(Application.of(new ModulesContainer()));
  });

  it('knows the classes of which it has seen an instance', () => {
    const { container } = makeApplication();
    for (const each of [new Files(), new Files(), new Archive()]) tagInstance(each, container);
    const application = Application.of(container);
    expect([...application.knownPrototypes]).toEqual([Files.prototype, Archive.prototype]);
    expect(application.knownClassCount).toBe(2);
  });

  it('has methods from the moment its module is there, for instances that came before', () => {
    const container = new ModulesContainer();
    const files = tagged(new Files(), container);
    expect(boundMethodOf(files, FIND)).toBeUndefined();
    Application.of(container).methods = new Source();
    expect(boundMethodOf(files, FIND)).toBeDefined();
  });

  it('warns once where the module is missing, for all classes', () => {
    const container = new ModulesContainer();
    for (const each of [new Files(), new Archive()]) boundMethodOf(tagged(each, container), FIND);
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining('Files.find is decorated with @CacheMemoize')],
    ]);
  });

  it('does not warn while its module is there, and only not constructed yet', () => {
    const container = new ModulesContainer();
    const module = { providers: new Map([[MEMOIZE_RUNTIME, {}]]) };
    container.set('module', module as never);
    boundMethodOf(tagged(new Files(), container), FIND);
    expect(warn).not.toHaveBeenCalled();
  });

  it('is warned once of an instance that goes back and forth between two, and not of one taken anew', () => {
    const [one, other] = [makeApplication(), makeApplication()];
    const files = tagged(tagged(new Files(), one.container), one.container);
    expect(warn).not.toHaveBeenCalled();
    for (const { container } of [other, one, other]) tagInstance(files, container);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('is warned once of an instance that goes from one to the next', () => {
    const [first, second, third] = [makeApplication(), makeApplication(), makeApplication()];
    const files = new Files();
    for (const { container } of [first, second, third]) tagInstance(files, container);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('is not warned of an instance whose application had no module, or has ended', () => {
    const [ended, other] = [makeApplication(), makeApplication()];
    ended.source.isClosed = true;
    tagged(tagged(new Files(), ended.container), other.container);
    tagged(tagged(new Archive(), new ModulesContainer()), other.container);
    expect(warn).not.toHaveBeenCalled();
  });
});
