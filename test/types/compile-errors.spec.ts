import { join } from 'node:path';
import ts from 'typescript';

const PROJECT = join(__dirname, '../..');
const FILE = join(__dirname, 'mistakes.ts');

/** What the batches are of. */
const SINGLE = `@CacheMemoize() async get(id: number): Promise<string> { return String(id); }`;

/** Each a class member, or a statement where `files` and `invalidator` are at hand. */
const MISTAKES = {
  sync: `@CacheMemoize() sync(): number { return 1; }`,
  maybe: `@CacheMemoize('5m') maybe(): Promise<number> | undefined { return undefined; }`,
  guard: `@CacheMemoize({ storeResult: false }) async count(): Promise<number> { return 1; }`,
  misspelt: `@CacheMemoize('5m', { extras: 1 }) async load(): Promise<number> { return 1; }`,
  unit: `@CacheMemoize('5 parsecs') async travel(): Promise<number> { return 1; }`,
  argument: `@CacheMemoize({ extra: (id: string) => id }) async find(id: number): Promise<number> { return id; }`,
  change: `@Invalidates((drop) => drop.all(Files, 'exists')) change(): number { return 1; }`,
  changeTags: `@InvalidatesTags(() => ['files']) changeTags(): number { return 1; }`,
  batchOfOne: `@CacheMemoizeMany('get') async batchOfOne(id: number): Promise<string[]> { return [String(id)]; } ${SINGLE}`,
  batchOfNothing: `@CacheMemoizeMany('gett') async batchOfNothing(ids: readonly number[]): Promise<string[]> { return ids.map(String); } ${SINGLE}`,
  batchIds: `@CacheMemoizeMany('get') async batchIds(ids: readonly string[]): Promise<string[]> { return [...ids]; } ${SINGLE}`,
  batchFurther: `@CacheMemoizeMany('get') async batchFurther(ids: readonly number[], locale: string): Promise<string[]> { return ids.map(() => locale); } ${SINGLE}`,
  batchItems: `@CacheMemoizeMany('get') async batchItems(ids: readonly number[]): Promise<(string | null)[]> { return ids.map(() => null); } ${SINGLE}`,
  batchBy: `@CacheMemoizeMany('get', { by: (row) => row }) async batchBy(ids: readonly number[]): Promise<string[]> { return ids.map(String); } ${SINGLE}`,
};
const STATEMENTS = {
  verb: `void memoized(files).exists.invalidate(1);`,
  syncVerb: `void memoized(files).label;`,
  misspeltMethod: `void invalidator.invalidate(Files, 'exist', 'a');`,
  shortMisspelt: `void invalidator.invalidate(Short, 'gett', 1);`,
  privateMethod: `void invalidator.invalidate(Short, 'hidden', 1);`,
  privateAlone: `void invalidator.invalidate(Hidden, 'hidden', 1);`,
  severalMisspelt: `void invalidator.invalidateAll(Several, 'tow');`,
  overload: `void memoized(several).two.invalidate(true);`,
  syncMethod: `void invalidator.invalidate(Files, 'label', 'a');`,
  asyncDrops: `void invalidator.plan(async (drop) => drop.all(Files, 'exists'));`,
};
const SOURCE = [
  `import { CacheMemoize, CacheMemoizeMany, Invalidates, InvalidatesTags, memoized, type MemoizeInvalidator } from 'nestjs-cache-memoize';`,
  `class Files {`,
  `@CacheMemoize() async exists(name: string): Promise<boolean> { return name === ''; }`,
  `label(): string { return ''; }`,
  `}`,
  `class Short { async get(): Promise<void> {} protected async hidden(id: number): Promise<void> { void id; } }`,
  `class Hidden { protected async hidden(id: number): Promise<void> { void id; } }`,
  `abstract class Several { abstract one(): Promise<void>; abstract two(a: 1): Promise<void>; abstract two(b: 2, c: 3): Promise<void>; }`,
  `declare const several: Several;`,
  ...Object.entries(MISTAKES).map(([name, member]) => `export class ${name} {\n${member}\n}`),
  `export function use(files: Files, invalidator: MemoizeInvalidator): void {`,
  ...Object.values(STATEMENTS),
  `}`,
].join('\n');

/** The compiler's messages, by the line of source that they are about. */
function compile(): Map<string, string> {
  const { config } = ts.readConfigFile(join(PROJECT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: [FILE] },
    ts.sys,
    PROJECT,
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === FILE ? ts.createSourceFile(name, SOURCE, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  const program = ts.createProgram([FILE], options, host);
  const file = program.getSourceFile(FILE);
  const lines = SOURCE.split('\n');
  const messages = new Map<string, string>();
  for (const { start = 0, messageText } of program.getSemanticDiagnostics(file)) {
    const line = lines[file?.getLineAndCharacterOfPosition(start).line ?? 0] ?? '';
    messages.set(line, (messages.get(line) ?? '') + ts.flattenDiagnosticMessageText(messageText, ' '));
  }
  return messages;
}

describe('the compiler says of', () => {
  let messages: Map<string, string>;
  beforeAll(() => (messages = compile()), 60_000);

  it('a method that does not return a promise, what it needs', () => {
    expect(messages.get(MISTAKES.sync)).toContain('@CacheMemoize needs a method that returns a Promise.');
    expect(messages.get(MISTAKES.maybe)).toContain('@CacheMemoize needs a method that returns a Promise.');
  });

  it('a change that does not return a promise, what it needs', () => {
    expect(messages.get(MISTAKES.change)).toContain('@Invalidates needs a method that returns a Promise.');
    expect(messages.get(MISTAKES.changeTags)).toContain(
      '@InvalidatesTags needs a method that returns a Promise.',
    );
  });

  it('a batch that does not fit its single method, what is another', () => {
    expect(messages.get(MISTAKES.batchOfOne)).toContain(
      '@CacheMemoizeMany needs a method that takes an array of ids first, and returns a Promise of an array.',
    );
    expect(messages.get(MISTAKES.batchOfNothing)).toContain(
      '@CacheMemoizeMany names a public method of the same class, one that has @CacheMemoize.',
    );
    expect(messages.get(MISTAKES.batchIds)).toContain(
      '@CacheMemoizeMany needs an array of what the single method takes as its first parameter.',
    );
    expect(messages.get(MISTAKES.batchFurther)).toContain(
      '@CacheMemoizeMany needs the same further parameters as the single method has: they are part of the key.',
    );
    expect(messages.get(MISTAKES.batchItems)).toContain(
      '@CacheMemoizeMany needs items of the very type that the single method resolves to: they are its outcomes.',
    );
    expect(messages.get(MISTAKES.batchBy)).toContain("Type 'string' is not assignable to type 'number'");
  });

  it('a guard whose result cannot be true, what a guard answers', () => {
    expect(messages.get(MISTAKES.guard)).toContain(
      'A guard (storeResult: false) answers true: the method must return Promise<void>, or a promise of something that true can be.',
    );
  });

  it('a misspelt option, the one that was meant', () => {
    expect(messages.get(MISTAKES.misspelt)).toContain("Did you mean to write 'extra'?");
  });

  it('a duration without a known unit, that it is no Duration', () => {
    expect(messages.get(MISTAKES.unit)).toContain(
      `'"5 parsecs"' is not assignable to parameter of type 'Duration`,
    );
  });

  it('a callback that takes something else, the types that differ', () => {
    expect(messages.get(MISTAKES.argument)).toContain("Type 'number' is not assignable to type 'string'");
  });

  it('a verb with other arguments, the types that differ', () => {
    expect(messages.get(STATEMENTS.verb)).toContain(
      "'number' is not assignable to parameter of type 'string'",
    );
  });

  it('a method that is not async, that there is no such handle or name', () => {
    expect(messages.get(STATEMENTS.syncVerb)).toContain(
      "Property 'label' does not exist on type 'MemoizedHandles<Files>'",
    );
    expect(messages.get(STATEMENTS.syncMethod)).toContain(
      `'"label"' is not assignable to parameter of type '"exists"'`,
    );
  });

  it('a misspelt method, the names there are', () => {
    expect(messages.get(STATEMENTS.misspeltMethod)).toContain(
      `'"exist"' is not assignable to parameter of type '"exists"'`,
    );
  });

  it('a name that is misspelt or private, that it is the name, though it takes other arguments', () => {
    expect(messages.get(STATEMENTS.shortMisspelt)).toContain(
      `'"gett"' is not assignable to parameter of type '"get"'`,
    );
    expect(messages.get(STATEMENTS.privateMethod)).toContain(
      `'"hidden"' is not assignable to parameter of type '"get"'`,
    );
    expect(messages.get(STATEMENTS.severalMisspelt)).toContain(
      `'"tow"' is not assignable to parameter of type '"one" | "two"'`,
    );
  });

  it('a class of which no method can be named, how a private one is', () => {
    expect(messages.get(STATEMENTS.privateAlone)).toContain(
      'The class has no public async method. A private one is named inside the class: memoized(this, (self) => self.method).',
    );
  });

  it('arguments that no overload takes, those that they take', () => {
    expect(messages.get(STATEMENTS.overload)).toContain("parameter of type '[a: 1] | [b: 2, c: 3]'");
  });

  it('an async callback that names what to drop, that it is to be named at once', () => {
    expect(messages.get(STATEMENTS.asyncDrops)).toContain(
      'What to drop is named at once: the callback must not be async, nor answer a promise.',
    );
  });

  it('nothing else', () => {
    expect([...messages.keys()].sort()).toEqual(
      [...Object.values(MISTAKES), ...Object.values(STATEMENTS)].sort(),
    );
  });
});
