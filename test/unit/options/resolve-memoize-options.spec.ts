import { InvalidOptionError } from '../../../lib/errors/invalid-option.error';
import { resolveMemoizeOptions } from '../../../lib/options/resolve-memoize-options';

class Gone extends Error {}
class Note {}

const resolve = (options: object) => resolveMemoizeOptions(options, '@CacheMemoize on Files.find');
const answer = () => 'answer';

describe('What is used of the options of a decorator', () => {
  it('leaves open what the alias or the module decides', () => {
    expect(resolve({})).toEqual({
      ttl: undefined,
      prefix: undefined,
      extra: undefined,
      argsRewrite: undefined,
      keyGeneratorCallable: undefined,
      hitCallable: undefined,
      missCallable: undefined,
      isGuard: false,
      cacheExceptions: [],
      cacheAlias: 'default',
      classes: [],
    });
  });

  it('has durations in milliseconds, and functions as they are', () => {
    expect(resolve({ ttl: '5m' }).ttl).toBe(300_000);
    expect(resolve({ ttl: Infinity }).ttl).toBe(Infinity);
    expect(resolve({ ttl: answer }).ttl).toBe(answer);
  });

  it('tells an extra that is made from one that is written down', () => {
    expect(resolve({ extra: answer }).extra).toEqual({ from: answer });
    expect(resolve({ extra: null }).extra).toEqual({ value: null });
  });

  it('has one error class as a list', () => {
    expect(resolve({ cacheExceptions: Gone }).cacheExceptions).toEqual([Gone]);
    expect(resolve({ cacheExceptions: [Error, Gone] }).cacheExceptions).toEqual([Error, Gone]);
  });

  it('has the callbacks, the alias, the classes and the kind of method as they were given', () => {
    const callbacks = { argsRewrite: answer, hitCallable: answer, missCallable: answer };
    expect(resolve({ ...callbacks, prefix: 'a', cacheAlias: 'b', classes: [Note] })).toMatchObject({
      ...callbacks,
      prefix: 'a',
      cacheAlias: 'b',
      classes: [{ class: Note }],
    });
    expect(resolve({ storeResult: false }).isGuard).toBe(true);
    expect(resolve({ keyGeneratorCallable: answer }).keyGeneratorCallable).toBe(answer);
  });

  it.each<[string, object, string]>([
    ['a name that no option has', { tll: 5 }, 'tll'],
    ['a ttl of 0', { ttl: 0 }, 'ttl'],
    ['a negative ttl', { ttl: -1 }, 'ttl'],
    ['an empty prefix', { prefix: '' }, 'prefix'],
    ['a prefix of more than 100 characters', { prefix: 'x'.repeat(101) }, 'prefix'],
    ['a rewrite that is no function', { argsRewrite: 1 }, 'argsRewrite'],
    ['a key generator that is no function', { keyGeneratorCallable: 'key' }, 'keyGeneratorCallable'],
    ['a hit callback that is no function', { hitCallable: true }, 'hitCallable'],
    ['a miss callback that is no function', { missCallable: {} }, 'missCallable'],
    ['a storeResult that is no boolean', { storeResult: 0 }, 'storeResult'],
    ['an error class that is none', { cacheExceptions: Note }, 'cacheExceptions'],
    ['a list with something that is no error class', { cacheExceptions: [Gone, 'Gone'] }, 'cacheExceptions'],
    ['an empty alias', { cacheAlias: '' }, 'cacheAlias'],
    ['an alias that is no text', { cacheAlias: 1 }, 'cacheAlias'],
    ['classes that are no list', { classes: Note }, 'classes'],
    ['classes that are none', { classes: [new Note()] }, 'classes'],
    ['a class that is an arrow function', { classes: [answer] }, 'classes'],
    ['an entry for no class', { classes: [{ class: answer }] }, 'classes'],
    ['an entry with something else', { classes: [{ class: Note, keys: answer }] }, 'classes'],
    ['an entry with no function', { classes: [{ class: Note, key: 'id' }] }, 'classes'],
    ['an entry with a way in and none back', { classes: [{ class: Note, to: answer }] }, 'classes'],
    ['an entry with a way back and none in', { classes: [{ class: Note, from: answer }] }, 'classes'],
    [
      'a rewrite beside a key generator',
      { keyGeneratorCallable: answer, argsRewrite: answer },
      'argsRewrite',
    ],
    ['an extra beside a key generator', { keyGeneratorCallable: answer, extra: 1 }, 'extra'],
    ['kept errors of a guard', { storeResult: false, cacheExceptions: Gone }, 'cacheExceptions'],
  ])('cannot be %s', (_, options, option) => {
    const act = () => resolve(options);
    expect(act).toThrow(InvalidOptionError);
    expect(act).toThrow(`Invalid option '${option}' in @CacheMemoize on Files.find`);
  });

  it('can be a prefix of 100 characters, of all that a prefix may have', () => {
    const prefix = 'Az09_.:/@-'.repeat(10);
    expect(resolve({ prefix }).prefix).toBe(prefix);
  });
});
