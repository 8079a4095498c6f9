import { Inject } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { tagInstance } from './application';

const APPLICATION = Symbol('nestjs-cache-memoize: the application of this instance');

/** Has Nest hand its ModulesContainer to every instance that it constructs, which is how one knows its application. */
export function injectApplication(prototype: object): void {
  if (asksForApplication(prototype)) return;
  Object.defineProperty(prototype, APPLICATION, {
    configurable: true,
    get: () => undefined,
    set(this: object, container: ModulesContainer) {
      tagInstance(this, container);
    },
  });
  Inject(ModulesContainer)(prototype, APPLICATION);
}

/** Whether instances of a class, or of one above it, have a method that one of our decorators stands on. */
export function asksForApplication(prototype: object): boolean {
  return APPLICATION in prototype;
}
