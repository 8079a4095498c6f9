/**
 * Measures a start in a process that has done nothing else, and tells it in milliseconds of CPU of the main thread:
 * `start-probe.mjs import` what loading Nest takes, and our main entry behind it; `start-probe.mjs plain|memoized` what it
 * takes to start an application of 500 methods.
 */
import { createRequire } from 'node:module';
import { cpuNow } from './cpu-clock.mjs';

const CLASSES = 50;
const METHODS = 10;
const require = createRequire(import.meta.url);
const [what] = process.argv.slice(2);

function probeImport() {
  const begin = cpuNow();
  for (const name of ['reflect-metadata', '@nestjs/common', '@nestjs/core']) require(name);
  const nest = cpuNow();
  require('../../../dist/index.js');
  return { nest: (nest - begin) / 1e6, ours: (cpuNow() - nest) / 1e6 };
}

async function probeApplication(isMemoized) {
  require('reflect-metadata');
  const { Module } = require('@nestjs/common');
  const { NestFactory } = require('@nestjs/core');
  const { decorate } = await import('./decorate.mjs');
  const library = require('../../../dist/index.js');
  const begin = cpuNow();
  const providers = Array.from({ length: CLASSES }, (_, index) => makeClass(`Service${index}`));
  if (isMemoized)
    for (const { prototype } of providers)
      for (let index = 0; index < METHODS; index++)
        decorate(prototype.constructor, `method${index}`, library.CacheMemoize('5m'));
  class App {}
  const imports = isMemoized
    ? [library.CacheMemoizeModule.forRoot({ default: library.memoryCache() }, { keyPrefix: 'bench' })]
    : [];
  Module({ imports, providers })(App);
  const app = await NestFactory.createApplicationContext(App, { logger: false });
  const took = (cpuNow() - begin) / 1e6;
  await app.close();
  return { took };
}

function makeClass(name) {
  const Class = { [name]: class {} }[name];
  for (let index = 0; index < METHODS; index++)
    Object.defineProperty(Class.prototype, `method${index}`, {
      value: async (id) => id,
      writable: true,
      configurable: true,
    });
  return Class;
}

console.log(JSON.stringify(what === 'import' ? probeImport() : await probeApplication(what === 'memoized')));
process.exit();
