// Keys and values beside JSON.stringify, JSON.parse, ohash and klona: ratios of one run, after `npm run build`.
// Rounds are short and interleaved and the minimum of each contender counts, so that a busy machine does not.
//
// The first figure of a key is its text, which is what JSON.stringify makes. The whole key has the SHA-256 of a long
// one in it. Looked up in a Map, as a cache does with a key first, a text that JavaScript still held in pieces is put
// together and hashed: on both sides, with the prefix on both.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const dist = process.env.KEYS_VALUES_DIST ?? '../../../dist';
const { buildKey, writeArguments } = require(`${dist}/core/keys/cache-key.js`);
const { CopyingCodec } = require(`${dist}/core/values/copying-codec.js`);
const { TextCodec } = require(`${dist}/core/values/text-codec.js`);
const { klona } = require('klona');
const { serialize } = await import('ohash');

const ROUNDS = 150;
const VARIANTS = 64;
const LIMITS = { maxKeyBytes: 65_536 };
const NO_EXTRA = [];

const textOf = (parts) => writeArguments('', parts, NO_EXTRA, LIMITS);
const keyOf = (parts) => buildKey('Service.method', parts, NO_EXTRA, LIMITS);
const index = new Map([['', 0]]);
const used = (text) => index.get(text) ?? text.length;

const fieldNames = Array.from({ length: 20 }, (_, i) => `${'nameOfField'.slice(i % 7)}${(i * 7) % 20}`);
const shortObjectOf20 = (seed) =>
  Object.fromEntries(fieldNames.map((_, i) => [`f${(i * 7) % 20}`, i % 3 ? seed + i : `v${i}`]));
const objectOf20 = (seed) =>
  Object.fromEntries(fieldNames.map((name, i) => [name, i % 3 ? seed * 31 + i : `value-${seed}-${i}`]));
const query = (seed) => ({
  id: seed,
  name: `name-${seed}`,
  tags: ['a', `b${seed}`],
  nested: { page: seed % 10, size: 20 },
});
const smallTree = (seed) => ({
  id: seed,
  name: `file-${seed}.pdb`,
  found: true,
  tags: ['a', 'b'],
  owner: { id: 7, at: seed },
});
const many = (make) => Array.from({ length: VARIANTS }, (_, seed) => make(seed + 1));

const memory = new CopyingCodec({ method: 'S.m', classes: [], maxValueBytes: 1 << 20 });
const text = new TextCodec({ method: 'S.m', classes: [], errorClasses: [], maxValueBytes: 1 << 20 });
const kept = (codec, values) => values.map((value) => codec.encode({ kind: 'result', value }, 'k'));

const rows = [
  keyRow('key of two numbers', (seed) => [seed, seed * 1_000 + 7], 0.7),
  keyRow('key of two strings', (seed) => [`file-${seed}.pdb`, `A1B2C3D4${seed}`], 0.7),
  keyRow('key of a 20-key object', (seed) => [shortObjectOf20(seed)], 1.0),
  keyRow('key of a longer 20-key object', (seed) => [objectOf20(seed)], 1.0),
  keyRow('key of a small nested object', (seed) => [query(seed)], undefined),
  keyRow('key of 1,000 numbers', (seed) => [Array.from({ length: 1_000 }, (_, i) => i * seed)], 1.1, 50),
  ohashRow(),
  decodeRow(),
  copyRow(),
];

function keyRow(name, make, limit, repeat = 1_000) {
  const args = many(make);
  return {
    name,
    limit,
    repeat,
    than: 'JSON.stringify',
    ours: (i) => textOf(args[i % VARIANTS]).length,
    theirs: (i) => JSON.stringify(args[i % VARIANTS]).length,
    whole: (i) => keyOf(args[i % VARIANTS]).length,
    oursUsed: (i) => used(keyOf(args[i % VARIANTS])),
    theirsUsed: (i) => used(`Service.method:${JSON.stringify(args[i % VARIANTS])}`),
  };
}

function ohashRow() {
  const args = many((seed) => [objectOf20(seed)]);
  return {
    name: 'key of a 20-key object',
    limit: 0.5,
    repeat: 500,
    than: 'ohash serialize()',
    ours: (i) => textOf(args[i % VARIANTS]).length,
    whole: (i) => keyOf(args[i % VARIANTS]).length,
    theirs: (i) => serialize(args[i % VARIANTS]).length,
  };
}

function decodeRow() {
  const payloads = kept(text, many(smallTree));
  const json = many(smallTree).map((value) => JSON.stringify(value));
  return {
    name: 'decode of a small JSON-safe value',
    limit: 1.2,
    repeat: 1_000,
    than: 'JSON.parse',
    ours: (i) => text.decode(payloads[i % VARIANTS], 'k').value.id,
    theirs: (i) => JSON.parse(json[i % VARIANTS]).id,
  };
}

function copyRow() {
  const values = many(smallTree);
  const payloads = kept(memory, values);
  return {
    name: 'copy of a small tree',
    limit: 2,
    repeat: 1_000,
    than: 'klona',
    ours: (i) => memory.decode(payloads[i % VARIANTS], 'k').value.id,
    theirs: (i) => klona(values[i % VARIANTS]).id,
  };
}

/** Nanoseconds a call. */
function measure(call, repeat) {
  let sum = 0;
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeat; i++) sum += call(i);
  const spent = Number(process.hrtime.bigint() - start) / repeat;
  if (Number.isNaN(sum)) throw new Error('nothing was measured');
  return spent;
}

const quickest = (calls, repeat) => {
  const best = calls.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    calls.forEach((call, i) => (best[i] = Math.min(best[i], measure(call, repeat))));
  }
  return best;
};

for (const row of rows) {
  const figures = ['ours', 'theirs', 'whole', 'oursUsed', 'theirsUsed'].filter((figure) => row[figure]);
  const spent = quickest(
    figures.map((figure) => row[figure]),
    row.repeat,
  );
  const of = Object.fromEntries(figures.map((figure, i) => [figure, spent[i]]));
  const ratio = of.ours / of.theirs;
  const verdict =
    row.limit === undefined ? '' : `at most ${row.limit}: ${ratio <= row.limit ? 'reached' : 'MISSED'}`;
  const whole = of.whole === undefined ? '' : `whole key ${(of.whole / of.theirs).toFixed(2)}`;
  const used =
    of.oursUsed === undefined ? '' : `looked up in a Map ${(of.oursUsed / of.theirsUsed).toFixed(2)}`;
  console.log(
    `${row.name.padEnd(34)}${of.ours.toFixed(0).padStart(7)} ns${ratio.toFixed(2).padStart(7)} × ` +
      `${row.than.padEnd(18)}${verdict.padEnd(22)}${whole.padEnd(18)}${used}`,
  );
}
