// For an application that has a configuration of its own: this library in the bundle, the others outside of it.
import { readFileSync } from 'node:fs';

const isEsm = JSON.parse(readFileSync('package.json', 'utf8')).type === 'module';
const isOurs = (request) => /^(\.|\/|nestjs-cache-memoize)/.test(request);

export default {
  entry: './src/main.ts',
  target: 'node20',
  mode: 'production',
  // Nest tells providers from each other by their classes, and shows their names.
  optimization: { minimize: false },
  output: { path: `${process.cwd()}/dist`, filename: 'main.js', module: isEsm },
  externals: [
    ({ request }, done) =>
      isOurs(request) ? done() : done(null, `${isEsm ? 'module' : 'commonjs'} ${request}`),
  ],
  resolve: { extensions: ['.ts', '.js'], extensionAlias: { '.js': ['.ts', '.js'] } },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: 'builtin:swc-loader',
        options: {
          jsc: {
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true },
            target: 'es2021',
          },
        },
      },
    ],
  },
};
