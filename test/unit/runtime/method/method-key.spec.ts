import { Query, Resolver } from '@nestjs/graphql';
import {
  CacheMemoize,
  type CacheMemoizeOptions,
  InstanceRequiredError,
  UnkeyableArgumentError,
} from 'nestjs-cache-memoize';
import { KeyBeginnings } from '../../../../lib/runtime/caches/key-beginnings';
import { defaultPrefix, MethodKey } from '../../../../lib/runtime/method/method-key';
import { decorationOf } from '../../../support/applications/decoration-of';
import { settled } from '../../../support/time/manual-clock';

type Find = (name: string, options?: unknown) => Promise<string>;

class Files {
  tenant = 'acme';
}

const UNKEYABLE = { run: () => 1 };

function setUp(options: CacheMemoizeOptions<Find>, beginnings?: KeyBeginnings) {
  class FilesService extends Files {
    @CacheMemoize(options)
    async find(name: string, _options?: unknown): Promise<string> {
      return name;
    }
  }
  const settings = { maxKeyBytes: 40, ...(beginnings && { beginnings }) };
  const key = new MethodKey(decorationOf(FilesService, 'find'), FilesService.prototype, settings);
  return { key, keyOf: (...args: unknown[]) => key.for(new FilesService(), args) };
}

function refusal(make: () => unknown): UnkeyableArgumentError {
  try {
    make();
  } catch (error) {
    if (error instanceof UnkeyableArgumentError) return error;
    throw error;
  }
  throw new Error('There is a key');
}

describe('the key of a call', () => {
  it('is the class, the method and the arguments', () => {
    const { key, keyOf } = setUp({});
    expect([key.name, key.prefix]).toEqual(['FilesService.find', 'FilesService.find']);
    expect(keyOf('a', 1)).toBe('FilesService.find:"a",1');
  });

  it('is another one for a class that inherits the method', () => {
    class Base {
      @CacheMemoize()
      async find(): Promise<void> {
        // Nothing to find.
      }
    }
    class Derived extends Base {}
    const key = new MethodKey(decorationOf(Base, 'find'), Derived.prototype, { maxKeyBytes: 40 });
    expect([key.name, key.for(new Derived(), [])]).toEqual(['Derived.find', 'Derived.find:']);
  });

  it('begins with the prefix, where there is one', () => {
    const { key, keyOf } = setUp({ prefix: 'files' });
    expect([key.name, key.prefix, keyOf('a')]).toEqual(['FilesService.find', 'files', 'files:"a"']);
  });

  it('holds what argsRewrite gives in place of the arguments: a list of parts, or one', () => {
    const list = setUp({ argsRewrite: (name) => [name.toLowerCase(), 2] });
    const one = setUp({ argsRewrite: (name) => name.toLowerCase() });
    expect([list.keyOf('A', 'ignored'), one.keyOf('A', 'ignored')]).toEqual([
      'FilesService.find:"a",2',
      'FilesService.find:"a"',
    ]);
  });

  it('holds an extra, written down or given by a function', () => {
    const fixed = setUp({ extra: 'acme' }).keyOf('a');
    const given = setUp({
      extra(this: unknown) {
        return (this as Files).tenant;
      },
    }).keyOf('a');
    expect(given).toBe(fixed);
    expect(fixed).not.toBe(setUp({}).keyOf('a'));
    expect(fixed).not.toBe(setUp({ extra: undefined }).keyOf('a'));
  });

  it('holds an extra as it is when the key is made, where it can change', () => {
    const version = { number: 1 };
    const { keyOf } = setUp({ extra: version });
    const before = keyOf('a');
    version.number = 2;
    expect(keyOf('a')).not.toBe(before);
  });

  it('holds an extra of the arguments, which the function is given', () => {
    const { keyOf } = setUp({ argsRewrite: () => [], extra: (name) => name });
    expect(keyOf('a')).not.toBe(keyOf('b'));
  });

  it('holds no arguments that a handler has no parameters for: Nest hands over all it has', () => {
    @Resolver()
    class Files {
      @Query(() => String)
      @CacheMemoize()
      async find(): Promise<string> {
        return 'found';
      }
    }
    const key = new MethodKey(decorationOf(Files, 'find'), Files.prototype, { maxKeyBytes: 40 });
    expect(key.for(new Files(), [{}, () => 1, { the: 'context' }])).toBe('Files.find:');
  });

  it('holds an extra beside what argsRewrite gives', () => {
    const rewritten = setUp({ argsRewrite: (name) => [name], extra: () => 'acme' });
    expect(rewritten.keyOf('a', 'ignored')).toBe(setUp({ extra: 'acme' }).keyOf('a'));
  });

  it('is all that keyGeneratorCallable gives, whose this is the instance', () => {
    const { keyOf } = setUp({
      keyGeneratorCallable(this: unknown, name) {
        return `${(this as Files).tenant}/${name}`;
      },
    });
    expect(keyOf('a')).toBe('acme/a');
  });

  it('is short in a cache of this process, and no generated key can be taken for it', () => {
    const beginnings = new KeyBeginnings('objects');
    const made = setUp({}, beginnings).keyOf('a');
    const generated = setUp({ keyGeneratorCallable: () => made }, beginnings).keyOf('a');
    expect(made).toBe('0:"a"');
    expect(generated).not.toBe(made);
  });

  it('is made of copies: no callback can change the arguments', () => {
    const args = ['a'];
    const change = (...given: unknown[]) => given.splice(0);
    const { key } = setUp({ argsRewrite: change, extra: (...given) => String(given.splice(0)) });
    key.for(new Files(), args);
    expect(args).toEqual(['a']);
  });
});

describe('a call has no key, and is told where it is to be found', () => {
  it.each<[string, CacheMemoizeOptions<Find>, unknown[], string | number, string]>([
    ['an argument', {}, ['a', UNKEYABLE], 1, '[1].run'],
    ['an argument beside an extra', { extra: () => 1 }, ['a', UNKEYABLE], 1, '[1].run'],
    ['what argsRewrite gives', { argsRewrite: () => UNKEYABLE }, [], 'argsRewrite', 'argsRewrite().run'],
    ['a part of it', { argsRewrite: () => [UNKEYABLE] }, [], 'argsRewrite', 'argsRewrite()[0].run'],
    ['what an extra gives', { extra: () => UNKEYABLE }, ['a'], 'extra', 'extra().run'],
    ['that beside argsRewrite', { argsRewrite: () => 1, extra: () => UNKEYABLE }, [], 'extra', 'extra().run'],
  ])('in %s', (_, options, args, position, path) => {
    const error = refusal(() => setUp(options).keyOf(...args));
    expect(error).toMatchObject({ method: 'FilesService.find', position, path });
  });

  it.each<[string, unknown]>([
    ['an empty text', ''],
    ['a number', 1],
    ['nothing', undefined],
    ['more than maxKeyBytes', 'ä'.repeat(21)],
    ['a promise', Promise.resolve('key')],
  ])('because keyGeneratorCallable gives %s', (_, given) => {
    const { keyOf } = setUp({ keyGeneratorCallable: () => given as string });
    expect(refusal(() => keyOf('a'))).toMatchObject({
      position: 'keyGeneratorCallable',
      path: 'keyGeneratorCallable()',
    });
  });

  it('though a generated key may have just maxKeyBytes', () => {
    const text = 'ä'.repeat(20);
    expect(setUp({ keyGeneratorCallable: () => text }).keyOf('a')).toBe(text);
  });

  it.each(['argsRewrite', 'extra', 'keyGeneratorCallable'] as const)('because %s throws', (name) => {
    const cause = new Error('no');
    const options = {
      [name]: () => {
        throw cause;
      },
    };
    const error = refusal(() => setUp(options).keyOf('a'));
    expect(error).toMatchObject({ position: name, cause });
    expect(error.message).toContain(`${name}() is nothing, because it threw Error: no`);
  });

  it('with the words of this library, where a callback throws an error of it', () => {
    const cause = new InstanceRequiredError({ method: 'Files.find' });
    const throwing = () => {
      throw cause;
    };
    expect(() => setUp({ argsRewrite: throwing }).keyOf('a')).toThrow(cause);
  });

  it('because a callback gives a promise, whose rejection ends no process', async () => {
    const options = { argsRewrite: () => Promise.reject(new Error('no')) };
    expect(refusal(() => setUp(options).keyOf('a'))).toMatchObject({ position: 'argsRewrite' });
    await settled();
  });
});

describe('the prefix that nobody gave', () => {
  it.each(['Files.find', 'Files_2.find_1', 'F'.repeat(95) + '.find'])('may be %s', (name) => {
    expect(defaultPrefix(name)).toBe(name);
  });

  it.each(['Files$.find', 'Größe.find', 'Files.a b', 'F'.repeat(96) + '.find'])('cannot be %p', (name) => {
    expect(() => defaultPrefix(name)).toThrow(`Invalid option 'prefix' in @CacheMemoize on ${name}`);
  });
});
