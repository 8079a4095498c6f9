// Lets a plain Node run our TypeScript, as jest.config.js lets Jest: `node -r ./test/support/typescript-hook.js x.ts`.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join, resolve: toAbsolute } = require('node:path');
const { transformSync } = require('@swc/core');

// The sources, or what was built of them: `LIBRARY=dist`.
const LIBRARY = process.env.LIBRARY ? toAbsolute(process.env.LIBRARY) : join(__dirname, '../../lib/index.ts');

const options = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
  module._compile(code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return request === 'nestjs-cache-memoize' ? require.resolve(LIBRARY) : resolve.call(this, request, ...rest);
};
