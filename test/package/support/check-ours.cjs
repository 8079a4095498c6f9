// node check-ours.cjs <folder of a typescript> <folder of an application>
// Compiles the application, and prints the errors in it and in nestjs-cache-memoize, in its declarations too.
// Not `tsc`, which has no way to check our declarations without all of Nest's and Node's: eight times as slow.
const { relative } = require('node:path');

const [typescript, folder] = process.argv.slice(2);
const ts = require(typescript);

const { config } = ts.readConfigFile(`${folder}/tsconfig.json`, ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
const program = ts.createProgram(fileNames, { ...options, skipLibCheck: false });

const ours = program.getSourceFiles().filter(({ fileName }) => isOurs(relative(folder, fileName)));
const diagnostics = ours.flatMap((file) => [
  ...program.getSyntacticDiagnostics(file),
  ...program.getSemanticDiagnostics(file),
  ...program.getDeclarationDiagnostics(file),
]);

for (const { file, start, messageText } of [...program.getOptionsDiagnostics(), ...diagnostics]) {
  const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  console.log(
    `${relative(folder, file?.fileName ?? folder)}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}
program.emit();
console.log(`checked ${ours.length} files`);

function isOurs(path) {
  return (
    !path.startsWith('..') && (!path.includes('node_modules/') || path.includes('nestjs-cache-memoize/'))
  );
}
