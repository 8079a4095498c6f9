import { DateTime } from 'luxon';
import { buildKey } from '../../../../lib/core/keys/cache-key';

/**
 * Keys that were released. Other versions of an application read the same store: a line that has to change makes every
 * cache cold, and says so in CHANGELOG.md.
 */
class User {
  constructor(
    readonly id: number,
    readonly name: string,
  ) {}
}
class ObjectId {
  constructor(private readonly hex: string) {}
  toJSON() {
    return this.hex;
  }
}
class Money {
  constructor(private readonly cents: number) {}
  toCacheKey() {
    return [this.cents, 'EUR'];
  }
}

const GOLDEN: Array<[unknown[], string]> = [
  [[], ''],
  [['xul.pdb', 'A1B2'], '"xul.pdb","A1B2"'],
  [[1, -1.5, 1e21, 5e-324], '1,-1.5,1e+21,5e-324'],
  [[0, -0, NaN, Infinity, -Infinity], '0,-0,NaN,Infinity,-Infinity'],
  [[true, false, null, undefined, 0], 'true,false,null,undefined,0'],
  [[''], '""'],
  [
    ['a b"\\\n\u0000\u007fü€😀\ud800'],
    '"a\\u0020b\\"\\\\\\n\\u0000\\u007f\\u00fc\\u20ac\\ud83d\\ude00\\ud800"',
  ],
  [[10n, -(2n ** 64n), 2n ** 64n + 1n], '10n,-18446744073709551616n,0x10000000000000001n'],
  [[[], [1, 2.5, 3], ['a', [null]]], '[],[1,2.5,3],["a",[null]]'],
  [[Object.assign(Array(3), { 1: 'a' })], '[empty,"a",empty]'],
  [['abc'.match(/b/)], '["b"]{"groups":undefined,"index":1,"input":"abc"}'],
  // Since 0.2.0: an undefined field is as none.
  [[{}, { b: 1, a: undefined, 'c d': 'x' }, { a: undefined }], '{},{"b":1,"c\\u0020d":"x"},{}'],
  [[{ 10: 1, 9: 2, A: 3, a: 4 }], '{"10":1,"9":2,"A":3,"a":4}'],
  // Since 0.2.0: as a plain object.
  [[Object.assign(Object.create(null), { a: 1 })], '{"a":1}'],
  [[new Date(0), new Date(NaN)], '@Date(1970-01-01T00:00:00.000Z),@Date(NaN)'],
  [
    [
      new Map<unknown, unknown>([
        ['b', 1],
        [{ k: 1 }, new Set([2, 1])],
      ]),
    ],
    '@Map("b"=>1,{"k":1}=>@Set(1,2))',
  ],
  [[new Set([10, 9, 'a'])], '@Set("a",10,9)'],
  [[new URL('https://example.com/a?b=c#d')], '@URL("https://example.com/a?b=c#d")'],
  [[/a b/gi], '@RegExp("a\\u0020b","gi")'],
  [
    [Buffer.from('hi'), new Uint8Array([1, 2]), new Float64Array([1])],
    '@Buffer(aGk=),@Uint8Array(AQI=),@Float64Array(AAAAAAAA8D8=)',
  ],
  [
    [new TypeError('bad'), Object.assign(new Error('no'), { code: 'E_NO' })],
    '@TypeError("TypeError","bad"),@Error("Error","no","code":"E_NO")',
  ],
  // Since 0.2.0: with the cause, the errors of an AggregateError, and the zone of a date.
  [
    [new Error('no', { cause: 7 }), new AggregateError([1], 'all')],
    '@Error("Error","no","cause":7),@AggregateError("AggregateError","all","errors":[1])',
  ],
  [
    [DateTime.fromISO('2024-05-06T07:08:09.000Z', { zone: 'Europe/Berlin' })],
    'DateTime("2024-05-06T09:08:09.000+02:00","Europe/Berlin")',
  ],
  [[Object(1), Object('a')], '@Number(1),@String("a")'],
  [[new User(1, 'Ann')], 'User{"id":1,"name":"Ann"}'],
  [[new ObjectId('507f1f77bcf86cd799439011')], 'ObjectId("507f1f77bcf86cd799439011")'],
  [[{ price: new Money(150) }], '{"price":Money([150,"EUR"])}'],
  [['x'.repeat(300)], '#d24923841d98dcd5a081ba3b99596483edeeca895b41ded64c8aa77a3c438fa7'],
];

describe('Released keys', () => {
  it.each(GOLDEN.map(([args, text]) => [text, args] as const))('stay as they are: %s', (text, args) => {
    expect(buildKey('Files.find', args, [], { maxKeyBytes: 65_536 })).toBe(`Files.find:${text}`);
  });

  it('with an extra stay as they are', () => {
    expect(buildKey('Files.find', ['a'], [{ tenant: 't1' }], { maxKeyBytes: 65_536 })).toBe(
      'Files.find:"a";{"tenant":"t1"}',
    );
  });

  it('with several extras stay as they are', () => {
    expect(buildKey('Files.find', ['a'], ['v2', { tenant: 't1' }, undefined], { maxKeyBytes: 65_536 })).toBe(
      'Files.find:"a";"v2";{"tenant":"t1"};undefined',
    );
  });
});
