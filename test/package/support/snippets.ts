import ts from 'typescript';

export interface Snippet {
  readonly language: string;
  readonly code: string;
  /** Of its first line in the document, from 1. */
  readonly line: number;
}

/** The code blocks of a markdown document. */
export function findSnippets(markdown: string): Snippet[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: language = '', 2: code = '' }) => ({
      language,
      code,
      line: markdown.slice(0, index).split('\n').length + 1,
    }),
  );
}

/** Name → the module that it is imported from, for names that a snippet uses without saying whence. */
export type Surroundings = ReadonlyMap<string, string>;

/**
 * A snippet as a module of its own: it exports all that it declares, and imports from its surroundings what it does
 * not declare. Lines stay where they are.
 */
export function toModule({ code }: Snippet, surroundings: Surroundings): string {
  const file = ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.ES2022, true);
  const declared = new Set([...declaredNames(file), ...importedNames(file)]);
  const missing = [...usedNames(file)].filter((name) => !declared.has(name) && surroundings.has(name));
  const imports = missing.map((name) => `import { ${name} } from '${surroundings.get(name)}';`);
  return `${imports.join(' ')}${exportAll(code, file)}`;
}

export function declaredNames(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText(file));
    }
    return isNamed(statement) && statement.name ? [statement.name.text] : [];
  });
}

function importedNames(file: ts.SourceFile): string[] {
  return file.statements
    .filter(ts.isImportDeclaration)
    .flatMap(({ importClause }) => importClause?.namedBindings?.getChildren(file) ?? [])
    .flatMap((list) => list.getChildren(file))
    .filter(ts.isImportSpecifier)
    .map(({ name }) => name.text);
}

function usedNames(node: ts.Node, names = new Set<string>()): Set<string> {
  if (ts.isIdentifier(node)) names.add(node.text);
  ts.forEachChild(node, (child) => void usedNames(child, names));
  return names;
}

function exportAll(code: string, file: ts.SourceFile): string {
  const places = file.statements
    .filter((statement) => isNamed(statement) || ts.isVariableStatement(statement))
    .map((statement) => {
      const decorators = ts.canHaveDecorators(statement) ? ts.getDecorators(statement) : undefined;
      return decorators?.at(-1)?.end ?? statement.getStart(file);
    });
  return places.reduceRight((text, place) => `${text.slice(0, place)} export ${text.slice(place)}`, code);
}

function isNamed(
  node: ts.Node,
): node is ts.ClassDeclaration | ts.FunctionDeclaration | ts.InterfaceDeclaration {
  return ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isInterfaceDeclaration(node);
}
