import { RESPONSE_PASSTHROUGH_METADATA, SSE_METADATA } from '@nestjs/common/constants';
import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import { SelfAnsweringHandlerError } from '../errors/self-answering-handler.error';
import { UndeclaredKeyError } from '../errors/undeclared-key.error';
import type { Decoration } from './decoration';
import { findHandler, type Handler, handsOverAll, ignoresArguments } from './handler';
import type { SelfAnswer, Whole } from './handler-protocols';

const STREAM: SelfAnswer = {
  by: '@Sse()',
  remedy: 'Memoize the method that loads the data of its events.',
};
const OWN_RESPONSE: SelfAnswer = {
  by: '@Res() without passthrough',
  remedy: 'Return the result, and leave the response to Nest.',
};

/**
 * Why a handler cannot be memoized: it answers by itself, or it is given something of which a key cannot tell what
 * matters, and does not declare its key. undefined: it can, or the method is no handler.
 */
export function findHandlerRefusal(prototype: object, decoration: Decoration): CacheMemoizeError | undefined {
  const handler = findHandler(prototype, decoration);
  if (!handler) return undefined;
  const method = `${prototype.constructor.name}.${decoration.name}`;
  const selfAnswer = findSelfAnswer(handler);
  if (selfAnswer) return new SelfAnsweringHandlerError({ method, ...selfAnswer });
  if (replacesArguments(decoration) || ignoresArguments(prototype, decoration)) return undefined;
  const given = findWhole(handler);
  return given === undefined ? undefined : new UndeclaredKeyError({ method, given });
}

/**
 * What a handler is given that ends with its request, as the end of a sentence; undefined where it is given nothing of that
 * kind, or is no handler. It may be memoized all the same, where it declares its key.
 */
export function findGivenOfRequest(prototype: object, decoration: Decoration): string | undefined {
  const handler = findHandler(prototype, decoration);
  if (!handler || ignoresArguments(prototype, decoration)) return undefined;
  return findWhole(handler, ({ isPlain }) => isPlain !== true);
}

/** An `extra` does not: what the handler is given stays in the key. */
function replacesArguments({ options }: Decoration): boolean {
  return options.argsRewrite !== undefined || options.keyGeneratorCallable !== undefined;
}

function findSelfAnswer(handler: Handler): SelfAnswer | undefined {
  if (Reflect.hasMetadata(SSE_METADATA, handler.method)) return STREAM;
  for (const { selfAnswers, wholes } of handler.protocols) {
    for (const { type } of handler.parameters) {
      if (selfAnswers[type]) return selfAnswers[type];
      if (wholes[type]?.isResponse && !isPassedThrough(handler)) return OWN_RESPONSE;
    }
  }
  return undefined;
}

function findWhole(
  { protocols, parameters, isDecorated }: Handler,
  isMeant: (whole: Whole) => boolean = () => true,
): string | undefined {
  if (!isDecorated) return protocols.find(handsOverAll)?.givenUndecorated;
  for (const { wholes } of protocols) {
    for (const { type, part } of parameters) {
      const whole = wholes[type];
      if (whole && isMeant(whole) && !(whole.hasParts && part)) return whole.given;
    }
  }
  return undefined;
}

function isPassedThrough({ decoration: { prototype, name } }: Handler): boolean {
  return Reflect.hasMetadata(RESPONSE_PASSTHROUGH_METADATA, prototype.constructor, name);
}
