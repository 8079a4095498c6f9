import { Get, Headers, Next, Param, Req, Res, Session, Sse } from '@nestjs/common';
import {
  CacheMemoize,
  type CacheMemoizeOptions,
  SelfAnsweringHandlerError,
  UndeclaredKeyError,
} from 'nestjs-cache-memoize';
import { EMPTY } from 'rxjs';
import { findGivenOfRequest, findHandlerRefusal } from '../../../lib/nest/handler-refusal';
import { decorationOf } from '../../support/applications/decoration-of';

type Find = (given: unknown) => Promise<unknown>;
type Handlers = abstract new () => { find: Find };

/** A handler of one parameter, decorated like that. */
function handlersWith(parameter: ParameterDecorator, options: CacheMemoizeOptions<Find> = {}): Handlers {
  class FilesController {
    @Get()
    @CacheMemoize(options)
    async find(_given: unknown): Promise<unknown> {
      return undefined;
    }
  }
  parameter(FilesController.prototype, 'find', 0);
  return FilesController;
}

const refusalOf = (handlers: Handlers) =>
  findHandlerRefusal(handlers.prototype as object, decorationOf(handlers, 'find'));
const REWRITTEN = { argsRewrite: () => 1 };

describe('a handler cannot be memoized', () => {
  it.each<[string, ParameterDecorator]>([
    ['the response, which it then sends itself', Res()],
    ['what runs the next handler', Next()],
  ])('that is given %s, whatever key it declares', (_, parameter) => {
    expect(refusalOf(handlersWith(parameter))).toBeInstanceOf(SelfAnsweringHandlerError);
    expect(refusalOf(handlersWith(parameter, REWRITTEN))).toBeInstanceOf(SelfAnsweringHandlerError);
  });

  it('that streams', () => {
    class FilesController {
      @Sse()
      @CacheMemoize()
      async find(): Promise<unknown> {
        return EMPTY;
      }
    }
    expect(refusalOf(FilesController)).toMatchObject({ method: 'FilesController.find' });
    expect(refusalOf(FilesController)).toBeInstanceOf(SelfAnsweringHandlerError);
  });

  it.each<[string, ParameterDecorator]>([
    ['request', Req()],
    ['response, though Nest sends it', Res({ passthrough: true })],
    ['session', Session()],
    ['header of all', Headers()],
  ])('that is given the whole %s, unless it declares its key', (_, parameter) => {
    expect(refusalOf(handlersWith(parameter))).toBeInstanceOf(UndeclaredKeyError);
    expect(refusalOf(handlersWith(parameter, { extra: () => 1 }))).toBeInstanceOf(UndeclaredKeyError);
    expect(refusalOf(handlersWith(parameter, REWRITTEN))).toBeUndefined();
    expect(refusalOf(handlersWith(parameter, { keyGeneratorCallable: () => 'key' }))).toBeUndefined();
  });

  it('that a class inherits: the refusal names that class', () => {
    class Heir extends handlersWith(Req()) {}
    expect(refusalOf(Heir)).toMatchObject({ method: 'Heir.find' });
  });
});

describe('a handler can be memoized', () => {
  it.each<[string, ParameterDecorator]>([
    ['a parameter of the path', Param('name')],
    ['one header', Headers('accept')],
  ])('that is given %s', (_, parameter) => {
    expect(refusalOf(handlersWith(parameter))).toBeUndefined();
  });

  it('that is no handler but a method', () => {
    class Files {
      @CacheMemoize()
      async find(@Req() _given: unknown): Promise<unknown> {
        return undefined;
      }
    }
    expect(refusalOf(Files)).toBeUndefined();
  });
});

describe('what a handler is given that ends with its request', () => {
  const givenTo = (parameter: ParameterDecorator) => {
    const handlers = handlersWith(parameter, REWRITTEN);
    return findGivenOfRequest(handlers.prototype as object, decorationOf(handlers, 'find'));
  };

  it.each<[ParameterDecorator, string]>([
    [Req(), 'the whole request (@Req())'],
    [Res({ passthrough: true }), 'the response (@Res({ passthrough: true }))'],
    [Session(), 'the whole session (@Session())'],
  ])('is the request, the response or the session: %#', (parameter, given) => {
    expect(givenTo(parameter)).toBe(given);
  });

  it('is nothing that can be copied, and nothing of a method that is no handler', () => {
    class Files {
      @CacheMemoize()
      async find(_given: unknown): Promise<void> {}
    }
    expect([Param('id'), Headers(), Headers('accept')].map(givenTo)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(findGivenOfRequest(Files.prototype, decorationOf(Files, 'find'))).toBeUndefined();
  });
});
