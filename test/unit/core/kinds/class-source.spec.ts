import { transformSync } from '@swc/core';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { showsPrivateFields } from '../../../../lib/core/kinds/class-source';

const HIDING = [
  'class A { #x }',
  'class A { #x; }',
  'class A { #x = 1 }',
  'class A { name = 1\n #x = 2\n }',
  'class A { list = [1]\n #x\n m() {} }',
  'class A { text = `a ${ `{` + "}" }`\n #x }',
  'class A { m() { return 1 } #x }',
  'class A { static s = 1; #x }',
  'class A { /* } */ #x // }\n }',
  "class A { a = '}'; #x }",
  'class A { a = /[/}"\\/]/g; #x }',
  'class A extends mixin({ a: 1 }) { #x }',
  'class A extends class { m() {} } { #x }',
  'class A { #\u00e4 }',
  'class A { ["computed"] = 1; #x = this.m(); m() {} }',
];
const OPEN = [
  'class A {}',
  'class A { x = 1 }',
  'class A { #m() {} }',
  'class A { async #m() {} }',
  'class A { *#m() {} }',
  'class A { get #x() { return 1 } set #x(value) {} }',
  'class A { static #x = 1 }',
  'class A { static\n#x = 1 }',
  'class A { static #m() {} }',
  "class A { x = '#y'; z = `#y ${1} #y`; }",
  'class A { x = "\\"; #y = 1" }',
  'class A { // #x\n /* ; #x = 1 */ }',
  'class A { x = /;#y/ }',
  'class A { m(o) { return #b in o } #b() {} }',
  'class A { #m() {} x = this.#m(); y = #m in this }',
  'class A { m() { return class { #x = 1 } } }',
  'class A { x = (class { #y = 1 }, 2) }',
  'class A { constructor: 1 }',
  'class A { constructor() { cache.set(this, 1) } }',
  'function A() { this.x = "#y" }',
];

/** What a compiler makes of a class for engines that know no private members, and the class itself of that. */
function lowered(source: string): string[] {
  const typescript = transpileModule(source, {
    compilerOptions: { target: ScriptTarget.ES2021, module: ModuleKind.CommonJS },
  }).outputText;
  const ofSwc = (externalHelpers: boolean) =>
    transformSync(source, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2021', externalHelpers },
      module: { type: 'commonjs' },
    }).code;
  return [typescript, ofSwc(false), ofSwc(true)].map(classIn);
}

function classIn(code: string): string {
  const start = code.indexOf('class A');
  const end = code.indexOf('\n}', start);
  return code.slice(start, end + 2);
}

describe('The source text of a class', () => {
  it.each(HIDING)('shows private fields: %s', (source) => {
    expect(showsPrivateFields(source)).toBe(true);
  });

  it.each(OPEN)('shows none: %s', (source) => {
    expect(showsPrivateFields(source)).toBe(false);
  });

  it.each([
    'class A { #x: unknown; m() { return this.#x } }',
    'class A { #x = { a: 1 }; }',
    'class A { #x = 1; #m() { return this.#x } }',
  ])('shows the helpers that compilers put in their place: %s', (source) => {
    for (const code of lowered(source)) expect([code, showsPrivateFields(code)]).toEqual([code, true]);
  });

  it.each([
    'class A { #m() { return 1 } m() { return this.#m() } }',
    'class A { get #x() { return 1 } m() { return this.#x } }',
    'class A { static #x = 1; m() { return A.#x } }',
    "class A { m() { return '_A_x.set(this, 1)' } }",
  ])('shows no fields in the helpers for methods, accessors and statics: %s', (source) => {
    for (const code of lowered(source)) expect([code, showsPrivateFields(code)]).toEqual([code, false]);
  });

  it.each([
    ['Babel', 'class A { constructor() { _classPrivateFieldInitSpec(this, _x, 1) } }'],
    ['Babel of modules', 'class A { constructor() { (0, _init._classPrivateFieldInitSpec)(this, _x, 1) } }'],
    ['esbuild', 'class A { constructor() { __privateAdd(this, _x, 1) } }'],
  ])('shows the helpers of %s', (_, source) => {
    expect(showsPrivateFields(source)).toBe(true);
  });

  it('counts as one with private fields where it is more than is understood, rather than as one without', () => {
    expect(showsPrivateFields('class A { x = a\n/ }"/ #y }')).toBe(true);
  });

  it('is read in time that grows with its length', () => {
    const source = `class A { #m() {} ${'x = { a: `${1}`, b: /a/ };\n'.repeat(20_000)} }`;
    const start = process.cpuUsage();
    expect(showsPrivateFields(source)).toBe(false);
    expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  });
});
